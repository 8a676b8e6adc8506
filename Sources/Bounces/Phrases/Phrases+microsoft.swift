extension PhraseTable {
    /// Exchange Online and Outlook.com: their own codes of three digits (Microsoft, "Email non-delivery reports and SMTP
    /// errors in Exchange Online"; Outlook.com Postmaster).
    static let microsoft: [PhraseTable] = [
        // Directory based blocking: the address isn't in the tenant's directory (MicrosoftDocs, issue 2654).
        PhraseTable(
            .userUnknown, .convention, of: "microsoft",
            """
            recipient address rejected: access denied + #5.4.1
            access denied + #5.4.1 + $microsoft
            #5.1.10 + $microsoft
            #5.1.351
            """),
        PhraseTable(.userUnknown, .decisive, of: "microsoft", "recipient address rejected: access denied"),
        // At DATA it speaks of all recipients at once.
        PhraseTable(
            .recipientFiltered, .convention, of: "microsoft",
            """
            access denied + #5.4.1 + $microsoft + ^data
            recipient addresses rejected + access denied + #5.4.1
            #5.7.124
            #5.7.129
            #5.7.133
            #5.7.134
            #5.7.135
            #5.7.136
            #5.7.504
            #5.7.505
            #5.7.507
            """),
        PhraseTable(
            .hostUnknown, .convention, of: "microsoft",
            """
            #5.4.310
            #5.1.2 + RESOLVER.ADR
            """),
        PhraseTable(
            .blocked, .convention, of: "microsoft",
            """
            #5.7.501
            #5.7.502
            #5.7.506
            #5.7.511
            #5.7.513
            #5.7.606
            #5.7.607
            #5.7.608
            #5.7.609
            #5.7.610
            access denied, banned sending ip
            #5.7.703
            #5.7.708
            s3140
            s3150
            $microsoft + weren't sent
            sc-001
            sc-002
            sc-003
            sc-004
            dy-001
            dy-002
            ou-001
            ou-002
            """),
        PhraseTable(
            .reputation, .convention, of: "microsoft",
            """
            #4.7.650
            #4.7.651
            #4.7.652 + reputation
            """),
        PhraseTable(
            .senderRejected, .convention, of: "microsoft",
            """
            #5.7.503
            #5.7.60
            #5.7.68
            #5.7.750
            #5.1.8 + $microsoft
            """),
        PhraseTable(
            .authentication, .convention, of: "microsoft",
            """
            #5.7.509
            #5.7.515
            #5.7.23
            """),
        PhraseTable(.ptrRequired, .convention, of: "microsoft", "#5.7.25"),
        PhraseTable(
            .rateLimited, .convention, of: "microsoft",
            """
            #5.2.121
            #5.2.122
            #4.2.121
            #4.2.122
            #5.1.90
            #5.7.508
            #5.7.705
            #4.7.500
            #4.7.501
            #4.7.502
            rp-001
            rp-002
            rp-003
            """),
        PhraseTable(.tooManyConnections, .convention, of: "microsoft", "#4.7.652"),
        PhraseTable(.notCompliant, .convention, of: "microsoft", "#5.7.512"),
        PhraseTable(.spamDetected, .convention, of: "microsoft", "#5.7.350"),
        PhraseTable(
            .security, .convention, of: "microsoft",
            """
            #5.7.12 + $microsoft
            #5.7.57
            #5.7.520
            """),
        PhraseTable(
            .relayDenied, .convention, of: "microsoft",
            """
            #5.7.64
            #5.7.367
            """),
        PhraseTable(
            .expired, .convention, of: "microsoft",
            """
            #4.4.316
            #5.4.316
            #4.4.317
            #5.4.317
            #4.4.300
            #5.4.300
            """),
        PhraseTable(
            .networkError, .convention, of: "microsoft",
            """
            #5.4.14
            #5.4.312
            #4.4.312
            """),
        PhraseTable(.contentError, .convention, of: "microsoft", "#5.6.11"),
    ]
}

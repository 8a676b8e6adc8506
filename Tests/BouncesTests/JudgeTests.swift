// What the fields of a report, its text and its own doubts make of a verdict together.

import Testing

@testable import Bounces

@Suite struct JudgeTests {
    private func verdict(_ fields: String, text: String = "Your mail was not delivered.\n") -> Verdict? {
        let mail = report("Final-Recipient: rfc822; ann@home.example\nAction: failed\n\(fields)", text: text)
        return Report(reading: mail).recipients.first?.verdict
    }

    @Test func theReportsOwnAccountKeepsAnAddress() {
        let fields = "Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <ann@home.example>... User unknown\n"
        #expect(verdict(fields)?.reason == .userUnknown)
        #expect(verdict(fields, text: "Your message was rejected:\nNot enough disk space\n")?.reason == .mailboxFull)
        #expect(verdict(fields, text: "The user(s) account is disabled.\n")?.reason == .mailboxDisabled)
        // Advice on other things is none of it.
        #expect(verdict(fields, text: "Contact your postmaster. See our spam policy.\n")?.reason == .userUnknown)
    }

    @Test func wordsHoldWithoutACode() {
        let words = "Diagnostic-Code: The email account that you tried to reach does not exist.\n"
        #expect(verdict("Status: 5.0.0\n" + words)?.reason == .userUnknown)
        #expect(verdict("Status: 5.1.1\n" + words)?.reason == .userUnknown)
    }

    @Test func powerMTAsCategoryCountsBesideTheWords() {
        let category = "X-PowerMTA-BounceCategory: bad-mailbox\n"
        #expect(verdict("Status: 5.0.0\nDiagnostic-Code: smtp; 550 Sorry\n" + category)?.reason == .userUnknown)
        #expect(
            verdict("Status: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full\n" + category)?.reason == .mailboxFull
        )
    }

    @Test func paragraphsThatNameTheirRecipientAgainStayApart() {
        let mail = notice(
            """
            Unable to deliver message to the following address(es).

            <bob@yahoo.com>:
            Sorry your message to bob@yahoo.com cannot be delivered. This account has been disabled or discontinued [#102].

            <eve@yahoo.com>:
            This user doesn't have a yahoo.com account (eve@yahoo.com) [0]
            """)
        let reasons = Report(reading: mail).recipients.map(\.verdict.reason)
        #expect(reasons == [.mailboxDisabled, .userUnknown])
    }

    @Test func addressesThatAreShownAlikeAreOne() {
        var mail = bytes(notice("The following address(es) failed:\n\n"))
        for byte in [0xF1, 0xF2] as [UInt8] { mail += bytes("  a") + [byte] + bytes("@home.example\n") }
        #expect(Report(reading: mail).recipients.count == 1)
    }
}

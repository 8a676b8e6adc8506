// Long: a table of phrases.

extension PhraseTable {
    /// The message itself: its size, its form, what policy says of it.
    static let content: [PhraseTable] = [
        PhraseTable(
            .messageTooBig, .contra,
            """
            message size limit
            message size is
            message size too
            message size larger
            message size violation
            message exceeds
            message exceeded
            message body too
            message header size + exceeds
            message would exceed
            message file too
            message's size
            mail size limit
            mail size is
            mail is too
            mail message too
            mail data exceeds
            mail exceeds
            email size
            email exceeds
            e-mail size
            e-mail is too
            exceeds size
            exceeds maximum
            exceeds the maximum message
            exceeds fixed
            exceeds our limit
            exceeds limit
            exceeded maximum message
            exceeds administrative limit
            maximum message size
            max message size
            too much data
            oversize
            recipsizelimit
            sendsizelimit
            RESOLVER.RST.RECIPSIZELIMIT
            RESOLVER.RST.SENDSIZELIMIT
            attachment too
            attachments too
            attachment size
            attachment is too
            body too large
            """),
        PhraseTable(
            .messageTooBig, .exact,
            """
            size limit
            size limits
            maximum size
            max size
            maxsize
            message-size
            """),
        PhraseTable(
            .contentError, .contra,
            """
            header too long
            header size
            header line too
            headers too long
            too many received
            mime nesting
            mime structure
            mime part
            malformed message
            malformed from
            malformed mail
            header syntax
            message header is
            header based
            headers based
            header check
            8-bit data
            8bit data
            8-bit characters
            non-ascii
            non ascii
            bare lf
            bare cr
            null byte
            nul byte
            nul char
            null character
            control character
            invalid character
            illegal character
            conversion required
            conversion not
            conversion with loss
            empty message
            message body is empty
            improper use of 8-bit
            unsupported content
            content not supported
            """),
        PhraseTable(
            .notCompliant, .contra,
            """
            rfc 5322
            rfc5322
            rfc 2822
            rfc2822
            rfc 822
            rfc822 compliant
            rfc-compliant
            rfc compliant
            rfc compliance
            not rfc
            not compliant with
            non-compliant
            non-rfc
            multiple from
            more than one from
            several from
            duplicate from
            missing from
            from: header
            missing a valid address in from
            missing date
            missing message-id
            missing required header
            message is not rfc
            messages missing
            duplicate headers
            contains bare
            smtputf8
            utf8 but
            utf-8 address
            internationalized email
            internationalized address
            does not support eai
            non-ascii address
            local-part contains utf8
            """),
        PhraseTable(
            .policy, .contra,
            """
            policy prohibit
            policy settings
            policy rule
            local policy
            site policy
            mail policy
            email policy
            message policy
            company policy
            corporate policy
            administrative policy
            administrator has
            usage policy
            acceptable use
            terms of service
            illegal attachment
            attachment type
            attachment is not
            attachment name
            attachment file
            attachments are not
            attachments not
            attachments of
            mime_banned
            dangerous attachment
            executable attachment
            executable files
            executable content
            file type
            file extension
            filename extension
            content presents a potential
            potential security issue
            not allowed by
            bad reputation url
            message violates
            message blocked by
            transport rule
            TRANSPORT.RULES.REJECTMESSAGE
            TRANSPORT.RULES
            transport rules
            org rule
            organization's policies
            custom rule
            mail flow rule
            data loss
            """),
        PhraseTable(
            .policy, .vague,
            """
            message refused
            message denied
            message prohibited
            policy
            policies
            prohibited
            forbidden
            administratively
            not allowed
            not permitted
            not accepted
            message rejected
            mail rejected
            transaction rejected
            denied
            refused
            rejected
            """),
    ]
}

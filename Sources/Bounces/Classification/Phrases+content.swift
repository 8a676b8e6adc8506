// Long: a table of phrases.

extension PhraseTable {
    /// The message itself: its size, its form, what policy says of it.
    static let content: [PhraseTable] = [
        PhraseTable(
            .messageTooBig, .decisive,
            """
            message too big
            message too large
            message is too big
            message is too large
            message was too large
            message was too big
            message size exceed
            message size exceeds
            message size exceeded
            message size limit
            message size is
            message size too
            message size larger
            message size violation
            message exceeds
            message exceeded
            message length exceeds
            message length exceeded
            message body too
            message header size + exceeds
            message larger than
            message would exceed
            message file too
            messages larger than
            message's size
            mail size exceed
            mail size limit
            mail size is
            mail too large
            mail too big
            mail is too
            mail message too
            mail data exceeds
            mail exceeds
            email too large
            email is too large
            email size
            email exceeds
            e-mail size
            e-mail is too
            size limit
            size limits
            size exceeds
            size exceeded
            size larger than
            size too large
            size too big
            exceeds the size
            exceeds size
            exceeds maximum
            exceeds the maximum message
            exceeds fixed
            exceeds our limit
            exceeds limit
            exceeded maximum message
            exceeds administrative limit
            maximum message size
            maximum mail size
            maximum size
            maximum allowed size
            max message size
            max size
            maxsize
            message-size
            too large
            too big
            too much data
            oversize
            larger than the
            larger than
            bytes exceeds
            recipsizelimit
            sendsizelimit
            RESOLVER.RST.RECIPSIZELIMIT
            RESOLVER.RST.SENDSIZELIMIT
            attachment too
            attachments too
            attachment size
            attachment is too
            body too large
            data size exceeds
            """),
        PhraseTable(
            .contentError, .decisive,
            """
            headers too large
            header too large
            header too long
            header size
            header line too
            headers too long
            too many header
            too many received
            too many mime
            mime error
            mime nesting
            mime structure
            mime part
            malformed mime
            malformed message
            malformed header
            malformed from
            malformed mail
            bad header
            bad headers
            invalid header
            illegal header
            duplicate header
            missing header
            header error
            header syntax
            header missing
            message header error
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
            bare lfs
            bare cr
            bare linefeed
            stray lf
            null byte
            nul byte
            nul char
            null character
            control character
            invalid character
            illegal character
            media error
            media not supported
            conversion required
            conversion not
            conversion failed
            conversion with loss
            empty message
            empty subject
            no subject
            missing subject
            message body is empty
            improper use of 8-bit
            not in mime format
            unsupported content
            content not supported
            """),
        PhraseTable(
            .notCompliant, .decisive,
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
            violates rfc
            violation of rfc
            not compliant with
            non-compliant
            non-rfc
            multiple addresses in from
            multiple from
            more than one from
            several from
            duplicate from
            missing from
            from: header
            missing a valid address in from
            no from header
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
            mailbox delivery failure policy
            policy violation
            policy reasons
            policy reason
            policy restrictions
            policy restriction
            policy rejection
            policy reject
            policy error
            policy prohibit
            policy denies
            policy block
            policy settings
            policy rule
            local policy
            site policy
            mail policy
            email policy
            message policy
            company policy
            corporate policy
            violates policy
            violates our
            violation of
            against policy
            due to policy
            denied by policy
            rejected by policy
            blocked by policy
            rejected for policy
            refused by policy
            administrative policy
            administrative prohibition
            administratively denied
            administratively prohibited
            administrator has
            usage policy
            acceptable use
            terms of service
            illegal attachment
            attachment type
            attachment not allowed
            attachment blocked
            attachment rejected
            attachment is not
            attachment name
            attachment file
            attachments are not
            attachments not
            attachments of
            banned attachment
            banned file
            mime_banned
            blocked attachment
            forbidden attachment
            prohibited attachment
            dangerous attachment
            disallowed attachment
            unauthorized attachment
            executable attachment
            executable files
            executable content
            file type
            file extension
            filename extension
            content presents a potential
            potential security issue
            prohibited content
            not allowed by
            message refused
            bad reputation url
            message violates
            message blocked by
            message denied
            message prohibited
            transport rule
            TRANSPORT.RULES.REJECTMESSAGE
            TRANSPORT.RULES
            transport rules
            org rule
            organization's policies
            custom rule
            mail flow rule
            restricted by policy
            data loss
            """),
        PhraseTable(
            .policy, .vague,
            """
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

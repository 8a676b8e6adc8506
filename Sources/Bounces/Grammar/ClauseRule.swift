/// A rule on what a clause means in which certain concepts meet.
struct ClauseRule: Sendable {
    /// All of these have to be there, of `any` at least one, of `without` none.
    let all, any, without: Concepts
    let reason: Reason
    let weight: PhraseTable.Weight

    init(
        _ all: Concepts, any: Concepts = [], without: Concepts = [], _ reason: Reason, _ weight: PhraseTable.Weight
    ) {
        (self.all, self.any, self.without, self.reason, self.weight) = (all, any, without, reason, weight)
    }

    func applies(to clause: Concepts) -> Bool {
        clause.contains(all: all) && (any.isEmpty || clause.contains(anyOf: any)) && !clause.contains(anyOf: without)
    }

    /// Makes a name for people: `grammar: mailbox absent`.
    func name(in clause: Concepts) -> String {
        var bits = all.union(any.intersection(clause)).bits
        var name = "grammar:"
        while bits != 0 {
            name += Self.names[bits.trailingZeroBitCount]
            bits &= bits - 1
        }
        return name
    }

    private static let names = Concept.allCases.map { " \($0)" }

    /// The heaviest first; of one weight, as they are written.
    static let all: [ClauseRule] = {
        let written = gives + address + message + transport
        return Set(written.map(\.weight.rawValue)).sorted(by: >).flatMap { weight in
            written.filter { $0.weight.rawValue == weight }
        }
    }()

    /// The concepts, beside the recipient, that a clause may be about so that nothing said in it gives the address up.
    private static let others: Concepts = [
        .sender, .client, .content, .attachment, .header, .standard, .size, .rate, .recipients, .tls, .authentication,
        .reverseName, .login, .relaying, .spam, .virus, .reputation, .list, .greylisting, .command, .loop, .many,
        .perhaps, .connection, .queue, .program, .takesNoneFromUs,
    ]
    private static let nothing: Concepts = [.absent, .gone, .former, .failed, .missing]
    private static let denials: Concepts = [.refused, .blocked, .ruled]

    /// Rules for those whom nobody reaches.
    private static let gives: [ClauseRule] = [
        ClauseRule(
            [.domain, .takesNoMail], without: others.union([.passing, .takesNoneFromUs]), .noMailAccepted, .exact),
        ClauseRule(
            [.takesNoMail],
            without: others.subtracting([.client]).union([.mailbox, .system, .passing, .takesNoneFromUs]),
            .noMailAccepted,
            .exact),
        ClauseRule(
            [.address, .absent], without: others.union([.domain, .system, .passing, .message]), .userUnknown, .exact),
        ClauseRule(
            [.mailbox, .absent], without: others.union([.passing, .policy, .room, .disk, .size, .recipientsWill]),
            .userUnknown, .exact),
        ClauseRule(
            [.mailbox, .gone],
            without: others.union([.message, .attachment, .policy, .passing, .unavailable, .recipientsWill]),
            .userUnknown, .exact),
        ClauseRule(
            [.mailbox, .former], any: [.disabled, .unavailable, .refused, .takesNoMail], without: others, .userUnknown,
            .exact),
        ClauseRule([.mailbox, .moved], without: others, .userMoved, .exact),
        ClauseRule([.domain, .absent], without: others.union([.mailbox, .passing, .names]), .hostUnknown, .exact),
        ClauseRule([.absent, .perhaps], without: [.names], .undetermined, .loose),
        ClauseRule([.domain, .absent, .passing], without: [.mailbox], .networkError, .contra),
    ]

    /// Rules for what is with a mailbox that is there.
    private static let address: [ClauseRule] = [
        ClauseRule(
            [.mailbox, .room], any: [.full, .exceeded, .large],
            without: [.sender, .rate, .client, .queue, .connection], .mailboxFull, .decisive),
        ClauseRule(
            [.mailbox, .size, .exceeded], without: [.sender, .message, .attachment, .content, .header], .mailboxFull,
            .decisive),
        // `message larger than the space that is left`.
        ClauseRule(
            [.room, .large], without: [.sender, .rate, .client, .disk, .queue, .connection, .size], .mailboxFull,
            .decisive),
        // `quota, 500 MB, exceeded`.
        ClauseRule(
            [.room, .size], any: [.full, .exceeded],
            without: [.sender, .rate, .client, .disk, .queue, .message, .attachment, .content, .header], .mailboxFull,
            .decisive),
        ClauseRule(
            [.room], any: [.full, .exceeded], without: [.sender, .rate, .client, .disk, .queue, .connection, .size],
            .mailboxFull, .contra),
        ClauseRule(
            [.mailbox, .full], without: [.sender, .rate, .client, .queue, .connection, .size], .mailboxFull, .contra),
        ClauseRule([.mailbox, .disk], any: [.full, .exceeded], without: [.sender, .system], .mailboxFull, .contra),
        ClauseRule([.disk], any: [.full, .exceeded], without: [.rate], .systemFull, .contra),
        ClauseRule(
            [.recipientsWill], any: [.refused, .blocked], without: nothing.union([.full, .disabled, .client]),
            .recipientFiltered, .decisive),
        ClauseRule(
            [.recipientsWill], without: nothing.union([.full, .disabled, .client]), .recipientFiltered, .contra),
        // `no such group for external senders`.
        ClauseRule([.recipientsWill, .mailbox], any: [.absent, .gone], .recipientFiltered, .contra),
        ClauseRule([.mailbox, .takesNoneFromUs], without: [.client, .sender], .recipientFiltered, .contra),
        ClauseRule([.address, .takesNoneFromUs], without: [.client, .sender], .recipientFiltered, .contra),
        ClauseRule(
            [.mailbox, .disabled], without: [.sender, .client, .former, .list, .spam, .tls, .authentication, .login],
            .mailboxDisabled, .contra),
        ClauseRule(
            [.mailbox, .blocked],
            without: others.union([.message, .policy, .ruled, .former, .recipientsWill]), .mailboxDisabled, .contra),
        ClauseRule([.mailbox, .unavailable, .passing], without: [.sender, .client], .mailboxDisabled, .contra),
        ClauseRule(
            [.mailbox, .exceeded], without: others.union([.message, .size, .disk, .system, .absent]), .mailboxFull,
            .contra),
        ClauseRule([.disabled], without: Concepts.subjects.union([.silent]), .mailboxDisabled, .exact),
        ClauseRule(
            [.mailbox, .takesNoMail], without: [.sender, .client, .former, .absent, .domain], .mailboxDisabled, .contra),
        ClauseRule(
            [.domain, .disabled], without: [.sender, .client, .tls, .list, .mailbox], .mailboxDisabled, .contra),
        ClauseRule([.mailbox, .unavailable], without: [.sender, .client, .domain, .system], .mailboxDisabled, .loose),
    ]

    /// The sender and the message.
    private static let message: [ClauseRule] = [
        ClauseRule(
            [.authentication], any: nothing.union(denials).union([.required, .unavailable, .disabled]), .authentication,
            .decisive),
        ClauseRule(
            [.reverseName], any: nothing.union(denials).union([.required, .unavailable]), .ptrRequired, .decisive),
        ClauseRule([.suppressed], without: [.client], .suppressed, .decisive),
        ClauseRule([.reputation], .reputation, .decisive),
        ClauseRule([.spam, .virus], .spamDetected, .decisive),
        ClauseRule([.content], any: [.list, .listed], .spamDetected, .decisive),
        ClauseRule([.virus], without: [.unavailable, .passing], .virusDetected, .decisive),
        ClauseRule([.greylisting], without: [.rate], .greylisted, .decisive),
        ClauseRule([.message, .large], without: [.rate, .many], .messageTooBig, .decisive),
        ClauseRule([.attachment], any: [.large, .exceeded], .messageTooBig, .decisive),
        ClauseRule(
            [.size], any: [.exceeded, .large], without: [.header, .command, .recipients], .messageTooBig, .decisive),
        ClauseRule([.large], without: .subjects, .messageTooBig, .exact),
        ClauseRule([.size], without: .subjects.subtracting([.size]), .messageTooBig, .loose),
        ClauseRule([.message, .standard], any: nothing.union(denials), .notCompliant, .decisive),
        ClauseRule([.standard], any: nothing.union(denials), .notCompliant, .decisive),
        ClauseRule(
            [.header], any: nothing.union(denials).union([.many, .large, .exceeded, .required]), .contentError,
            .decisive),
        ClauseRule([.connection], any: [.many, .exceeded, .rate, .full], .tooManyConnections, .decisive),
        ClauseRule([.recipients, .rate], .rateLimited, .decisive),
        ClauseRule([.recipients], .tooManyConnections, .decisive),
        ClauseRule([.tls], any: nothing.union(denials).union([.unavailable, .silent, .disabled]), .tlsFailed, .contra),
        ClauseRule([.tls, .command, .required], .security, .contra),
        ClauseRule([.tls, .required], .tlsFailed, .contra),
        ClauseRule([.sender], any: [.exceeded, .room], .rateLimited, .contra),
        ClauseRule([.many, .absent], any: [.mailbox, .recipients], .blocked, .contra),
        ClauseRule(
            [.rate],
            any: [.exceeded, .many, .refused, .blocked, .passing, .full, .failed, .large], .rateLimited, .contra),
        ClauseRule([.many, .message], without: [.spam], .rateLimited, .contra),
        ClauseRule([.many, .client], without: [.spam], .rateLimited, .contra),
        ClauseRule([.attachment], any: denials.union([.list, .listed, .takesNoMail]), .policy, .contra),
        ClauseRule([.sender, .list], without: [.client], .senderRejected, .contra),
        ClauseRule([.list], .blocked, .contra),
        ClauseRule([.relaying, .login], any: nothing.union(denials).union([.required]), .security, .contra),
        ClauseRule([.relaying, .failed, .passing], without: denials, .systemError, .contra),
        ClauseRule(
            [.relaying], any: nothing.union(denials).union([.unavailable, .disabled]), .relayDenied, .contra),
        ClauseRule([.client, .spam], any: denials.union([.list, .listed, .many]), .blocked, .contra),
        ClauseRule([.spam], any: predicates, .spamDetected, .contra),
        ClauseRule(
            [.login], any: nothing.union(denials).union([.required, .disabled]), .security, .contra),
        ClauseRule(
            [.sender],
            any: nothing.union(denials).union([
                .required, .unavailable, .disabled, .listed, .takesNoMail, .takesNoneFromUs, .full, .silent,
            ]), .senderRejected, .contra),
        ClauseRule(
            [.client], any: denials.union([.listed, .disabled, .takesNoneFromUs]), .blocked, .contra),
        ClauseRule(
            [.client, .absent], without: [.mailbox, .address, .domain, .system, .takesNoMail], .blocked, .exact),
        ClauseRule([.client, .failed], any: [.domain, .names], .ptrRequired, .contra),
        ClauseRule([.client, .domain, .absent], without: [.mailbox, .takesNoMail], .ptrRequired, .contra),
        ClauseRule(
            [.takesNoneFromUs], any: [.refused, .blocked], without: [.mailbox, .address, .recipientsWill], .blocked,
            .contra),
        ClauseRule([.listed], without: [.mailbox, .absent, .loop], .blocked, .contra),
        ClauseRule([.content, .policy], any: denials, .policy, .contra),
        ClauseRule([.content], any: denials, .spamDetected, .contra),
        ClauseRule([.policy], any: denials.union([.failed]), .policy, .contra),
        ClauseRule([.ruled], .policy, .contra),
        // What is spoken of is at fault, whatever is said of it.
        ClauseRule([.spam], .spamDetected, .contra),
        ClauseRule([.authentication], .authentication, .contra),
        ClauseRule([.reverseName], .ptrRequired, .contra),
        ClauseRule(
            [.blocked], without: .subjects.subtracting([.domain, .system, .address, .message, .mailbox]), .blocked,
            .exact),
    ]

    /// The way there.
    private static let transport: [ClauseRule] = [
        // `not delivered within 4 days`.
        ClauseRule([.queue, .silent, .exceeded], .expired, .plain),
        ClauseRule([.loop], .networkError, .decisive),
        ClauseRule([.queue, .failed], .expired, .loose),
        ClauseRule([.message, .silent], without: [.queue], .expired, .loose),
        ClauseRule([.silent], without: .subjects, .expired, .loose),
        // What a program says that delivers of files and users of its own.
        ClauseRule([.program, .system, .failed], .mailerError, .contra),
        ClauseRule([.program], any: [.failed, .silent, .absent], .mailerError, .exact),
        ClauseRule([.names], any: [.failed, .silent, .passing, .unavailable, .absent], .networkError, .loose),
        ClauseRule([.connection, .silent], .expired, .loose),
        ClauseRule([.domain, .silent], .expired, .loose),
        ClauseRule([.system, .silent], .expired, .loose),
        ClauseRule([.connection], any: [.refused, .failed, .unavailable, .absent], .networkError, .loose),
        ClauseRule([.network], any: [.failed, .unavailable, .absent, .silent, .missing], .networkError, .loose),
        ClauseRule([.domain], any: [.unavailable, .failed], .networkError, .loose),
        ClauseRule([.command, .many], without: [.mailbox], .syntaxError, .loose),
        ClauseRule(
            [.command], any: nothing.union([.refused, .unavailable, .required, .disabled]), without: [.mailbox],
            .syntaxError,
            .loose),
        ClauseRule([.system], any: [.failed, .unavailable, .passing, .full, .disabled], .systemError, .loose),
        // How a queue ends that was given no better reason.
        ClauseRule([.queue], any: [.silent, .exceeded], .expired, .loose),
        ClauseRule([.queue, .passing], .expired, .faint),
        ClauseRule([.mailbox, .silent], .expired, .loose),
        ClauseRule(
            [.message, .exceeded],
            without: others.subtracting([.size]).union([.mailbox, .room, .disk, .passing, .silent]), .messageTooBig,
            .loose),
        ClauseRule([.client], any: [.passing, .failed], .blocked, .loose),
        // `from: domain must resolve`: what is required of a domain is required of ours.
        ClauseRule(
            [.domain, .required], without: others.union([.mailbox, .address, .system, .passing]), .senderRejected,
            .loose),
        ClauseRule(
            [.system, .refused], without: others.union([.mailbox, .address, .domain, .message, .passing]), .blocked,
            .loose),
    ]

    private static let predicates = Concepts.predicates
}

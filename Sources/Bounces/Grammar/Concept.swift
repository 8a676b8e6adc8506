/// The concepts that words of a refusal stand for: whom or what it is about, or what is said of that.
enum Concept: UInt8, Sendable, CaseIterable {
    // Whom or what it is about.
    /// A mailbox, or whoever has it: user, account, address, alias.
    case mailbox
    /// An address as such, of whomever.
    case address
    /// The recipient's domain, or a host of that name.
    case domain
    /// The sender by its address or domain.
    case sender
    /// The host that sends, by its address or name.
    case client
    /// The host or system that refuses.
    case system
    /// The message as a whole.
    case message
    /// The contents: attachments, links, header fields.
    case content, attachment, header
    /// The standards that a message has to comply with.
    case standard
    /// Room in a mailbox; room in a system.
    case room, disk
    case size, rate, connection, recipients
    case tls, authentication, reverseName, login, relaying
    case spam, virus, reputation, list, policy, greylisting
    case network, loop, names, queue, command, program

    // What is said of it.
    /// Is not there.
    case absent
    /// Was there once; or is no more what is said: `no longer valid`.
    case gone, former
    case moved
    case disabled
    case full, exceeded
    /// Too large; too many, or too often.
    case large, many
    case refused, blocked, listed
    case unavailable, passing
    case failed, required, missing
    case silent
    /// Takes no mail at all.
    case takesNoMail
    /// Takes no mail from us.
    case takesNoneFromUs
    /// By the recipient's own will.
    case recipientsWill
    /// By somebody's rules.
    case ruled
    /// Is on a list of those whom our own relay writes no more.
    case suppressed
    /// May be, or may not.
    case perhaps

    // What joins and parts.
    case not
    /// Denies a noun, and that farther off: `no such local user`.
    case none
    /// Carries something, and says nothing of it: `could not be delivered to`.
    case delivering
    case clauseEnd, sentenceEnd
    /// Ends a clause as well; what follows is why.
    case cause
}

/// A set of concepts.
struct Concepts: Sendable, Hashable, ExpressibleByArrayLiteral {
    private(set) var bits: UInt64 = 0

    init(arrayLiteral concepts: Concept...) {
        for concept in concepts { insert(concept) }
    }

    var isEmpty: Bool { bits == 0 }
    func contains(_ concept: Concept) -> Bool { bits & Self.bit(concept) != 0 }
    func contains(all other: Self) -> Bool { bits & other.bits == other.bits }
    func contains(anyOf other: Self) -> Bool { bits & other.bits != 0 }
    func intersection(_ other: Self) -> Self {
        var result = self
        result.bits &= other.bits
        return result
    }

    func union(_ other: Self) -> Self {
        var result = self
        result.formUnion(other)
        return result
    }
    func subtracting(_ other: Self) -> Self {
        var result = self
        result.bits &= ~other.bits
        return result
    }

    mutating func insert(_ concept: Concept) { bits |= Self.bit(concept) }
    mutating func formUnion(_ other: Self) { bits |= other.bits }

    private static func bit(_ concept: Concept) -> UInt64 { 1 << UInt64(concept.rawValue) }
}

extension Concepts {
    /// The concepts that a refusal can be about.
    static let subjects: Self = [
        .mailbox, .address, .domain, .sender, .client, .system, .message, .content, .attachment, .header, .standard,
        .room,
        .disk, .size, .rate, .connection, .recipients, .tls, .authentication, .reverseName, .login, .relaying, .spam,
        .virus, .reputation, .list, .policy, .greylisting, .network, .loop, .names, .queue, .command, .program,
    ]
    /// The concepts that are not of the recipient: no code of an address's is to be believed beside them.
    static let others: Self = [
        .sender, .client, .content, .attachment, .header, .standard, .rate, .connection, .recipients, .tls,
        .authentication, .reverseName, .login, .relaying, .spam, .virus, .reputation, .list, .policy, .greylisting,
        .command, .loop, .many, .blocked, .passing, .silent, .unavailable, .suppressed, .perhaps,
    ]
    /// The concepts that can be said of it.
    static let predicates: Self = [
        .absent, .gone, .former, .moved, .disabled, .full, .exceeded, .large, .many, .refused, .blocked,
        .listed, .unavailable, .passing, .failed, .required, .missing, .silent, .takesNoMail, .takesNoneFromUs,
        .recipientsWill, .ruled, .suppressed, .perhaps,
    ]
}

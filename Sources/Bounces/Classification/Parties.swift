// Whose address or host is named.

/// Tells our side's names from the recipient's in the words of a refusal.
struct Parties: Sendable {
    struct Named: OptionSet {
        let rawValue: UInt8
        /// An address, a domain or a host of ours.
        static let sender = Named(rawValue: 1 << 0)
        /// The recipient, another address of its domain, or the domain.
        static let recipient = Named(rawValue: 1 << 1)
    }

    /// Whether anything of ours is known: only then is the rest worth asking.
    let areKnown: Bool
    private let senders: [[UInt8]]
    private let recipient: [UInt8]
    private let host: [UInt8]

    init(_ evidence: Evidence) {
        areKnown = evidence.isQuoted && (!evidence.senders.isEmpty || evidence.host != nil)
        senders = areKnown ? evidence.senders : []
        recipient = areKnown ? Array((evidence.recipient ?? "").utf8) : []
        host = areKnown && evidence.host != evidence.remote ? Array((evidence.host ?? "").utf8) : []
    }

    /// Returns whose an address is, with what may stand right before it: `from=news@shop.example`.
    func named(address: ArraySlice<UInt8>) -> Named {
        if Self.ends(address, with: recipient[...], after: 0x3D) { return .recipient }
        if senders.contains(where: { Self.ends(address, with: $0[...], after: 0x3D) }) { return .sender }
        return named(host: address[(address.lastIndex(of: .at).map { $0 + 1 } ?? address.startIndex)...])
    }

    /// Returns whose a domain or the name of a host is.
    func named(host name: ArraySlice<UInt8>) -> Named {
        let theirs = Self.domain(recipient)
        if Self.ends(name, with: theirs, after: .dot) {
            // The host that refuses names itself.
            return name.count == theirs.count ? .recipient : []
        }
        if name.count == host.count, Self.ends(name, with: host[...], after: .dot) { return .sender }
        return senders.contains { Self.ends(name, with: Self.domain($0), after: .dot) } ? .sender : []
    }

    private static func domain(_ address: [UInt8]) -> ArraySlice<UInt8> {
        address.lastIndex(of: .at).map { address[($0 + 1)...] } ?? []
    }

    /// Returns whether a name is another, or ends in it behind a byte that parts them; without regard to case.
    private static func ends(_ name: ArraySlice<UInt8>, with other: ArraySlice<UInt8>, after mark: UInt8) -> Bool {
        let start = name.endIndex - other.count
        guard !other.isEmpty, start >= name.startIndex, start == name.startIndex || name[start - 1] == mark else {
            return false
        }
        return zip(name[start...], other).allSatisfy { $0.lowercased == $1.lowercased }
    }
}

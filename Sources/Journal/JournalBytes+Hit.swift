// A hit as bytes of a record, and back:
//
//     at (8) | kind (1) | copy (8) | link (2) | address, user agent, headers: each its size (2) and its bytes
//
// The kind is that of the act's token. The link is the one that was followed, or the number of an `UnsubscribeRequest`, or zero.

package import Words

extension Hit {
    /// The most bytes kept of each text.
    static let textLimit = 4096

    /// The hit as a record has it.
    package var journaled: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(self)
        return bytes
    }

    /// Reads what `journaled` wrote; nil for anything else.
    package init?(journaled bytes: [UInt8]) {
        var cursor = JournalCursor(bytes, from: 0, to: bytes.count)
        guard let at = cursor.number(), let kind = cursor.integer(UInt8.self), let hit = cursor.hit(kind, at: at)
        else { return nil }
        self = hit
    }
}

extension [UInt8] {
    mutating func append(_ hit: Hit) {
        append(number: hit.at)
        switch hit.act {
        case .open(let token): append(token, 0)
        case .click(let token): append(token, token.link)
        case .unsubscribe(let token, let request): append(token, request.rawValue)
        }
        for text in [hit.address, hit.userAgent, hit.headers] {
            let kept = text.prefix(Hit.textLimit)
            append(integer: UInt16(kept.count))
            append(contentsOf: kept)
        }
    }

    private mutating func append(_ token: some Token, _ link: Int) {
        append(type(of: token).kind.rawValue)
        append(number: token.copy)
        append(integer: UInt16(link))
    }
}

extension JournalCursor {
    mutating func hit(_ kind: UInt8, at: Int64) -> Hit? {
        guard let act = act(kind), let address = shortBytes(), let userAgent = shortBytes(), let headers = shortBytes()
        else { return nil }
        return Hit(at: at, act: act, address: address, userAgent: userAgent, headers: headers)
    }

    private mutating func shortBytes() -> [UInt8]? { integer(UInt16.self).flatMap { bytes(Int($0)) } }

    private mutating func act(_ kind: UInt8) -> Hit.Act? {
        guard let kind = TokenKind(rawValue: kind), let copy = number(), (0..<TokenBlock.copies).contains(copy),
            let link = integer(UInt16.self)
        else { return nil }
        switch kind {
        case .open: return OpenToken(copy: copy, link: Int(link)).map { .open($0) }
        case .click: return .click(ClickToken(copy: copy, link: Int(link)))
        case .unsubscribe:
            return UnsubscribeRequest(rawValue: Int(link)).map { .unsubscribe(UnsubscribeToken(copy: copy), $0) }
        case .copy, .returnPath, .split, .retry: return nil
        }
    }
}

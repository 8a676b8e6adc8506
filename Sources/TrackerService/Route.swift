internal import Sealing
internal import Tracking

/// What is to be done for a request: decided by its head alone.
enum Route: Equatable {
    case answer(Response)
    /// Answer with the pixel. Only after the hit is recorded.
    case open(Hit)
    /// Answer with the token's destination. Only after the hit is recorded.
    case click(Token, Hit)
    case health

    /// - Parameters:
    ///   - at: Milliseconds since 1970, UTC.
    ///   - address: The client's, as text.
    init(_ head: RequestHead, in bytes: Span<UInt8>, keys: KeyRing, at: Int64, address: @autoclosure () -> [UInt8]) {
        guard head.method != .other else {
            self = .answer(.methodNotAllowed)
            return
        }
        let target = bytes.extracting(head.target)
        func hit(_ token: Token) -> Hit {
            Hit(
                at: at, token: token, address: address(), userAgent: Signals.userAgent(of: head, in: bytes),
                headers: Signals.headers(of: head, in: bytes))
        }
        switch Endpoint(target) {
        case .open(let place):
            let token = keys.open(target.extracting(place))
            if let token, token.kind == .open { self = .open(hit(token)) } else { self = .answer(.notFound) }
        case .click(let place):
            let token = keys.open(target.extracting(place))
            if let token, token.kind == .click { self = .click(token, hit(token)) } else { self = .answer(.notFound) }
        case .health: self = .health
        case .robots: self = .answer(.robots)
        case .unknown: self = .answer(.notFound)
        }
    }
}

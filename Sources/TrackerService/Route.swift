internal import Sealing
internal import Tracking

/// What is to be done for a request: decided by its head alone.
enum Route: Equatable {
    case answer(Response)
    /// Answer with the pixel. Only after the hit is recorded.
    case open(Hit)
    /// Answer with the token's destination. Only after the hit is recorded.
    case click(Token, Hit)
    /// Answer with the page on which the copy's recipient unsubscribes. Whoever looks at it changes nothing.
    case page(Token, Language)
    /// Unsubscribe as the body says, and answer when that is recorded. A request without the context of a page says it by the
    /// URL alone.
    case form(Hit, Language, isBare: Bool)
    case health

    /// - Parameters:
    ///   - at: Milliseconds since 1970, UTC.
    ///   - address: The client's, as text.
    init(
        _ head: RequestHead, in bytes: Span<UInt8>, keys: KeyRing, at: Int64,
        address: @autoclosure () -> [UInt8]
    ) {
        let normalised = Endpoint.normalised(bytes.extracting(head.target))
        let target = normalised.span
        func hit(_ token: Token) -> Hit {
            Hit(
                at: at, token: token, address: address(), userAgent: Signals.userAgent(of: head, in: bytes),
                headers: Signals.headers(of: head, in: bytes))
        }
        switch Endpoint(target) {
        case .unsubscribe(let place):
            guard let token = keys.open(target.extracting(place)), token.kind == .unsubscribe else {
                self = .answer(.notFound)
                return
            }
            let language = Language.preferred(of: head, in: bytes)
            switch head.method {
            case .get, .head: self = .page(token, language)
            case .post:
                self = .form(hit(token), language, isBare: !Signals.hasContext(of: head, in: bytes))
            case .other: self = .answer(.methodNotAllowedOnPage)
            }
        case _ where head.method == .post || head.method == .other: self = .answer(.methodNotAllowed)
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

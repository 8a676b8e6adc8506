internal import Sealing
internal import Words

/// Says what is to be done for a request: decided by its head alone.
enum Route: Equatable {
    case answer(Response)
    /// Answer with the pixel. Only after the hit is recorded.
    case open(Hit)
    /// Answer with the token's destination. Only after the hit is recorded.
    case click(ClickToken, Hit)
    /// Answer with the page on which the copy's recipient unsubscribes. Whoever looks at it changes nothing.
    case page(UnsubscribeToken, Language)
    /// Unsubscribe as the body says, and answer when that is recorded. A request without the context of a page says it by the
    /// URL alone.
    case form(UnsubscribeToken, Fetch, Language, isBare: Bool)
    case health

    /// The facts about a request that are kept beside what it asks for.
    struct Fetch: Equatable {
        /// Milliseconds since 1970, UTC.
        let at: Int64
        let address: [UInt8]
        let userAgent: [UInt8]
        let headers: [UInt8]

        func hit(_ act: Hit.Act) -> Hit {
            Hit(at: at, act: act, address: address, userAgent: userAgent, headers: headers)
        }
    }

    /// - Parameters:
    ///   - at: Milliseconds since 1970, UTC.
    ///   - address: The client's, as text.
    init(_ head: RequestHead, in bytes: Span<UInt8>, keys: KeyRing, at: Int64, address: @autoclosure () -> [UInt8]) {
        let normalised = Endpoint.normalised(bytes.extracting(head.target))
        let target = normalised.span
        func fetch() -> Fetch {
            Fetch(
                at: at, address: address(), userAgent: RequestSigns.userAgent(of: head, in: bytes),
                headers: RequestSigns.headers(of: head, in: bytes))
        }
        switch Endpoint(target) {
        case .unsubscribe(let place):
            guard let token = keys.open(target.extracting(place), as: UnsubscribeToken.self) else {
                self = .answer(.notFound)
                return
            }
            let language = Language.preferred(of: head, in: bytes)
            switch head.method {
            case .get, .head: self = .page(token, language)
            case .post:
                self = .form(token, fetch(), language, isBare: !RequestSigns.hasContext(of: head, in: bytes))
            case .other: self = .answer(.methodNotAllowedOnPage)
            }
        case _ where head.method == .post || head.method == .other: self = .answer(.methodNotAllowed)
        case .open(let place):
            let token = keys.open(target.extracting(place), as: OpenToken.self)
            self = token.map { .open(fetch().hit(.open($0))) } ?? .answer(.notFound)
        case .click(let place):
            let token = keys.open(target.extracting(place), as: ClickToken.self)
            self = token.map { .click($0, fetch().hit(.click($0))) } ?? .answer(.notFound)
        case .health: self = .health
        case .robots: self = .answer(.robots)
        case .unknown: self = .answer(.notFound)
        }
    }
}

/// The head of an HTTP/1 request as ranges of its bytes: what stands before the body (RFC 9112, sections 2 to 6).
struct RequestHead: Equatable {
    enum Method { case get, head, post, other }

    /// The body that follows the head.
    enum Body: Equatable {
        case none
        case length(Int)
        case chunked
    }

    struct Field: Equatable {
        var name: Range<Int>
        /// Without the white space around it.
        var value: Range<Int>
    }

    var method: Method
    /// The request's target, as sent.
    var target: Range<Int>
    /// HTTP/1.0 or HTTP/1.1.
    var isHTTP10: Bool
    /// Without cookies, which are passed over.
    var fields: [Field] = []
    var hasCookies = false
    var body = Body.none
    /// Whether the client wants to send further requests on the connection.
    var keepsAlive: Bool
    /// Whether the client waits for a word before it sends the body.
    var expectsContinue = false
    /// Bytes of the head, with the empty line.
    var size = 0

    /// Bytes of the longest head that is read, cookies apart.
    static let sizeLimit = 16384
    /// Bytes of the longest head with its cookies. A browser sends those of all of a domain, and they are none of ours.
    static let limitWithCookies = 49152
    static let fieldLimit = 100
}

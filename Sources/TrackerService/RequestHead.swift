/// The head of an HTTP/1 request as ranges of its bytes: what stands before the body (RFC 9112, sections 2 to 6).
struct RequestHead: Equatable {
    enum Method { case get, head, post, other }

    /// What follows the head.
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
    var fields: [Field] = []
    var body = Body.none
    /// Whether the client wants to send further requests on the connection.
    var keepsAlive: Bool
    /// Whether the client waits for a word before it sends the body.
    var expectsContinue = false
    /// Bytes of the head, with the empty line.
    var size = 0

    /// Bytes of the longest head that is read.
    static let sizeLimit = 16384
    static let fieldLimit = 100
}

/// A fetch of a pixel or a link, or a wish to unsubscribe, as the tracker saw it: what the journal keeps until it is judged and counted.
package struct Hit: Sendable, Equatable {
    /// Milliseconds since 1970, UTC.
    package var at: Int64
    package var token: Token
    /// The client's IP address, as text.
    package var address: [UInt8]
    package var userAgent: [UInt8]
    /// The request's other fields that tell people from machines, as lines `name: value\n`.
    package var headers: [UInt8]

    package init(at: Int64, token: Token, address: [UInt8], userAgent: [UInt8], headers: [UInt8]) {
        self.at = at
        self.token = token
        self.address = address
        self.userAgent = userAgent
        self.headers = headers
    }
}

/// A fetch of a pixel or a link, or a wish to unsubscribe, as the tracker saw it: what the journal keeps until it is judged and counted.
package struct Hit: Sendable, Equatable {
    /// The deed, with the token of ours that it was done with.
    package enum Act: Sendable, Equatable {
        case open(OpenToken)
        case click(ClickToken)
        case unsubscribe(UnsubscribeToken, UnsubscribeRequest)
    }

    /// Milliseconds since 1970, UTC.
    package var at: Int64
    package var act: Act
    /// The client's IP address, as text.
    package var address: [UInt8]
    package var userAgent: [UInt8]
    /// The request's other fields that tell people from machines, as lines `name: value\n`.
    package var headers: [UInt8]

    package init(at: Int64, act: Act, address: [UInt8], userAgent: [UInt8], headers: [UInt8]) {
        self.at = at
        self.act = act
        self.address = address
        self.userAgent = userAgent
        self.headers = headers
    }
}

extension Hit {
    package var copy: Int64 {
        switch act {
        case .open(let token): token.copy
        case .click(let token): token.copy
        case .unsubscribe(let token, _): token.copy
        }
    }

    /// The link that was followed; nil where it is no click.
    package var link: Int? {
        if case .click(let token) = act { token.link } else { nil }
    }
}

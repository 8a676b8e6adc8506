internal import Words

/// The beginnings of a message's links.
package struct TrackerURLs: Sendable {
    /// Without a slash at the end.
    package let standard: [UInt8]
    /// For sender domains with a tracker of their own, in lower case.
    package let byDomain: [String: [UInt8]]

    package init(standard: [UInt8], byDomain: [String: [UInt8]]) {
        self.standard = standard
        self.byDomain = byDomain
    }

    package var all: [[UInt8]] { [standard] + byDomain.values }

    /// - Parameter sender: the envelope sender's address.
    package func base(forSender sender: String) -> [UInt8] {
        byDomain[Contact.domain(of: sender)] ?? standard
    }

    /// Bytes that a link has beyond its base.
    static let addedSize = 3 + 22

    package static func pixel(base: [UInt8], token: [UInt8]) -> [UInt8] {
        base + Array("/o/".utf8) + token + Array(".gif".utf8)
    }

    /// Returns the page on which the copy's recipient unsubscribes, and where their provider does so for them.
    package static func unsubscribe(base: [UInt8], token: [UInt8]) -> [UInt8] {
        base + Array("/u/".utf8) + token
    }

    package static func link(base: [UInt8], token: [UInt8]) -> [UInt8] {
        base + Array("/c/".utf8) + token
    }
}

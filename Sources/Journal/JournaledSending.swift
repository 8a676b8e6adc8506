package import Sealing
package import Words

/// A sending with its numbers, and with its links as a record has them.
package struct JournaledSending: Sendable, Equatable {
    /// A list of links by the hash of its content. Read from a journal, only a segment's first record of a list has the list itself.
    package struct Links: Sendable, Equatable {
        /// SHA-256 of the content, in hexadecimal digits.
        package let hash: String
        /// The destinations as a JSON array; nil where they are in an earlier record of the same segment.
        package var content: [UInt8]?
    }

    /// Its `destinations` are in `links`.
    package let sending: Sending
    package let numbers: MessageNumbers
    /// Nil where nothing in it is tracked.
    package let links: Links?

    init(_ sending: Sending, _ numbers: MessageNumbers, _ links: Links?) {
        (self.sending, self.numbers, self.links) = (sending, numbers, links)
    }

    package init(_ sending: Sending, as numbers: MessageNumbers) throws(KeyError) {
        var sending = sending
        let json = sending.destinations.isEmpty ? nil : JSONArray.encode(sending.destinations.map(\.bytes))
        sending.destinations = []
        self.init(
            sending, numbers,
            try json.map { (json) throws(KeyError) in Links(hash: try Digest.sha256(json), content: json) })
    }

    /// The numbers of its copies.
    package var copies: Range<Int64> { numbers.copy..<numbers.copy + Int64(sending.copies) }
}

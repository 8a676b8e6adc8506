// Parameters that destinations gain, by which a site's own statistics know where a visitor came from.

internal import Words

/// `utm_source=newsletter` and the like, for the links of campaign mail.
package struct CampaignParameters: Sendable {
    /// Names, and values with `{campaign}` for the campaign's name.
    private let templates: [(name: [UInt8], value: String)]

    package init(_ templates: [String: String]) {
        self.templates = templates.sorted { $0.key < $1.key }.map { (Self.encoded($0.key), $0.value) }
    }

    /// Returns the parameters of one campaign's mail.
    func values(campaign: String) -> Values {
        Values(
            pairs: templates.map { ($0.name, Self.encoded($0.value.replacing("{campaign}", with: campaign))) })
    }

    struct Values: Sendable {
        fileprivate let pairs: [(name: [UInt8], value: [UInt8])]

        /// Returns the destination with the parameters that it has none of, before its fragment. One that carries a
        /// signature of its parameters stays as it is, as does one that would get too long.
        func added(to destination: Destination) -> Destination {
            guard !pairs.isEmpty else { return destination }
            let url = destination.bytes
            let fragment = url.firstIndex(of: UInt8(ascii: "#")) ?? url.count
            let query = url[..<fragment].firstIndex(of: UInt8(ascii: "?"))
            let names = query.map { Self.names(of: url[($0 + 1)..<fragment]) } ?? []
            if names.contains(where: { Self.signatures.contains($0.map(\.lowercasedASCII)) }) { return destination }
            var added = url[..<fragment]
            var isFirst = query == nil
            var isEmpty = query == fragment - 1 || url[fragment - 1] == UInt8(ascii: "&")
            for (name, value) in pairs where !names.contains(name[...]) {
                if isFirst { added.append(UInt8(ascii: "?")) } else if !isEmpty { added.append(UInt8(ascii: "&")) }
                (isFirst, isEmpty) = (false, false)
                added += name + [UInt8(ascii: "=")] + value
            }
            return Destination(Array(added + url[fragment...])) ?? destination
        }

        private static func names(of query: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
            query.split(separator: UInt8(ascii: "&")).map { $0.prefix { $0 != UInt8(ascii: "=") } }
        }

        /// Parameters that sign the others: of S3 and its like, of Azure, of signed URLs in common frameworks.
        private static let signatures = Set(
            ["x-amz-signature", "x-goog-signature", "signature", "sig", "hmac"].map { Array($0.utf8) })
    }

    /// Encodes in UTF-8, all but the unreserved characters percent-encoded (RFC 3986, section 2.3).
    private static func encoded(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        for byte in text.utf8 {
            if byte.isASCIILetterOrDigit || "-._~".utf8.contains(byte) {
                result.append(byte)
            } else {
                result.appendPercentEncoded(byte)
            }
        }
        return result
    }
}

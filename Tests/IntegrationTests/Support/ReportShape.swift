// What a report says in its part for machines (RFC 3464), found by plain means, so that it shares no fault with our reader.

/// The fields of a report about one recipient.
struct ReportShape {
    /// The report mail's own Content-Type, unfolded.
    let contentType: String
    /// By lower-case name, unfolded; of the report as a whole and of the recipient alike.
    let fields: [String: String]

    init(_ report: [UInt8]) {
        contentType = Self.fields(HeaderBlock.fields(report))["content-type"] ?? ""
        let lines = String(decoding: report, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        // From the part's own header on, up to the next boundary.
        let part = lines.drop { !$0.lowercased().hasPrefix("content-type: message/delivery-status") }.dropFirst()
        var unfolded: [String] = []
        for line in part.prefix(while: { !$0.hasPrefix("--") }) {
            if line.hasPrefix(" ") || line.hasPrefix("\t"), let last = unfolded.popLast() {
                unfolded.append("\(last)\n\(line)")
            } else {
                unfolded.append(String(line))
            }
        }
        fields = Self.fields(unfolded)
    }

    /// The address that the report is about, without its type.
    var recipient: String { value("final-recipient").map(Self.untyped) ?? "" }

    /// Without the comment that Sendmail adds.
    var action: String { value("action")?.prefix { $0 != " " }.description ?? "" }

    var status: String { value("status") ?? "" }

    private func value(_ name: String) -> String? { fields[name] }

    private static func untyped(_ value: String) -> String {
        value.split(separator: ";", maxSplits: 1).last.map { String($0.drop { $0 == " " }) } ?? ""
    }

    private static func fields(_ fields: [String]) -> [String: String] {
        let pairs = fields.compactMap { field -> (String, String)? in
            let parts = field.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            let value = parts[1].split { $0.isWhitespace }.joined(separator: " ")
            return (parts[0].lowercased(), value)
        }
        return Dictionary(pairs) { first, _ in first }
    }
}

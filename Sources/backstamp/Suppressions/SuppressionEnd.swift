/// Reads when a suppression ends, as `--until` has it.
enum SuppressionEnd {
    /// - Parameter now: milliseconds since 1970.
    static func milliseconds(_ text: String, now: Int64) throws(CommandError) -> Int64 {
        let day: Int64 = 86_400_000
        let end =
            if text.hasSuffix("d"), let days = Int64(text.dropLast()), 1...100_000 ~= days {
                now + days * day
            } else if text.contains("-") {
                TimeText.milliseconds(text)
            } else {
                nil as Int64?
            }
        guard let end else {
            throw CommandError("--until: `\(text.printable)` is no time; write 2027-01-31 or 30d", .usage)
        }
        guard end > now else {
            throw CommandError("--until: \(text.printable) is over already", .usage)
        }
        return end
    }
}

import Storage

extension ListedMessage {
    var json: JSON {
        .object([
            ("message", .int(Int(message))), ("message_id", .string(messageID)), ("queue_id", .string(queueID)),
            ("sender", .string(sender)), ("subject", .string(subject)), ("campaign", .optional(campaign)),
            ("sent_at", .string(sentAt)), ("recipient", .string(recipient)), ("recipients", .int(recipients)),
            ("indicator", .string(indicator)), ("opens", .int(opens)), ("clicks", .int(clicks)),
            ("replies", .int(replies)), ("bounces", .int(bounces)),
        ])
    }

    /// The first recipient, and how many others.
    private var to: String { recipients > 1 ? "\(recipient) and \(recipients - 1)" : recipient }

    /// - Parameter titles: whether the columns have titles: those of a list's first page.
    static func table(_ messages: [ListedMessage], titles: Bool = true, on terminal: Terminal = .output) -> String {
        let columns: [TextTable.Column] = [
            .init("Message", .right), .init("Queue id", .left), .init("Sent (UTC)", .word), .init("From", .left),
            .init("To", .left), .init("Indicator", .word), .init("Opens", .right), .init("Clicks", .right),
            .init("Subject", .left),
        ]
        return TextTable(
            columns: titles ? columns : columns.map { .init("", $0.alignment) },
            rows: messages.map {
                [
                    .init(Int($0.message)), .init($0.queueID, nil), .init(HumanTime.short($0.sentAt), nil),
                    .init($0.sender, nil), .init($0.to, nil), .init($0.indicator, Style(indicator: $0.indicator)),
                    .count($0.opens, .green), .count($0.clicks, .blue), .init($0.subject, nil),
                ]
            }
        ).text(on: terminal)
    }
}

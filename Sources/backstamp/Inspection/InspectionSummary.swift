import Bounces

/// The counts of an inspection, for its last lines.
struct InspectionSummary {
    var failures = 0
    private var mails = 0
    private var kinds: [Report.Kind: Int] = [:]
    private var reasons: [Reason: Int] = [:]
    private var hard = 0
    private var soft = 0

    mutating func add(_ inspection: Inspection) {
        mails += 1
        kinds[inspection.report.kind, default: 0] += 1
        for recipient in inspection.report.recipients {
            switch inspection.bounceClass(of: recipient) {
            case .hard: hard += 1
            case .soft: soft += 1
            case .none: continue
            }
            reasons[recipient.verdict.reason, default: 0] += 1
        }
    }

    var text: String {
        let kinds = Report.Kind.allCases.compactMap { kind in self.kinds[kind].map { "\($0) \(kind.rawValue)" } }
        let unread = failures > 0 ? ", \(failures) could not be opened" : ""
        let first = "\n\(mails) mails: \(kinds.joined(separator: ", "))\(unread)"
        if hard + soft == 0 { return first }
        let ranked = reasons.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        let table = TextTable(
            columns: [.init("Recipients", .right), .init("Reason", .left)],
            rows: ranked.map { ["\($0.value)", $0.key.rawValue] })
        return "\(first)\n\(hard + soft) recipients failed: \(hard) hard, \(soft) soft\n\n\(table.text())"
    }
}

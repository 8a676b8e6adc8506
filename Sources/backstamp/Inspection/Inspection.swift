// What is read in one mail, for people and as JSON.

import BounceService
import Bounces
import Mailbox

struct Inspection {
    let file: String
    let report: Report
    /// The text that may be a sealed token of ours, in the address that it came to, or in what it gives back.
    let token: String?
    private let reasons: ReasonPolicy

    init(file: String, mail: IncomingMail, policy: BouncePolicy) {
        self.file = file
        reasons = policy.reasons
        report = Report(reading: mail.bytes, classifier: policy.classifier)
        token =
            RecipientFields(of: mail.bytes).tokens.first.map { String(decoding: $0, as: UTF8.self) }
            ?? report.originalSeals.first
    }

    /// Returns whether a recipient failed or is delayed; a delivery has no reason.
    private func isTrouble(_ recipient: ReportedRecipient) -> Bool {
        recipient.action == .failed || recipient.action == .delayed
    }

    /// Returns the class of what failed for good: a delay is no bounce.
    func bounceClass(of recipient: ReportedRecipient) -> BounceClass {
        recipient.action == .failed ? reasons.classify(recipient.verdict) : .none
    }
}

// MARK: - JSON

extension Inspection {
    var json: JSON {
        let complaint = report.feedbackType.map { [("feedback_type", JSON.string($0))] } ?? []
        return .object(
            [
                ("file", .string(file)), ("kind", .string(report.kind.rawValue)),
                ("reporter", .optional(report.reporter)),
                ("original_message_id", .optional(report.originalMessageID)), ("token", .optional(token)),
            ] + complaint + [("recipients", .array(report.recipients.map(json)))])
    }

    private func json(of recipient: ReportedRecipient) -> JSON {
        let verdict = recipient.verdict
        return .object([
            ("address", .string(recipient.address)), ("action", .string(recipient.action.rawValue)),
            ("status", .optional(verdict.status?.description)),
            ("reply_code", .optional(verdict.replyCode.map(String.init))),
            ("reason", isTrouble(recipient) ? .string(verdict.reason.rawValue) : .null),
            ("class", .string(bounceClass(of: recipient).rawValue)),
            ("scope", .string(reasons.row(for: verdict.reason).scope.rawValue)), ("rule", .string(verdict.rule)),
            ("remote", .optional(recipient.remote)), ("diagnostic", .string(recipient.diagnostic)),
        ])
    }
}

// MARK: - Text

extension Inspection {
    var text: String {
        let kind = report.kind.rawValue + (report.reporter.map { " by \($0)" } ?? "")
        let head = "\(Terminal.output.styled(file.printable, .bold))  \(kind.printable)"
        return ([head] + report.recipients.map(text)).joined(separator: "\n")
    }

    private func text(of recipient: ReportedRecipient) -> String {
        let bounceClass = bounceClass(of: recipient)
        let verdict = recipient.verdict
        let word = bounceClass == .none ? recipient.action.rawValue : bounceClass.rawValue
        let coloured =
            switch bounceClass {
            case .hard: Terminal.output.styled(word, .red)
            case .soft: Terminal.output.styled(word, .yellow)
            case .none: Terminal.output.styled(word, .green)
            }
        let reason = isTrouble(recipient) ? "  \(verdict.reason.rawValue)" : ""
        let status = verdict.status.map { "  \($0)" } ?? ""
        let first =
            "    \(recipient.address.printable)  \(coloured)\(reason)\(status)"
            + (verdict.rule.isEmpty ? "" : "  \(Terminal.output.styled("(\(verdict.rule.printable))", .dim))")
        if recipient.diagnostic.isEmpty { return first }
        return first + "\n      " + Terminal.output.styled(String(recipient.diagnostic.prefix(160)).printable, .dim)
    }
}

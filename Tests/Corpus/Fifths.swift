import Bounces
import Foundation

/// How well a fifth of the mails is read without the phrases that only this fifth needs: what falls was fitted to it.
///
/// The fifths are of whole families, so that a provider's mails stand together. What decides when a phrase is gone may
/// be another that only they need: it goes too, until none is left.
struct Fifths {
    private struct Mail {
        let bytes: [UInt8]
        let recipients: [Expected.Recipient]
    }

    private struct Expected: Decodable {
        struct Recipient: Decodable {
            let recipient: String
            let accept: [String]?
            let reason: String?
            let acceptReason: [String]?
            let hard: Bool?
        }

        let path: String
        let family: String
        let kind: String
        let bodyOnly: Bool?
        let twinOf: String?
        let recipients: [Recipient]
    }

    /// How many of how many were right.
    private struct Tally {
        var reasons = (right: 0, all: 0)
        var hard = (right: 0, all: 0)
        var falseHard = 0

        var text: String {
            "reason \(Self.share(reasons)), hard or soft \(Self.share(hard)), false hard \(falseHard)"
        }

        private static func share(_ count: (right: Int, all: Int)) -> String {
            "\((Double(count.right) / Double(max(count.all, 1)) * 1000).rounded() / 10) %"
        }
    }

    private let fifths: [[Mail]]

    init(in folder: URL, header: [UInt8]) throws {
        let lines = try String(contentsOf: folder.appending(path: "expected.jsonl"), encoding: .utf8)
        var families: [String: [Mail]] = [:]
        for line in lines.split(separator: "\n") {
            let mail = try JSONDecoder().decode(Expected.self, from: Data(line.utf8))
            // A twin would tell of the other.
            guard mail.twinOf == nil, ["bounce", "delayed", "mixed"].contains(mail.kind) else { continue }
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: mail.path)))
            families[mail.family, default: []].append(
                Mail(bytes: mail.bodyOnly == true ? header + bytes : bytes, recipients: mail.recipients))
        }
        var fifths = [[Mail]](repeating: [], count: 5)
        let order = families.sorted { ($0.value.count, $0.key) > ($1.value.count, $1.key) }
        for (_, mails) in order {
            let smallest = fifths.indices.min { fifths[$0].count < fifths[$1].count } ?? 0
            fifths[smallest] += mails
        }
        self.fifths = fifths
    }

    func printFigures() {
        for (number, mails) in fifths.enumerated() {
            let others = fifths.indices.filter { $0 != number }.flatMap { fifths[$0] }
            print("fifth \(number + 1), \(mails.count) mails: \(read(mails, by: .standard).tally.text)")
            printFigures(of: mails, besides: others, without: "phrases") { $0.hasPrefix("text: ") }
            // What providers publish of their own codes is no fit; but it is known of these only.
            printFigures(of: mails, besides: others, without: "phrases and conventions") { !$0.hasPrefix("grammar: ") }
        }
    }

    private func printFigures(
        of mails: [Mail], besides others: [Mail], without kind: String, _ isLeftOut: (String) -> Bool
    ) {
        let needed = read(others, by: .standard).rules
        var leftOut: Set<String> = []
        var result = read(mails, by: .standard)
        while case let own = result.rules.subtracting(needed).subtracting(leftOut).filter(isLeftOut), !own.isEmpty {
            leftOut.formUnion(own)
            result = read(mails, by: Classifier(leavingOut: leftOut))
        }
        print("  without \(leftOut.count) \(kind): \(result.tally.text)")
    }

    /// What was right, and the rules that decided.
    private func read(_ mails: [Mail], by classifier: Classifier) -> (tally: Tally, rules: Set<String>) {
        var tally = Tally()
        var rules: Set<String> = []
        for mail in mails {
            let report = Report(reading: mail.bytes, classifier: classifier)
            let results = ScoredMail(path: "", report: report).results
            for one in report.recipients { rules.insert(one.verdict.rule) }
            for expected in mail.recipients {
                let names = ([expected.recipient] + (expected.accept ?? [])).map { $0.lowercased() }
                guard let result = results.first(where: { names.contains($0.recipient?.lowercased() ?? "") }) else {
                    continue
                }
                if let reason = expected.reason {
                    let isRight = ([reason] + (expected.acceptReason ?? [])).contains(result.reason ?? "")
                    tally.reasons = (tally.reasons.right + (isRight ? 1 : 0), tally.reasons.all + 1)
                }
                if let isHard = expected.hard {
                    let isRight = result.hard == isHard
                    tally.hard = (tally.hard.right + (isRight ? 1 : 0), tally.hard.all + 1)
                    if !isHard, result.hard == true { tally.falseHard += 1 }
                }
            }
        }
        return (tally, rules)
    }
}

// The reader of reports on mails that others wrote, and the judge of agents.
//
//     corpus                what score.py reads of every mail of expected.jsonl
//     corpus replies        hard or soft on the single replies of replies.jsonl
//     corpus fifths         how well a fifth of the mails is read without the phrases that only it needs
//     corpus agents         people's agents taken for machines', and machines' for people's
//     corpus large          the time that large mails take, which takes no corpora
//     corpus bench SECONDS  mails a second on one core, the size of the tables, and the time to make them
//     corpus show PATH...   what is read in single mails, paths within the corpus or of files
//
// The corpora are no part of the project: BACKSTAMP_CORPORA says where they are.

import Bounces
import Foundation

@main
struct Corpus {
    private let mails: [(path: String, bytes: [UInt8])]

    static func main() {
        do {
            try run(CommandLine.arguments.dropFirst())
        } catch {
            FileHandle.standardError.write(Data("corpus: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ arguments: ArraySlice<String>) throws {
        if arguments.first == "large" { return LargeMails.measure() }
        guard let folder = ProcessInfo.processInfo.environment["BACKSTAMP_CORPORA"] else {
            throw Failure(description: "BACKSTAMP_CORPORA does not say where the corpora are")
        }
        if arguments.first == "agents" { return try AgentFigures.print(crawlersIn: URL(filePath: folder)) }
        if arguments.first == "fifths" {
            let mails = URL(filePath: folder).appending(path: "bounces")
            return try Fifths(in: mails, header: Array(header.utf8)).printFigures()
        }
        let corpus = try Corpus(in: URL(filePath: folder).appending(path: "bounces"))
        switch arguments.first {
        case nil: try corpus.printResults()
        case "replies": try printReplies(of: URL(filePath: folder).appending(path: "bounces/replies.jsonl"))
        case "bench": corpus.measure(seconds: arguments.dropFirst().first.flatMap { Double($0) } ?? 5)
        case "show": try corpus.show(Array(arguments.dropFirst()))
        default:
            throw Failure(
                description: "usage: corpus [replies | fifths | agents | large | bench [SECONDS] | show PATH...]")
        }
    }

    private struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    // MARK: - Mails

    private struct Entry: Decodable {
        let path: String
        /// The mail is the text of a report without a header.
        let bodyOnly: Bool?
    }

    private init(in folder: URL) throws {
        let lines = try String(contentsOf: folder.appending(path: "expected.jsonl"), encoding: .utf8)
        mails = try lines.split(separator: "\n").map { line in
            let entry = try JSONDecoder().decode(Entry.self, from: Data(line.utf8))
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: entry.path)))
            return (entry.path, entry.bodyOnly == true ? Array(Self.header.utf8) + bytes : bytes)
        }
    }

    private static let header = """
        From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
        To: sender@example.com
        Subject: Undelivered Mail Returned to Sender
        Date: Mon, 1 Jan 2024 00:00:00 +0000
        Content-Type: text/plain; charset=utf-8


        """

    // MARK: - Modes

    private func printResults() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for mail in mails {
            let line = try encoder.encode(ScoredMail(path: mail.path, report: Report(reading: mail.bytes)))
            print(String(decoding: line, as: UTF8.self))
        }
    }

    private struct Reply: Decodable {
        let reply: String
        let hard: Bool?
    }

    private static func printReplies(of file: URL) throws {
        var right = 0
        var falseHard = 0
        var asked = 0
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            let reply = try JSONDecoder().decode(Reply.self, from: Data(line.utf8))
            guard let hard = reply.hard else { continue }
            let verdict = Classifier.standard.classify(Evidence(diagnostic: Array(reply.reply.utf8)))
            let isHard = ReasonPolicy.standard.classify(verdict) == .hard
            asked += 1
            if isHard == hard { right += 1 }
            if isHard, !hard { falseHard += 1 }
        }
        print("replies: hard or soft right \(right) of \(asked), false hard \(falseHard)")
    }

    /// All mails again and again, after a round to warm up.
    private func measure(seconds: Double) {
        let clock = ContinuousClock()
        var recipients = readAll()
        var rounds = 0
        let start = clock.now
        while start.duration(to: clock.now) < .seconds(seconds) {
            recipients += readAll()
            rounds += 1
        }
        let time = start.duration(to: clock.now) / .seconds(1)
        let bytes = mails.reduce(0) { $0 + $1.bytes.count }
        let making = clock.measure { _ = Classifier() }
        let size = Classifier.standard.size
        print(
            "\(Int(Double(mails.count * rounds) / time)) mails/s, \(bytes / mails.count) bytes on average,",
            "\(recipients / (rounds + 1)) recipients; \(size.words) words of the lexicon and \(size.phrases) phrases,",
            "\(size.octets / 1024) KiB, made in \(making.formatted(.units(allowed: [.milliseconds])))")
    }

    private func readAll() -> Int {
        mails.reduce(0) { $0 + Report(reading: $1.bytes).recipients.count }
    }

    private func show(_ paths: [String]) throws {
        for path in paths {
            let known = mails.first { $0.path == path }
            let report = Report(reading: try known?.bytes ?? [UInt8](Data(contentsOf: URL(filePath: path))))
            print(path, report.kind, report.reporter ?? "-", report.originalMessageID ?? "-")
            for one in report.recipients {
                let verdict = one.verdict
                let codes = "\(verdict.status?.description ?? "-") \(verdict.replyCode.map { String($0) } ?? "-")"
                print(
                    "  ", one.address, one.action, codes, verdict.reason.rawValue, "[\(verdict.rule)]",
                    one.remote ?? "-")
                print("     ", one.diagnostic.prefix(600))
            }
        }
    }
}

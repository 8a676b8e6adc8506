// An administrator's evening: servers say what nobody knows, he says in a file what it means, and from then on it is known to all
// that reads bounces.

import Foundation
import Peers
import Testing

@Suite struct UnknownReplyTests {
    let sandbox: Sandbox

    init() throws {
        sandbox = try Sandbox()
        try sandbox.configure("bounces:\n  return_path: \(Sandbox.returnPath)\n  phrases: \(sandbox.folder)/phrases")
    }

    /// A Postfix before it, and servers behind that.
    private final class Trial {
        let host: RefusingServer
        let postfix: ThrowawayPostfix

        init(_ sandbox: Sandbox, isLogged: Bool = false) throws {
            host = try RefusingServer(refusals: [
                "plank.example": Refusal(step: .recipient, reply: "550 Walked the plank at 12 bells, ahoy"),
                "sea.example": Refusal(step: .recipient, reply: "550 Walked the plank at 8 bells, ahoy"),
                "crew.example": Refusal(step: .recipient, reply: "550 Landlubber is not aboard"),
                "full.example": Refusal(step: .recipient, reply: "552 5.2.2 Mailbox is full"),
            ])
            postfix = try ThrowawayPostfix(milter: sandbox.milter, settings: ["relayhost = [127.0.0.1]:\(host.port)"])
            if isLogged { try sandbox.configure("log:\n  source: \(postfix.folder)/maillog") }
            try sandbox.start()
        }

        func send(to recipients: String...) throws {
            for recipient in recipients { try postfix.send(TestMail.short(1).bytes.withCRLF, to: [recipient]) }
        }

        func reports(_ count: Int) throws -> [[UInt8]] {
            guard try eventually(within: .seconds(30), { try postfix.mailbox.waiting().count >= count }) else {
                throw ShellError(description: "no reports:\n\(try postfix.log())")
            }
            return try postfix.mailbox.takeAll()
        }
    }

    @Test func isMended() throws {
        try say("# nothing yet\n")
        let trial = try Trial(sandbox)
        try trial.send(to: "ann@plank.example", "ann@sea.example", "ann@crew.example", "ann@full.example")
        let reports = try trial.reports(4)
        for report in reports { try sandbox.deliverReturned(report) }
        let texts = try unknown()
        #expect(
            texts == [
                "2|walked the plank at … bells, ahoy|undetermined|status: 5.0.0",
                "1|landlubber is not aboard|undetermined|status: 5.0.0",
            ])
        let list = try sandbox.backstamp("bounce", "unknown", "--limit", "1")
        #expect(list.status == 0 && list.output.contains("walked the plank at … bells, ahoy"), "\(list)")
        #expect(list.output.contains("bells, ahoy"))
        #expect(list.output.contains("1 bounce with other texts; --limit shows more"), "\(list.output)")
        #expect(try sandbox.backstamp("bounce", "unknown", "--days", "0").status == 64)

        // What he writes wrongly is told with its line, and nothing starts with it.
        try say("[phrases user_unknown]\nwalked the plank … bells\n\n[subject mailbocks]\nen: landlubber\n")
        for command in [["config", "check"], ["serve"], ["bounce", "unknown"]] {
            let result = try shell(["timeout", "20", Place.binary] + command + ["--config", sandbox.config])
            #expect(result.status == 78, "\(command)")
            #expect(
                result.error.hasPrefix(
                    "backstamp: \(sandbox.folder)/phrases:4: has the unknown subject `mailbocks`; use one of mailbox, ")
            )
            #expect(result.error.split(separator: "\n").count == 1)
        }

        try say(
            "[phrases user_unknown]\nwalked the plank … bells\n\n[subject mailbox]\nen: landlubber\n[predicate absent denied]\naboard\n"
        )
        let check = try sandbox.backstamp("config", "check")
        #expect(!check.error.contains("phrases"), "\(check.error)")
        #expect(try unknown() == [])
        #expect(try sandbox.backstamp("bounce", "unknown").output == "No text of a bounce is unknown.\n")
        let inspected = try inspected(reports)
        #expect(
            inspected == [
                "ann@crew.example|user_unknown|hard|grammar: mailbox absent (phrases:5, 7)",
                "ann@full.example|mailbox_full|soft",
                "ann@plank.example|user_unknown|hard|phrases:2: walked the plank … bells",
                "ann@sea.example|user_unknown|hard|phrases:2: walked the plank … bells",
            ])
        try trial.send(to: "bob@plank.example")
        for report in try trial.reports(1) { try sandbox.deliverReturned(report) }
        #expect(try bounces().last == "user_unknown|phrases:2: walked the plank … bells")
    }

    @Test func theLogAndOthersListsAreReadByIt() throws {
        try say("[phrases mailbox_full]\nwalked the plank\n")
        let trial = try Trial(sandbox, isLogged: true)
        try trial.send(to: "ann@plank.example")
        _ = try eventually(within: .seconds(30)) { try !bounces().isEmpty }
        let (found, log) = (try bounces(), try sandbox.log())
        #expect(found == ["mailbox_full|phrases:2: walked the plank"], "\(log)")

        let file = sandbox.folder + "/list.csv"
        try "status,reason,email,created\n,550 Walked the plank,bob@home.example,2024-01-02\n".write(
            toFile: file, atomically: true, encoding: .utf8)
        let imported = try sandbox.backstamp("suppress", "import", file).output
        #expect(imported.contains("1 left out, whose refusals are no hard bounces"), "\(imported)")
    }

    /// What we give people to begin with is good.
    @Test func examplesAreGood() throws {
        let example = try String(contentsOfFile: "\(Place.root)/contrib/doc/phrases.md", encoding: .utf8)
        let block = example.components(separatedBy: "\n\n    ").dropFirst().joined(separator: "\n").components(
            separatedBy: "\n\nA **phrase**")[0]
        #expect(block.contains("[predicate absent denied]"))
        for text in [block, try String(contentsOfFile: "\(Place.root)/contrib/phrases", encoding: .utf8)] {
            try say(text)
            let check = try sandbox.backstamp("config", "check")
            #expect(!check.error.contains("/phrases"), "\(check.error)")
        }
        try FileManager.default.removeItem(atPath: "\(sandbox.folder)/phrases")
        let check = try sandbox.backstamp("config", "check")
        #expect(
            check.error.contains("backstamp.yaml:")
                && check.error.contains("`bounces.phrases`: \(sandbox.folder)/phrases: can't be read: No such file"),
            "\(check.error)")
    }

    // MARK: -

    private func say(_ text: String) throws {
        try text.write(toFile: "\(sandbox.folder)/phrases", atomically: true, encoding: .utf8)
    }

    private func bounces() throws -> [String] {
        try sandbox.query("SELECT reason, rule FROM events WHERE kind = 'bounce' ORDER BY event")
    }

    private func unknown() throws -> [String] {
        try objects(succeed([Place.binary, "bounce", "unknown", "--json", "--config", sandbox.config])).map { text in
            let example = text["example"] as? String ?? ""
            #expect(example.contains("550 ") && text["last_at"] is String && text["message"] is Int)
            return "\(text["count"] ?? "")|\(text["text"] ?? "")|\(text["reason"] ?? "")|\(text["rule"] ?? "")"
        }
    }

    /// Address, reason, class and, where it is an administrator's, the rule.
    private func inspected(_ reports: [[UInt8]]) throws -> [String] {
        for (number, report) in reports.enumerated() {
            try Data(report).write(to: URL(fileURLWithPath: "\(sandbox.folder)/reports-\(number).eml"))
        }
        let files = reports.indices.map { "\(sandbox.folder)/reports-\($0).eml" }
        return try objects(succeed([Place.binary, "bounce", "inspect", "--json", "--config", sandbox.config] + files))
            .flatMap { $0["recipients"] as? [[String: Any]] ?? [] }
            .map { recipient in
                let rule = recipient["rule"] as? String ?? ""
                return "\(recipient["address"] ?? "")|\(recipient["reason"] ?? "")|\(recipient["class"] ?? "")"
                    + (rule.contains("phrases") ? "|\(rule)" : "")
            }.sorted()
    }

    private func objects(_ lines: String) throws -> [[String: Any]] {
        try lines.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }
}

// A follower of the MTA's log in a process of its own, and the same log as anybody reads it.

import Foundation
import Peers

/// `backstamp serve --only log`. Killed when it goes out of sight.
final class FollowerProcess {
    private let sandbox: Sandbox
    private let environment: [String: String]
    private var pid: pid_t = 0

    init(_ sandbox: Sandbox, source: String, environment: [String: String] = [:]) throws {
        self.sandbox = sandbox
        self.environment = environment.merging(["BACKSTAMP_LOG_SOURCE": source]) { $1 }
        try start()
    }

    deinit { kill() }

    var logFile: String { sandbox.folder + "/follower.log" }

    func start() throws {
        let script = "exec \"$0\" serve --only log --config \"$1\" >> \"$2\" 2>&1"
        pid = try spawn(
            ["/bin/sh", "-c", script, Place.binary, sandbox.config, logFile], environment: environment)
    }

    /// `kill -9`.
    func kill() {
        guard pid > 0 else { return }
        Foundation.kill(pid, SIGKILL)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        pid = 0
    }

    /// As systemd ends it; its exit status.
    func stop() -> Int32 {
        Foundation.kill(pid, SIGTERM)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        pid = 0
        return status
    }

    func log() -> String {
        String(decoding: FileManager.default.contents(atPath: logFile) ?? Data(), as: UTF8.self)
    }
}

/// What a Postfix has logged of its messages, over all its rotations, read line by line with other means than ours.
struct LoggedDeliveries {
    /// `<trial.1@shop.example>|r1@home.example|deferred|3`, sorted; how often for each.
    var counts: [String] = []

    /// - Parameter filterPort: of the content filter: what goes there is no delivery.
    init(_ postfix: ThrowawayPostfix, filterPort: Int?) throws {
        let text = try succeed(["/bin/sh", "-c", "zcat -f \"$0\".* \"$0\"", postfix.folder + "/maillog"])
        var messageIDs: [Substring: Substring] = [:]
        var counted: [String: Int] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", omittingEmptySubsequences: false)
            guard let place = words.firstIndex(where: { $0.hasSuffix("]:") }), place + 2 < words.count else { continue }
            let (queueID, what) = (words[place + 1].dropLast(), words[place + 2])
            if what.hasPrefix("message-id=") { messageIDs[queueID] = what.dropFirst(11) }
            guard what.hasPrefix("to=<"), let id = messageIDs[queueID], id.hasPrefix("<trial.") else { continue }
            if let filterPort, line.contains("relay=127.0.0.1[127.0.0.1]:\(filterPort),") { continue }
            let recipient = what.dropFirst(4).prefix { $0 != ">" }
            let kinds = ["sent": "delivered", "deferred": "deferred", "bounced": "bounce"]
            for (status, kind) in kinds where line.contains(" status=\(status) ") {
                counted["\(id)|\(recipient)|\(kind)", default: 0] += 1
            }
        }
        counts = counted.map { "\($0.key)|\($0.value)" }.sorted()
    }
}

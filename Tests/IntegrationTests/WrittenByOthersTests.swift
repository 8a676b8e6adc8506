// What a CRM writes into the database of a process that runs: nothing of it ends the process, or lets anybody have mail.

import Foundation
import Peers
import Testing

@Suite struct WrittenByOthersTests {
    private static let columns: [(table: String, names: [String])] = [
        ("suppressions", ["reason", "source", "since", "until"]),
        (
            "retries",
            ["attempt", "attempts", "due_at", "state", "reason", "tries", "leased_by", "leased_until", "token"]
        ),
        ("notification_preferences", ["sender", "method", "target", "digest"]),
    ]
    private static let values = [
        "NULL", "9223372036854775807", "1e300", "1.5", "'x'", "''", "x'00ff'", "'2027-01-01T00:00:00Z'", "'soon'",
        "'999999999999999999999'",
    ]

    @Test func processLivesAndWhoIsSuppressedStaysSo() throws {
        let sandbox = try Sandbox()
        try sandbox.configure("bounces:\n  return_path: \(Sandbox.returnPath)\nretries:\n  mode: schedule")
        try sandbox.start()
        let peer = try MilterPeer(connectingTo: sandbox.milter)
        try peer.connect(host: "localhost", address: "127.0.0.1")
        try peer.helo()
        try makeRows(sandbox, peer)
        for (table, names) in Self.columns {
            for name in names {
                try sandbox.execute(
                    """
                    DELETE FROM suppressions;
                    INSERT INTO suppressions (address, reason) VALUES ('gone@home.example', 'hard_bounce');
                    """)
                for value in Self.values {
                    // What is refused is as good as what is taken.
                    _ = try shell([
                        "sqlite3", "-cmd", ".timeout 5000", sandbox.database, "UPDATE \(table) SET \(name) = \(value)",
                    ])
                    try peer.mail("<news@shop.example>")
                    guard case .text(let reply) = try peer.rcpt("<gone@home.example>"), reply.hasPrefix("550 5.7.1")
                    else {
                        Issue.record("\(table).\(name) = \(value): not refused")
                        continue
                    }
                    try peer.abort()
                }
            }
        }
        #expect(sandbox.isRunning)
        for command in [["suppress", "list"], ["suppress", "history"], ["retry", "list"], ["notify", "list"]] {
            let result = try shell([Place.binary] + command + ["--config", sandbox.config])
            #expect(result.status == 0, "\(command): \(result.error)")
        }
        #expect(try HTTPClient.request("GET", sandbox.trackerURL + "/healthz").status == 200)
        #expect(try sandbox.stop() == 0)
        #expect(try sandbox.databaseFaults() == "")
    }

    /// A delivery that is to be sent again, and somebody who is told of first opens.
    private func makeRows(_ sandbox: Sandbox, _ peer: MilterPeer) throws {
        try peer.mail("<news@shop.example>")
        try peer.rcpt("<ann@home.example>")
        try peer.data()
        for (name, value) in [("From", "news@shop.example"), ("Content-Type", "text/html")] {
            try peer.header(name, " \(value)")
        }
        try peer.endOfHeaders()
        try peer.body(Array("<p><a href=\"https://shop.example/\">x</a></p>\r\n".utf8))
        _ = try peer.endOfMessage(macros: ["i": "Q1"])
        try sandbox.execute(
            """
            INSERT INTO retries (delivery, attempt, attempts, due_at, reason)
            SELECT delivery, 1, 3, 0, 'mailbox_full' FROM deliveries;
            INSERT INTO notification_preferences (sender, method) VALUES ('news@shop.example', 'mail');
            """)
        #expect(try sandbox.query("SELECT COUNT(*) FROM crm_retries") == ["1"])
    }
}

import GRDB
import Peers
import Testing
import Words

@testable import Storage

/// Split copies that an older version has left in the database are told with their envelopes, and gone once the spool has them.
@Suite struct OldSplitsTests {
    @Test func theyAreToldAndForgotten() throws {
        let folder = TestFolder()
        let store = try Store(path: folder.path + "/db")
        let numbers = try store.reserveNumbers(recipients: 3, copies: 3)
        var sending = Sending(
            messageID: "<1@x>", queueID: "4XyZ", sender: "s@x.example", subject: "", campaign: nil, sentAt: 5,
            recipients: ["a@home.example", "b@home.example", "c@home.example"], destinations: [], leftAlone: nil)
        sending.isSplit = true
        try store.record(sending, as: numbers)
        try store.database.write { database in
            for (copy, recipient, state) in [(1, "b@home.example", "ready"), (2, "c@home.example", "handed")] {
                try database.execute(
                    sql: """
                        INSERT INTO split_copies (copy, message, sender, recipient, reporting, state, due_at, queued_at)
                        VALUES ($1, $2, 'b+t@x.example', $3, 'NOTIFY=NEVER', $4, 7, 5)
                        """, arguments: [numbers.copy + Int64(copy), numbers.message, recipient, state])
            }
        }
        let (copies, sure) = try store.oldSplitCopies()
        #expect(copies.map(\.recipient) == ["b@home.example", "c@home.example"])
        #expect(
            copies.first
                == SplitCopy(
                    copy: numbers.copy + 1, queueID: "4XyZ", sender: "b+t@x.example", recipient: "b@home.example",
                    reporting: "NOTIFY=NEVER", queuedAt: 5))
        #expect(sure == [numbers.copy + 1])
        try store.forgetOldSplitCopies()
        #expect(try store.oldSplitCopies().copies == [])
    }
}

// What Backstamp tells of the story: the rows that a CRM reads, and the reports.

import Foundation
import Peers

extension CampaignWorld {
    /// What a query of the CRM's answers.
    func rows(_ sql: String) throws -> [[String: Any]] {
        sandbox.awaitFold()
        let text = try succeed(["sqlite3", "-readonly", "-json", "-cmd", ".timeout 5000", sandbox.database, sql])
        return try JSONSerialization.jsonObject(with: Data((text.isEmpty ? "[]" : text).utf8)) as? [[String: Any]] ?? []
    }

    /// The objects that a report prints.
    func report(_ arguments: String...) throws -> [[String: Any]] {
        let text = try succeed([Place.binary, "report"] + arguments + ["--json", "--config", sandbox.config])
        return try text.split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
        }
    }

    /// Backstamp's own numbers of messages and deliveries.
    func learnNumbers() throws {
        for row in try rows("SELECT message, message_id FROM crm_messages") {
            guard let number = row["message"] as? Int, let id = row["message_id"] as? String else { continue }
            if let mail = CampaignMail.all.first(where: { $0.messageID == id }) { numbers.messages[mail.name] = number }
        }
        let names = Dictionary(uniqueKeysWithValues: numbers.messages.map { ($1, $0) })
        for row in try rows("SELECT delivery, message, recipient FROM crm_deliveries") {
            guard let number = row["delivery"] as? Int, let message = row["message"] as? Int,
                let recipient = row["recipient"] as? String
            else { continue }
            numbers.deliveries["\(names[message] ?? "?") \(recipient)"] = number
        }
    }
}

// A Backstamp that mail comes back to.

import Foundation
import Peers

extension Sandbox {
    /// The base of the return paths of all tests: the throwaway mail servers have a mailbox for its domain.
    static let returnPath = "bounces@bounce.example"

    /// Adds sections to the configuration, for the next start.
    func configure(_ sections: String) throws {
        try write(config: try String(contentsOfFile: config, encoding: .utf8) + sections + "\n")
    }

    /// The folder for people: mails that no rule settles.
    var people: Maildir { Maildir(folder: folder + "/spool/people") }

    /// Runs a command of Backstamp's, to which it is so many hours later than it is.
    func backstamp(hoursLater hours: Double, _ arguments: String..., input: [UInt8] = []) throws -> ShellResult {
        try shell(
            ["faketime", "-f", "+\(Int(hours * 3600))", Place.binary] + arguments + ["--config", config], input: input)
    }

    /// Hands a mail to `bounce deliver`, which must take it.
    func deliverReturned(_ mail: [UInt8], to recipients: String..., hoursLater hours: Double = 0) throws {
        let clock = hours == 0 ? [] : ["faketime", "-f", "+\(Int(hours * 3600))"]
        let options = recipients.flatMap { ["--recipient", $0] }
        try succeed(clock + [Place.binary, "bounce", "deliver", "--config", config] + options, input: mail)
    }

    /// What is wrong in the database; empty where nothing is.
    func databaseFaults() throws -> String {
        let result = try backstamp("database", "check")
        return result.status == 0 ? "" : result.output + result.error
    }

    /// Changes the database behind Backstamp's back, as the CRM does.
    func execute(_ sql: String) throws {
        awaitFold()
        try succeed(["sqlite3", "-cmd", ".timeout 5000", database, sql])
    }
}

// What would keep `serve` from running, or from doing its work, without running it.

import BounceService
import Foundation
import LogFollowing
import LogService
import Mailbox
import Milter
import Sealing
import Storage
import Tools
import TrackerService

/// Finds all that is wrong, each with where it stands; as the user who asks may read and write.
struct ConfigurationCheck {
    private(set) var problems: [ConfigurationError] = []
    /// The notes on what is no fault, and worth knowing.
    private(set) var notes: [String] = []

    private let configuration: Configuration

    /// - Throws: where the file can't be read at all.
    init(_ path: String) throws(ConfigurationError) {
        let (configuration, faults) = try Configuration.readAll(path)
        self.configuration = configuration
        problems = faults
        checkTracker()
        // A key that has a fault already needs no second line.
        check("keys") { _ = try KeyRing(KeyFile(path: configuration.keys).read()) }
        check("judging.agents") { _ = try configuration.countingRules() }
        check("filter.listen") { try Self.checkFolder(of: configuration.filter.listen) }
        check("bounces.lmtp") {
            guard let address = configuration.bounces.lmtp else { return }
            try LMTPServer.check(listen: address)
            if address.hasPrefix("unix:") { try Self.checkFolder(of: .unix(path: String(address.dropFirst(5)))) }
        }
        check("bounces.imap") { _ = try configuration.imapAccount() }
        check("bounces.pop3") { _ = try configuration.pop3Account() }
        check("retries.submit") { _ = try configuration.submissionServer() }
        check("notices.webhook_secret") { _ = try configuration.webhookSecrets() }
        for (key, path) in [
            ("bounces.imap_password", configuration.bounces.imapPassword),
            ("bounces.pop3_password", configuration.bounces.pop3Password),
            ("retries.submit_password", configuration.retries.submitPassword),
        ] {
            if let path { check(key) { try Self.checkReadable(path) } }
        }
        for (key, command) in [
            ("bounces.imap_token", configuration.bounces.imapToken),
            ("bounces.pop3_token", configuration.bounces.pop3Token),
        ] {
            if let program = command?.first { check(key) { try Self.checkExecutable(program) } }
        }
        checkFolders()
        checkLog()
        // As they stand in the file; what stands elsewhere comes first.
        let phrases = configuration.bounces.phrases
        problems.sort { $0.line(besides: phrases) < $1.line(besides: phrases) }
    }

    private mutating func check(_ key: String, _ work: () throws -> Void) {
        do { try work() } catch let error as ConfigurationError { problems.append(error) } catch {
            // Some say themselves which key it is.
            let text = "\(error)".trimmingPrefix("\(key): ")
            problems.append(
                text.hasPrefix("`\(key)`")
                    ? configuration.fault(key, String(text.dropFirst(key.count + 2)))
                    : configuration.fault(key, ": \(text)"))
        }
    }

    private mutating func checkTracker() {
        let configuration = self.configuration
        check("tracker.url") { _ = try configuration.trackerURLs(place: configuration.path) }
        if configuration.tracker.url == Configuration.exampleTrackerURL {
            check("tracker.url") {
                throw configuration.fault(
                    "tracker.url", " is still the example: set it to the name under which the tracker is reached")
            }
        }
        check("tracker.listen") { try TrackerService.check(listen: configuration.tracker.listen) }
    }

    // MARK: Files

    private static func checkFolder(of address: ListenAddress?) throws(CommandError) {
        guard let address, case .unix(let path) = address else { return }
        do throws(CommandError) {
            try checkWritable(URL(fileURLWithPath: path).deletingLastPathComponent().path, isMade: false)
        } catch {
            throw CommandError("can't listen at \(path): \(error)", .configuration)
        }
    }

    private mutating func checkFolders() {
        let configuration = self.configuration
        check("spool") {
            let folders = [
                configuration.journal, configuration.sendings, configuration.copies, configuration.splitCopies,
                configuration.people,
            ]
            for folder in [configuration.spool] + folders { try Self.checkWritable(folder, isMade: true) }
        }
        check("database") {
            let path = configuration.database
            try Self.checkWritable(URL(fileURLWithPath: path).deletingLastPathComponent().path, isMade: false)
            for file in ["", "-wal", "-shm"].map({ path + $0 }) where FileManager.default.fileExists(atPath: file) {
                try Self.checkWritable(file, isMade: false)
            }
            if FileManager.default.fileExists(atPath: path) { try Store.examine(path: path) }
        }
        guard let maildir = configuration.bounces.maildir else { return }
        if !FileManager.default.fileExists(atPath: maildir) {
            notes.append("`bounces.maildir`: \(maildir) is not there yet; it is waited for")
        } else {
            check("bounces.maildir") {
                for folder in ["new", "cur"] { try Self.checkWritable("\(maildir)/\(folder)", isMade: false) }
            }
        }
    }

    private mutating func checkLog() {
        let configuration = self.configuration
        guard let log = configuration.log else { return }
        if case .file(path: let path) = log, !FileManager.default.fileExists(atPath: path),
            access(URL(fileURLWithPath: path).deletingLastPathComponent().path, X_OK) == 0
        {
            notes.append("`log.source`: \(path) is not there yet; it is waited for")
            return
        }
        check("log.source") {
            do throws(LogFollowingError) { try log.check() } catch {
                guard case .system(_, _, EACCES) = error else { throw error }
                throw configuration.fault(
                    "log.source",
                    ": \(error); the user of Backstamp must be able to read it. Debian's logs are for the group adm; one that "
                        + "Postfix writes itself (maillog_file) is root's alone after `postfix logrotate` before Postfix 3.9: "
                        + "see maillog_file_permissions in contrib/doc/delivery-log.md")
            }
        }
    }

    /// systemd makes these when the service starts.
    private static let runtimeFolder = "/run/backstamp"
    private static let stateFolder = "/var/lib/backstamp"

    /// - Parameter isMade: whether we make it, a folder, where it is missing.
    private static func checkWritable(_ path: String, isMade: Bool) throws(CommandError) {
        var existing = URL(fileURLWithPath: path)
        while !FileManager.default.fileExists(atPath: existing.path), existing.path != "/" {
            if existing.path == runtimeFolder || existing.path == stateFolder { return }
            guard isMade else { throw CommandError("\(path): no such folder", .configuration) }
            existing.deleteLastPathComponent()
        }
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: existing.path, isDirectory: &isFolder)
        if isMade, !isFolder.boolValue { throw CommandError("\(existing.path): no folder, but a file", .configuration) }
        guard access(existing.path, isFolder.boolValue ? W_OK | X_OK : W_OK) == 0 else {
            let reason = String(cString: strerror(errno))
            throw CommandError("\(existing.path): \(NSUserName()) can't write there: \(reason)", .configuration)
        }
    }

    private static func checkReadable(_ path: String) throws(CommandError) {
        guard access(path, R_OK) == 0 else {
            let reason = String(cString: strerror(errno))
            throw CommandError("\(path): \(NSUserName()) can't read it: \(reason)", .configuration)
        }
    }

    private static func checkExecutable(_ path: String) throws(CommandError) {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard !isFolder.boolValue else { throw CommandError("\(path): is a folder", .configuration) }
        guard access(path, X_OK) == 0 else {
            let reason = String(cString: strerror(errno))
            throw CommandError("\(path): \(NSUserName()) can't run it: \(reason)", .configuration)
        }
    }
}

extension ConfigurationError {
    /// Returns a fault's line; 0 where it is on none; behind all lines, where it is on one of the other file.
    fileprivate func line(besides file: String?) -> Int {
        if let file, place.hasPrefix(file) { return .max }
        return place.split(separator: ":").last.flatMap { Int($0) } ?? 0
    }
}

// A Backstamp for one test: its own folder, ports, configuration and database, and the built command.

import Foundation
import Journal
import Peers

/// Runs `backstamp serve`. Killed when it goes out of sight.
final class Sandbox {
    private let home = TestFolder()
    let trackerPort: Int
    /// The process, 0 where none was started.
    private(set) var pid: pid_t = 0
    /// How it ended, where it has.
    private var status: Int32?

    var folder: String { home.path }
    var config: String { folder + "/backstamp.yaml" }
    var database: String { folder + "/data/backstamp.db" }
    var keys: String { folder + "/keys" }
    var socket: String { folder + "/run/filter.sock" }
    /// The socket in Postfix's notation.
    var milter: String { "unix:" + socket }
    var trackerURL: String { "http://127.0.0.1:\(trackerPort)" }

    /// - Parameter extra: lines of the configuration's `filter` section.
    init(filter extra: [String] = []) throws {
        // A test has what disk there is.
        setenv("BACKSTAMP_JOURNAL_RESERVE", "0", 1)
        trackerPort = try Socket.freePort()
        for name in ["data", "spool", "run"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: false)
        }
        // The socket takes its group from the folder, its mode from the umask: open to Postfix.
        try succeed(["chgrp", "postfix", folder + "/run"])
        try succeed(["chmod", "2771", folder + "/run"])
        let lines =
            [
                "database: sqlite:\(database)", "keys: \(keys)", "spool: \(folder)/spool",
                "filter:", "  listen: unix:\(socket)",
            ] + extra.map { "  " + $0 } + ["tracker:", "  listen: 127.0.0.1:\(trackerPort)", "  url: \(trackerURL)"]
        try write(config: lines.joined(separator: "\n") + "\n")
        try succeed([Place.binary, "keys", "new", "--config", config])
        try succeed([Place.binary, "database", "migrate", "--config", config])
    }

    deinit {
        kill()
        for mount in ["data", "spool"] { _ = try? shell(["umount", "-q", "\(folder)/\(mount)"]) }
    }

    func write(config text: String) throws {
        try text.write(toFile: config, atomically: true, encoding: .utf8)
    }

    /// Runs a command of Backstamp's with this configuration.
    func backstamp(_ arguments: String...) throws -> ShellResult {
        try shell([Place.binary] + arguments + ["--config", config])
    }

    /// A report as JSON.
    func report(_ arguments: String...) throws -> [String: Any] {
        let text = try succeed([Place.binary, "report"] + arguments + ["--json", "--config", config])
        return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    /// Asks the database, bypassing Backstamp; a line for each row, columns separated by "|". What has happened is there: while the
    /// process runs, that is waited for.
    func query(_ sql: String) throws -> [String] {
        awaitFold()
        return try ask(sql)
    }

    /// Waits, while the process runs, until all that has happened is in the database.
    func awaitFold() {
        if isRunning { _ = eventually(within: .seconds(5)) { (try? isFolded()) ?? true } }
    }

    private func ask(_ sql: String) throws -> [String] {
        try succeed(["sqlite3", "-readonly", "-cmd", ".timeout 5000", database, sql]).split(separator: "\n").map(
            String.init)
    }

    /// Whether all that is in the journals is in the database.
    private func isFolded() throws -> Bool {
        for name in ["sendings", "journal"] {
            guard let reader = try? JournalReader(folder: "\(folder)/spool/\(name)") else { continue }
            let row = try ask("SELECT segment, position FROM journals WHERE journal = '\(reader.identity)'").first
            let numbers = row?.split(separator: "|").compactMap { Int64($0) } ?? [0, 0]
            let position = JournalPosition(segment: numbers[0], offset: numbers[1])
            if try !reader.read(after: position, limit: 1).entries.isEmpty { return false }
        }
        return true
    }

    /// Waits until no copy is on its way through the spool any more.
    func copiesHaveLeft(within patience: Duration = .seconds(40)) -> Bool {
        eventually(within: patience) {
            ["held", "ready", "handed"].allSatisfy {
                ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/spool/split/\($0)")) ?? []).isEmpty
            }
        }
    }
}

// MARK: - The process

extension Sandbox {
    /// Starts `serve` and waits until the filter and the tracker are there.
    func start() throws {
        try launch()
        guard eventually(within: .seconds(20), { isReady || !isRunning }), isRunning else {
            throw ShellError(description: "backstamp serve is not ready:\n\(try log())")
        }
    }

    /// Starts `serve` and waits for nothing.
    func launch() throws {
        let script = "umask 0007; exec \"$0\" serve --config \"$1\" >> \"$2\" 2>&1"
        pid = try spawn(["/bin/sh", "-c", script, Place.binary, config, folder + "/log"])
        status = nil
    }

    var isRunning: Bool { pid > 0 && !hasEnded(WNOHANG) }

    /// Asks for the end of the process, or waits for it.
    @discardableResult
    private func hasEnded(_ options: Int32) -> Bool {
        guard status == nil else { return true }
        var code: Int32 = 0
        guard waitpid(pid, &code, options) == pid else { return false }
        status = code & 0x7F == 0 ? (code >> 8) & 0xFF : 128 + (code & 0x7F)
        return true
    }

    private var isReady: Bool {
        FileManager.default.fileExists(atPath: socket)
            && (try? HTTPClient.request("GET", trackerURL + "/healthz", timeout: 2))?.status == 200
    }

    /// Ends `serve` as systemd does; its exit status.
    func stop() throws -> Int32 {
        signal(SIGTERM)
        guard eventually(within: .seconds(40), { !isRunning }) else {
            throw ShellError(description: "backstamp serve does not stop:\n\(try log())")
        }
        return status ?? -1
    }

    /// `kill -9`, without a word.
    func kill() {
        guard isRunning else { return }
        signal(SIGKILL)
        hasEnded(0)
    }

    func signal(_ number: Int32) {
        if pid > 0 { Foundation.kill(pid, number) }
    }

    func log() throws -> String {
        let data = FileManager.default.contents(atPath: folder + "/log") ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}

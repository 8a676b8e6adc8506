import Foundation
import Peers
import Testing
import Tools

@testable import Mailbox

@Suite struct TokenCommandTests {
    private let folder = TestFolder()

    private func run(
        _ script: String, _ arguments: [String] = [], timeLimit: Duration = .seconds(20), stop: StopSignal? = nil
    ) throws -> String {
        let path = try folder.program("token", script)
        return try TokenCommand([path] + arguments, timeLimit: timeLimit).run(until: try stop ?? StopSignal())
    }

    @Test(arguments: ["echo ya29.a0-_~+/=", "printf ya29.a0-_~+/=", "printf 'ya29.a0-_~+/=\\r\\nmore\\n'; echo no >&2"])
    func theFirstLineIsTheToken(script: String) throws {
        #expect(try run(script) == "ya29.a0-_~+/=")
    }

    /// No shell has read them.
    @Test func argumentsStayAsTheyAre() throws {
        #expect(try run("printf '%s|' \"$@\"", ["$HOME", "a;b", "*", "'q'"]) == "$HOME|a;b|*|'q'|")
    }

    /// What it wrote is told to nobody.
    @Test(arguments: [
        ("echo SECRET; exit 3", "ended with status 3"), ("echo SECRET >&2; exit 1", "ended with status 1"),
        ("echo SECRET; kill -9 $$", "ended by signal 9"), ("true", "gave no token"),
        ("echo; echo SECRET", "gave no token"),
        ("echo SECRET token", "gave no token, but a text"), ("printf 'SECRET\\001a'", "gave no token, but a text"),
        ("echo SECRETé", "gave no token, but a text"), ("yes SECRET", "wrote more than 65536 bytes"),
    ])
    func whatIsNoToken(script: String, reason: String) throws {
        #expect {
            try run(script)
        } throws: {
            "\($0)".contains(reason) && "\($0)".contains(folder.path) && !"\($0)".contains("SECRET")
        }
    }

    @Test(arguments: [
        "echo a; exec sleep 100", "echo a; sleep 100 & exec sleep 100", "echo a; exec >&-; exec sleep 100",
    ])
    func whatDoesNotEndIsEnded(script: String) throws {
        #expect {
            try run("echo $$ > \(folder.path)/pid; \(script)", timeLimit: .milliseconds(500))
        } throws: {
            "\($0)".contains("within 0.5 seconds")
        }
        let pid = try #require(pid_t(try folder.read("pid").trimmingCharacters(in: .newlines)))
        #expect(kill(pid, 0) == -1 && errno == ESRCH)
    }

    @Test func aStopIsHeeded() throws {
        let stop = try StopSignal()
        stop.stop()
        #expect(throws: MailboxError.stopped) { try run("exec sleep 100", stop: stop) }
    }

    @Test func whatIsNotThere() throws {
        #expect {
            try TokenCommand(["/nowhere/token"]).run(until: try StopSignal())
        } throws: {
            "\($0)" == "/nowhere/token: can't be run: No such file or directory"
        }
    }
}

extension TestFolder {
    /// The path of a shell script.
    func program(_ name: String, _ script: String) throws -> String {
        try write("#!/bin/sh\n\(script)\n", to: name, mode: 0o755)
        return "\(path)/\(name)"
    }
}

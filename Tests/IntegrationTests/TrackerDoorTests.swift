// How many may come to the tracker, and what monitoring costs.

import Foundation
import Peers
import Testing

@Suite struct TrackerDoorTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    /// One question to the database answers them all.
    @Test func manyWhoAskAtOnceHearThatAllIsWell() throws {
        try sandbox.start()
        let urls = (0..<32).map { "\(sandbox.trackerURL)/healthz?\($0)" }
        let options = ["-s", "-Z", "--parallel-max", "32", "--parallel-immediate", "-w", "%{http_code}\n"]
        let outputs = urls.flatMap { ["-o", "/dev/null", $0] }
        for _ in 0..<5 {
            let statuses = try succeed(["curl"] + options + outputs).split(separator: "\n")
            #expect(statuses == Array(repeating: "200", count: 32))
        }
    }

    /// However many requests a client sends ahead: each answer begins with the next of them.
    @Test func aThousandQuestionsOnOneConnection() throws {
        try sandbox.start()
        let socket = try Socket(port: sandbox.trackerPort, timeout: 20)
        let request = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
        try socket.write(
            Array(
                (String(repeating: request, count: 1500)
                    + request.replacing("a\r\n", with: "a\r\nConnection: close\r\n")).utf8))
        let answers = String(decoding: try socket.read(), as: UTF8.self)
        #expect(answers.components(separatedBy: "HTTP/1.1 200 OK\r\n").count == 1502)
        #expect(sandbox.isRunning)
    }

    /// The soft limit is raised to the hard one; the tracker's connections have half of it at most, and the log says so.
    @Test func descriptorsAreRaisedAndShared() throws {
        let script = "ulimit -Sn 64; ulimit -Hn 1000; exec \"$0\" serve --config \"$1\" 2> \"$2\""
        let log = sandbox.folder + "/log"
        let pid = try spawn(["/bin/bash", "-c", script, Place.binary, sandbox.config, log])
        defer {
            kill(pid, SIGKILL)
            waitpid(pid, nil, 0)
        }
        #expect(eventually(within: .seconds(20)) { (try? sandbox.log().contains("ready jobs=")) == true })
        #expect(try sandbox.log().contains("the tracker takes 500 connections at a time, and not 16384"))
        let limits = try String(contentsOfFile: "/proc/\(pid)/limits", encoding: .utf8).split(separator: "\n")
        let words = limits.first { $0.hasPrefix("Max open files") }?.split(separator: " ").dropFirst(3).prefix(2)
        #expect(words.map(Array.init) == ["1000", "1000"])
    }
}

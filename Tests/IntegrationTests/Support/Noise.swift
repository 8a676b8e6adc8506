// The noise of a day, made while the campaign lives: by four robots and two spammers, each with a seed of its own.

import Foundation
import Peers
import Synchronization

final class Noise: Sendable {
    let requests: Int
    let mails: Int
    private let trackerPort: Int
    private let lmtpPort: Int
    private let mailbox: Maildir
    private let makeRequests: NoiseRequests
    private let makeMails: NoiseMails
    private let running = DispatchGroup()
    private let state = Mutex(State())

    private struct State {
        var answers: [Int: Int] = [:]
        var taken = (count: 0, bytes: 0)
        var failure: (any Error)?
    }

    /// How many answers of each status there were.
    var answers: [Int: Int] { state.withLock { $0.answers } }
    /// The mails that were not refused at once.
    var taken: (count: Int, bytes: Int) { state.withLock { $0.taken } }

    private static let robots = 4
    private static let slowOnes = 20

    init(against day: NoisyDay, requests: Int, mails: Int) throws {
        (self.requests, self.mails) = (requests, mails)
        (trackerPort, lmtpPort, mailbox) = (day.sandbox.trackerPort, day.lmtpPort, day.mailbox)
        let pixels = try day.sent.map { try day.reachable($0.pixel) }
        let links = try day.sent.map { try day.reachable($0.link) }
        let pages = try day.sent.map { try day.reachable($0.unsubscribeURL) }
        makeRequests = NoiseRequests(
            paths: (pixels + links + pages).map { "/" + $0.split(separator: "/").dropFirst(2).joined(separator: "/") })
        // Somebody else's Backstamp, which has its own key.
        let stranger = try NoisyDay()
        try stranger.send()
        makeMails = NoiseMails(foreign: stranger.sent)
    }

    func start() {
        for robot in 0..<Self.robots {
            run { try self.ask(self.requests / Self.robots, as: robot) }
        }
        run { try self.writeByLMTP(self.mails * 3 / 4) }
        run { try self.writeByMaildir(self.mails - self.mails * 3 / 4) }
    }

    /// Until all have done with it.
    func finish() throws {
        running.wait()
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }

    private func run(_ body: @escaping @Sendable () throws -> Void) {
        running.enter()
        Thread.detachNewThread { [self] in
            do { try body() } catch { state.withLock { $0.failure = error } }
            running.leave()
        }
    }

    // MARK: - Requests

    private func ask(_ count: Int, as robot: Int) throws {
        var random = NoiseGenerator(seed: UInt64(robot + 1))
        var asked = 0
        // Connections on which it has begun to say something.
        var slow: [Socket] = []
        while asked < count {
            let visit = makeRequests.visit(&random)
            asked += visit.count
            let socket = try Socket(port: trackerPort, timeout: 60)
            // It may hang up before it has heard all.
            do { try socket.write(visit.bytes) } catch is SocketError {}
            if visit.isSlow {
                if slow.count < Self.slowOnes { slow.append(socket) }
                continue
            }
            socket.endWriting()
            var statuses: [Int] = []
            do {
                while let line = try socket.readLineBytes() {
                    guard line.starts(with: "HTTP/1.".utf8) else { continue }
                    statuses.append(Int(String(decoding: line.dropFirst(9).prefix(3), as: UTF8.self)) ?? 0)
                }
            } catch is SocketError {}
            state.withLock { state in for status in statuses { state.answers[status, default: 0] += 1 } }
        }
    }

    // MARK: - Mails

    private func writeByLMTP(_ count: Int) throws {
        var random = NoiseGenerator(seed: 11)
        let client = try LMTPClient.greeted(port: lmtpPort, timeout: 120)
        for number in 0..<count {
            let (bytes, recipient) = makeMails.mail(number, &random)
            try client.expect("250", to: "MAIL FROM:<>")
            if try client.ask("RCPT TO:<\(recipient)>").hasPrefix("250") {
                try client.expect("354", to: "DATA")
                try client.send(bytes.withCRLF + Array(".\r\n".utf8))
                guard try client.reply().hasPrefix("250") else { throw ProtocolError(description: "mail \(number)") }
                note(bytes.withCRLF)
            } else {
                try client.expect("250", to: "RSET")
            }
        }
    }

    private func writeByMaildir(_ count: Int) throws {
        var random = NoiseGenerator(seed: 12)
        for number in 0..<count {
            let (bytes, _) = makeMails.mail(1_000_000 + number, &random)
            note(bytes)
            try mailbox.deliver(bytes, as: "noise.\(number)")
        }
    }

    private func note(_ mail: [UInt8]) {
        state.withLock { $0.taken = ($0.taken.count + 1, $0.taken.bytes + mail.count) }
    }
}

/// Numbers that look random, the same in each run (SplitMix64, Steele and others 2014).
struct NoiseGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

    mutating func word(_ count: Int, of letters: String) -> String {
        let letters = Array(letters)
        return String((0..<count).map { _ in letters[below(letters.count)] })
    }
}

// A real filter in this process, for tests that run in a process of their own: libmilter is one per process, so that
// each test of it is an exit test.

import Foundation
import Milter
import Peers
import Synchronization
import Tools

/// What the sessions of a filter do, and what they have seen.
final class Script: Sendable {
    let onSender: @Sendable ([UInt8]) -> StepVerdict
    let onRecipient: @Sendable ([UInt8]) -> RecipientVerdict
    let onEndOfHeaders: @Sendable () -> StepVerdict
    let onEndOfMessage: @Sendable (_ body: [UInt8]) -> Outcome
    private let capabilities = Mutex<[Capabilities]>([])
    private let lines = Mutex<[String]>([])
    private let alive = Atomic(0)
    private let made = Atomic(0)

    init(
        onSender: @escaping @Sendable ([UInt8]) -> StepVerdict = { _ in .continue },
        onRecipient: @escaping @Sendable ([UInt8]) -> RecipientVerdict = { _ in .take },
        onEndOfHeaders: @escaping @Sendable () -> StepVerdict = { .continue },
        onEndOfMessage: @escaping @Sendable ([UInt8]) -> Outcome = { _ in .accept }
    ) {
        self.onSender = onSender
        self.onRecipient = onRecipient
        self.onEndOfHeaders = onEndOfHeaders
        self.onEndOfMessage = onEndOfMessage
    }

    /// All that the sessions were told, each line beginning with the session's number.
    var log: [String] { lines.withLock { $0 } }
    /// What each session was granted.
    var granted: [Capabilities] { capabilities.withLock { $0 } }
    /// Sessions that exist now, and that ever did.
    var sessions: Int { alive.load(ordering: .relaxed) }
    var sessionsMade: Int { made.load(ordering: .relaxed) }

    func note(_ line: String) { lines.withLock { $0.append(line) } }

    func sessionBegan(_ capabilities: Capabilities) -> Int {
        self.capabilities.withLock { $0.append(capabilities) }
        alive.add(1, ordering: .relaxed)
        return made.add(1, ordering: .relaxed).newValue
    }

    func sessionEnded() { alive.subtract(1, ordering: .relaxed) }
}

/// Writes down what it is told.
private final class RecordingSession: MilterSession {
    private let script: Script
    private let number: Int
    private var bytes: [UInt8] = []

    init(_ script: Script, _ capabilities: Capabilities) {
        self.script = script
        number = script.sessionBegan(capabilities)
    }

    deinit { script.sessionEnded() }

    private func note(_ line: String) { script.note("\(number) \(line)") }

    func connected(client: ClientAddress?, isSMTP: Bool) {
        note("connected \(client?.description ?? "?")\(isSMTP ? "" : " locally")")
    }

    func sender(_ address: [UInt8], parameters: [[UInt8]], macros: borrowing Macros) -> StepVerdict {
        bytes = []
        note("sender \(text(address)) auth=\(macros["{auth_authen}"].map(text) ?? "-") i=\(id(macros))")
        return script.onSender(address)
    }

    func recipient(_ address: [UInt8], parameters: [[UInt8]], macros: borrowing Macros) -> RecipientVerdict {
        note("recipient \(text(address)) i=\(id(macros))")
        return script.onRecipient(address)
    }

    func header(name: Span<UInt8>, value: Span<UInt8>) { note("header \(text(array(name))):\(text(array(value)))|") }

    func endOfHeaders(macros: borrowing Macros) -> StepVerdict {
        note("end of headers i=\(id(macros))")
        return script.onEndOfHeaders()
    }

    func body(_ chunk: Span<UInt8>) { bytes += array(chunk) }

    func endOfMessage(macros: borrowing Macros) -> Outcome {
        note("end of message bytes=\(bytes.count) i=\(id(macros))")
        return script.onEndOfMessage(bytes)
    }

    func aborted() { note("aborted") }

    private func id(_ macros: borrowing Macros) -> String { macros["i"].map(text) ?? "-" }
}

/// A filter on a socket of its own, with a thread that runs it.
final class RunningFilter: Sendable {
    let server: MilterServer
    let folder = TestFolder()
    let address: String
    private let outcome = Mutex<Result<Void, MilterError>?>(nil)

    init(_ script: Script, whenStopping: StepVerdict = .accept, answersRecipients: Bool = false) throws {
        address = "unix:\(folder.path)/filter.sock"
        server = try MilterServer(
            listen: ListenAddress(milter: address), whenStopping: whenStopping, answersRecipients: answersRecipients
        ) {
            RecordingSession(script, $0)
        }
        Thread.detachNewThread { [self] in
            let result = Result { () throws(MilterError) in try server.run() }
            outcome.withLock { $0 = result }
        }
    }

    func connect(offering offer: MilterOffer = .modern) throws -> MilterPeer {
        try MilterPeer(connectingTo: address, offering: offer)
    }

    /// Whether ``MilterServer/run()`` has not returned yet.
    var isRunning: Bool { outcome.withLock { $0 == nil } }

    /// Whether ``MilterServer/run()`` has returned without an error, or does so within ten seconds.
    func hasRun() -> Bool {
        eventually { outcome.withLock { if case .success = $0 { true } else { false } } }
    }
}

/// A message from beginning to end.
extension MilterPeer {
    func deliver(_ body: [[UInt8]] = [Array("hello\r\n".utf8)], from sender: String = "<a@x.example>") throws
        -> MilterResult
    {
        try mail(sender)
        try rcpt("<b@y.example>", macros: ["i": "4XyZ"])
        try header("Subject", " test")
        let answer = try endOfHeaders(macros: ["i": "4XyZ"])
        guard answer == .continue else { return MilterResult(reply: answer) }
        for chunk in body { try self.body(chunk) }
        return try endOfMessage(macros: ["i": "4XyZ"])
    }
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

func array(_ span: Span<UInt8>) -> [UInt8] { span.withUnsafeBufferPointer { Array($0) } }

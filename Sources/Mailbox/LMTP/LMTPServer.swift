// Mails that the MTA delivers over LMTP (RFC 2033): what it was told "250" is on disk.

internal import Foundation
internal import Glibc
internal import Synchronization
package import Tools

/// Listens for the MTA. Not for the open: whoever may connect may hand in mail.
package final class LMTPServer: Intake {
    private let socket: ListeningSocket
    private let handler: any MailHandler
    private let limits: LMTPLimits
    private let onEvent: MailboxEventHandler
    /// The handler is called by one connection at a time.
    private let turn = Mutex(())
    private let connections = Atomic(0)

    /// Listens from now on; the MTA's connections wait until `run`.
    ///
    /// - Parameter address: `unix:/path` (its group may connect) or `127.0.0.1:2424`.
    package init(
        listen address: String, handler: any MailHandler, limits: LMTPLimits = LMTPLimits(),
        onEvent: @escaping MailboxEventHandler = { _ in }
    ) throws(MailboxError) {
        socket = try ListeningSocket(try ListenAddress(lmtp: address))
        self.handler = handler
        self.limits = limits
        self.onEvent = onEvent
    }

    /// The port, where the address has port 0: any that is free.
    package var port: UInt16? { socket.port }

    private var source: String { "lmtp \(socket.address)" }

    /// Whether an address can be one to listen at, without listening.
    package static func check(listen address: String) throws(MailboxError) { _ = try ListenAddress(lmtp: address) }

    package func run(until stop: StopSignal) {
        let sessions = DispatchGroup()
        while stop.wait(until: .now + .seconds(86_400), descriptor: socket.descriptor) != .stopped {
            switch socket.accept() {
            case .connection(let descriptor): serve(descriptor, until: stop, in: sessions)
            case .nobody: break
            case .failed(let code):
                let pause = Duration.seconds(1)
                let error = MailboxError.system(call: "accept", path: source, code: code)
                onEvent(.failed(source: source, reason: "\(error)", retryIn: pause))
                stop.wait(for: pause)
            }
        }
        sessions.wait()
    }

    /// Talks to a client on a thread of its own.
    private func serve(_ descriptor: CInt, until stop: StopSignal, in sessions: DispatchGroup) {
        guard connections.add(1, ordering: .relaxed).newValue <= limits.connections else {
            connections.subtract(1, ordering: .relaxed)
            let client = ClientSocket(descriptor: descriptor, timeout: .zero, stop: stop)
            try? client.write(LMTPReply.tooManyConnections.bytes)
            return
        }
        sessions.enter()
        Thread.detachNewThread {
            let client = ClientSocket(descriptor: descriptor, timeout: self.limits.timeout, stop: stop)
            var session = LMTPSession(
                limits: self.limits, isTaken: self.handler.isTaken(recipient:), take: self.take)
            session.run(client)
            self.connections.subtract(1, ordering: .relaxed)
            sessions.leave()
        }
    }

    private func take(_ mail: IncomingMail) -> LMTPReply {
        do {
            try turn.withLock { _ in try handler.take(mail) }
            return .taken
        } catch {
            onEvent(.failed(source: source, reason: "\(error)", retryIn: nil))
            return .notTaken
        }
    }
}

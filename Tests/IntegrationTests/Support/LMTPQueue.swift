import Foundation
import Synchronization

/// Mails on their way by LMTP, on a thread of its own.
final class LMTPQueue: Sendable {
    private let result = Mutex<Result<Int, any Error>?>(nil)
    private let running = DispatchGroup()

    init(_ mails: [ReturningMail], port: Int) {
        running.enter()
        Thread.detachNewThread { [self] in
            defer { running.leave() }
            let delivery = LMTPDelivery(port: port)
            let result = Result {
                for mail in mails { try delivery.deliver(mail.bytes, to: mail.recipient) }
                return delivery.failures
            }
            self.result.withLock { $0 = result }
        }
    }

    var isEmpty: Bool { result.withLock { $0 != nil } }

    /// How often a mail was tried again.
    func waitUntilEmpty() throws -> Int {
        running.wait()
        return try result.withLock { try $0?.get() ?? 0 }
    }
}

import Mailbox
import Synchronization

/// Keeps what an intake tells, in words.
final class Events: Sendable {
    private let kept = Mutex<[String]>([])

    var texts: [String] { kept.withLock { $0 } }

    var handler: MailboxEventHandler {
        { event in
            let text =
                switch event {
                case .failed(let source, let reason, let pause):
                    "failed \(source): \(reason)" + (pause.map { "; again in \($0)" } ?? "")
                case .reconnected(let source): "reconnected \(source)"
                case .cut(let source, let place): "cut \(source) \(place)"
                }
            self.kept.withLock { $0.append(text) }
        }
    }

    func contains(_ part: String) -> Bool { texts.contains { $0.contains(part) } }
}

import Testing

@testable import Bounces

extension Evidence {
    /// A reply line as a server writes it.
    init(
        _ reply: String, status: String? = nil, recipient: String? = nil, remote: String? = nil, command: String? = nil
    ) {
        self.init(
            diagnostic: Array(reply.utf8), status: status.flatMap { EnhancedStatus(Array($0.utf8)[...]) },
            remote: remote,
            recipient: recipient, command: command)
    }
}

func verdict(
    _ reply: String, status: String? = nil, recipient: String? = nil, remote: String? = nil, command: String? = nil
) -> Verdict {
    Classifier.standard.classify(
        Evidence(reply, status: status, recipient: recipient, remote: remote, command: command))
}

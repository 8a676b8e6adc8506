extension Finding.Bounce {
    /// Makes a bounce of what the MTA's log says, as the report has it that the MTA writes of the same.
    ///
    /// - Parameters:
    ///   - command: what the log calls it: `RCPT TO`, `end of DATA`, `initial connection`.
    ///   - senders: who the message is from.
    package init(
        logged reply: String, status: String?, command: String?, remote: String?, recipient: String, senders: [String],
        classifier: Classifier
    ) {
        let remote = remote?.lowercased()
        let verdict = classifier.classify(
            Evidence(
                diagnostic: Array(reply.utf8), status: status.flatMap { EnhancedStatus(Array($0.utf8)[...]) },
                remote: remote, recipient: recipient, senders: senders.map { Array($0.utf8) },
                command: command.flatMap(Self.verb)))
        self.init(verdict: verdict, diagnostic: reply, remote: remote, address: recipient)
    }

    private static func verb(of command: String) -> String? {
        switch command.uppercased().split(separator: " ").first {
        case nil: nil
        case "END": "DATA"
        case "INITIAL", "CONNECT": "CONN"
        case .some(let word): String(word)
        }
    }
}

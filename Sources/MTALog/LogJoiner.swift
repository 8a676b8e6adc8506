// What an MTA's log says of messages on their way. The front page of this module.
//
// MTALog reads the logs of Postfix, Sendmail and Exim: lines go in as bytes, what became of a message for each
// recipient comes out. It opens no file, asks no clock, and knows nothing of our deliveries: `LogFollowing` brings the
// lines, `Storage/Returns/Store+DeliveryLog.swift` looks for whose delivery it is. It never fails: a line that says nothing of
// a message is nil.
//
// Begin with `LogParser`: it takes off what syslog and containers put before a line (`LogPrefix`, `LogFrame`,
// `LogTime`) and hands the rest to `SyslogMessage` (with `PostfixDelivery` and `SendmailDelivery`) or `EximLine`; all
// make a `LogEntry`. `LogJoiner`, below, makes each `DeliveryStatus` of several entries, over two queue ids, and keeps
// a `QueuedMessage` for each.

/// Follows messages by their queue ids, also over a second one.
///
/// A content filter takes a message from Postfix and hands it back, by SMTP: then it has another queue id, and the
/// answer to the first has it (`250 2.0.0 Ok: queued as XYZ`). So does the answer of any remote Postfix. What tells
/// them apart is that our own log has seen XYZ come in, which it has before that answer is given. Such an answer is no
/// delivery, and what the log says of XYZ is told as of the first.
///
/// The second may be through before the answer to the first is logged. What it came to is then told at once, and again
/// under the first id as soon as that is known. So whoever takes statuses looks for the message by both, and knows a
/// status that it has.
package struct LogJoiner: Sendable {
    private var messages: QueueMemory

    /// - Parameters:
    ///   - openLimit: How many messages are kept that have not ended. Beyond, those are forgotten of which the log has
    ///     said nothing for the longest time; their statuses are still told, under the id that their lines have.
    ///   - endedLimit: How many are kept that have ended: lines of theirs may come a little late.
    ///   - messages: What the caller has stored by `takeChanges`.
    package init(openLimit: Int = 100_000, endedLimit: Int = 1024, restoring messages: [QueuedMessage] = []) {
        self.messages = QueueMemory(openLimit: openLimit, endedLimit: endedLimit, restoring: messages)
    }

    /// The number of messages that are kept now.
    package var count: Int { messages.count }

    /// - Returns: What is new by this line. Of most lines nothing.
    package mutating func take(_ entry: LogEntry) -> [DeliveryStatus] {
        switch entry.kind {
        case .queued(let arrival): return arrive(entry, arrival)
        case .delivery(let delivery): return take(delivery, entry)
        case .expired: return expire(entry)
        case .removed:
            messages.end(entry.queueID)
            return []
        }
    }

    /// Returns what is to be stored, and removed, since the last time: with the log's position, in one transaction.
    package mutating func takeChanges() -> (kept: [QueuedMessage], forgotten: [String]) { messages.takeChanges() }

    // MARK: Lines

    private mutating func arrive(_ entry: LogEntry, _ arrival: Arrival) -> [DeliveryStatus] {
        var message = messages[entry.queueID] ?? QueuedMessage(queueID: entry.queueID)
        // QUIRK: Postfix's short ids come again, since inodes do.
        if message.hasEnded { message = QueuedMessage(queueID: entry.queueID) }
        message.messageID = arrival.messageID ?? message.messageID
        message.expectedRecipients = arrival.recipients ?? message.expectedRecipients
        messages.update(message)
        guard let earlier = arrival.earlierQueueID, let first = messages[earlier] else { return [] }
        return link(entry.queueID, after: first)
    }

    private mutating func take(_ delivery: Delivery, _ entry: LogEntry) -> [DeliveryStatus] {
        var message = messages[entry.queueID] ?? QueuedMessage(queueID: entry.queueID)
        if delivery.outcome == .sent, let next = follower(of: message, by: delivery) {
            message.finalRecipients += delivery.recipients.count
            for recipient in delivery.recipients { message.statuses.removeAll { $0.recipient == recipient } }
            finish(message)
            return handOn(delivery, from: message, to: next)
        }
        var statuses: [DeliveryStatus] = []
        for recipient in delivery.recipients {
            var status = DeliveryStatus(recipient, delivery, at: entry.at, message)
            if status.state == .expired { status.takeWords(of: message.statuses.first { $0.recipient == recipient }) }
            message.keep(status)
            statuses.append(status)
        }
        finish(message)
        return statuses
    }

    private mutating func expire(_ entry: LogEntry) -> [DeliveryStatus] {
        guard var message = messages[entry.queueID] else { return [] }
        var statuses: [DeliveryStatus] = []
        for known in message.statuses where known.state == .deferred {
            var status = known
            (status.at, status.state) = (entry.at, .expired)
            message.keep(status)
            statuses.append(status)
        }
        finish(message)
        return statuses
    }

    // MARK: A second queue id

    /// Returns the id that a filter has given back, if the message has come in under it again.
    private func follower(of message: QueuedMessage, by delivery: Delivery) -> String? {
        guard let next = delivery.nextQueueID, next != message.queueID, let follower = messages[next] else {
            return nil
        }
        // A remote host's id may be one of ours by chance; the Message-ID can't.
        if let one = message.messageID, let other = follower.messageID, one != other { return nil }
        return next
    }

    private mutating func handOn(_ delivery: Delivery, from message: QueuedMessage, to next: String) -> [DeliveryStatus]
    {
        guard var follower = messages[next] else { return [] }
        for recipient in delivery.recipients {
            if let original = delivery.originalRecipient ?? message.original(of: recipient) {
                follower.keep(original: original, of: recipient)
            }
        }
        messages.update(follower)
        return link(next, after: message)
    }

    /// Tells statuses of `queueID` as of the first id of `earlier` from now on; and again those that were told already.
    private mutating func link(_ queueID: String, after earlier: QueuedMessage) -> [DeliveryStatus] {
        let first = earlier.first
        guard var message = messages[queueID], message.firstQueueID == nil, first != queueID else { return [] }
        message.firstQueueID = first
        var statuses: [DeliveryStatus] = []
        for known in message.statuses {
            var status = known
            status.queueID = first
            status.originalRecipient = status.originalRecipient ?? message.original(of: status.recipient)
            statuses.append(status)
        }
        message.statuses = statuses.filter { !$0.isFinal }
        let later = message.laterQueueIDs
        message.laterQueueIDs = []
        messages.update(message)
        noteLater(queueID, of: first)
        for queueID in later { statuses += relink(queueID, to: first, aliases: message.originals) }
        return statuses.map(\.retold)
    }

    /// Changes the first id of a message that was linked to an id which turns out not to be the first.
    private mutating func relink(
        _ queueID: String, to first: String, aliases: [QueuedMessage.Alias]
    ) -> [DeliveryStatus] {
        guard var message = messages[queueID], queueID != first else { return [] }
        message.firstQueueID = first
        for alias in aliases { message.keep(original: alias.original, of: alias.recipient) }
        for index in message.statuses.indices { message.statuses[index].queueID = first }
        messages.update(message)
        noteLater(queueID, of: first)
        return message.statuses
    }

    private mutating func noteLater(_ queueID: String, of first: String) {
        guard var message = messages[first], message.laterQueueIDs.count < QueuedMessage.recipientLimit else { return }
        message.laterQueueIDs.append(queueID)
        messages.update(message)
    }

    private mutating func finish(_ message: QueuedMessage) {
        messages.update(message)
        if let expected = message.expectedRecipients, message.finalRecipients >= expected {
            messages.end(message.queueID)
        }
    }
}

extension DeliveryStatus {
    fileprivate init(_ recipient: String, _ delivery: Delivery, at: Int64, _ message: QueuedMessage) {
        self.init(
            at: at, queueID: message.first, loggedQueueID: message.queueID, recipient: recipient,
            originalRecipient: message.original(of: recipient) ?? delivery.originalRecipient,
            state: State(delivery.outcome), status: delivery.status, reply: delivery.reply, command: delivery.command,
            remote: delivery.remote, delay: delivery.delay)
    }

    /// Takes the words of the last attempt, which say why a message was given up.
    fileprivate mutating func takeWords(of last: DeliveryStatus?) {
        guard let last, last.state == .deferred else { return }
        (status, reply, command) = (last.status ?? status, last.reply, last.command)
        remote = last.remote ?? remote
    }
}

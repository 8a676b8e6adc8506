// Brings the filter's journal into the database: what left, what passed, what became of split copies.

package import Bounces
internal import GRDB
internal import Glibc
internal import Journal
internal import Sealing
internal import Synchronization
internal import Words

extension Store {
    /// From now on this journal is folded before whatever refers to a sending.
    ///
    /// - Parameters:
    ///   - policy: by which a split copy's refusal is a bounce.
    ///   - onReply: told of each mail that passed the filter and answers us, with the queue id that it passed under.
    package func follow(
        sendings folder: String, policy: BouncePolicy = BouncePolicy(),
        onReply: @escaping @Sendable (_ queueID: String, Settlement.Effect) -> Void = { _, _ in }
    ) {
        sendings.withLock { $0 = SendingsSource(folder: folder, policy: policy, onReply: onReply) }
    }

    /// Records of one transaction, and the time after which it takes no more: others wait for the database.
    private static let sendingsAtOnce = 200
    fileprivate static let sendingsTime = Duration.milliseconds(30)

    /// Folds all sendings that are in the journal now, so that what comes after finds them. Safe in several processes at once: the
    /// position is read and written in the transaction that writes. Blocks the calling thread.
    ///
    /// - Returns: bytes of the journal that could not be read.
    @discardableResult
    package func foldSendings() throws(StorageError) -> Int {
        let source = sendings.withLock(\.self)
        guard let reader = try source.reader() else { return 0 }
        var damagedBytes = 0
        var limit = Self.sendingsAtOnce
        while true {
            let position = try foldedPosition(of: reader)
            let batch = try reader.batch(after: position, limit: limit)
            guard batch.position != position else { return damagedBytes }
            do throws(StorageError) {
                let part = try writer.perform { [rules, keys = retryKeys.withLock(\.self)] database in
                    try database.fold(batch, of: reader, from: position, rules, source.policy, keys)
                }
                for (queueID, effect) in part.replies { source.onReply(queueID, effect) }
                if part.isWhole { damagedBytes += batch.damagedBytes }
                if part.isWhole && batch.isLast { return damagedBytes }
                limit = Self.sendingsAtOnce
            } catch .refused(let reason) {
                limit = try narrow(batch, of: reader, reason)
            }
        }
    }
}

extension SendingsSource {
    fileprivate func reader() throws(StorageError) -> JournalReader? {
        guard let folder else { return nil }
        do throws(JournalError) { return try JournalReader.existing(folder) } catch {
            // Who may not read it folds nothing: a report by somebody else tells what is in the database.
            if case .system(_, _, EACCES) = error { return nil }
            throw .journal(error)
        }
    }
}

/// What came of a batch.
private struct FoldedPart: Sendable {
    var replies: [(queueID: String, effect: Settlement.Effect)] = []
    /// Whether all of it is written down.
    var isWhole = false
}

extension Database {
    fileprivate func fold(
        _ batch: JournalReader.Batch, of reader: JournalReader, from start: JournalPosition, _ rules: CountingRules,
        _ policy: BouncePolicy, _ keys: KeyRing?
    ) throws -> FoldedPart {
        var part = FoldedPart()
        // Another process has folded it meanwhile.
        guard try position(ofJournal: reader.identity) == start else { return part }
        let clock = ContinuousClock.now
        let writer = SendingWriter(database: self, rules: rules) { try reader.links($0, in: batch.start.segment) }
        for (entry, end) in zip(batch.entries, batch.ends) {
            try fold(entry, by: writer, policy, &part)
            if ContinuousClock.now - clock > Store.sendingsTime, end != batch.ends.last {
                try setPosition(end, ofJournal: reader.identity)
                return part
            }
        }
        try sealRetries(keys)
        try setPosition(batch.position, ofJournal: reader.identity)
        part.isWhole = true
        return part
    }

    private func fold(
        _ entry: JournalEntry, by writer: SendingWriter, _ policy: BouncePolicy, _ part: inout FoldedPart
    ) throws {
        switch entry {
        case .sending(let sending):
            if try writer.write(sending) { try countWaitingHits(on: sending.copies, writer.rules) }
        case .passage(let passage):
            if let reply = try note(passage, writer.rules) { part.replies.append(reply) }
        case .splitEnd(let end): try write(end, writer.rules, policy)
        case .hit: throw StorageError.refused(reason: "a hit among sendings")
        }
    }
}

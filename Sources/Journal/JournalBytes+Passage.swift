// What passed the filter, and what became of split copies, as bytes of a record, and back. Behind `at` and `kind`:
//
//     copy passed         copy (8) | recipient | queue id
//     split copy passed   copy (8) | queue id
//     reply passed        queue id | author | Message-ID, which may lack | the messages that it answers
//     split refused       copy (8) | reply | reason | rule | status, which may lack | reply code (2), 0 for none |
//                         permanent (1): 0, 1, or 2 for unknown | weight (4) | by words (1) | of host (1)
//     split lost          copy (8) | reason

internal import Bounces
internal import Words

extension [UInt8] {
    private mutating func begin(_ kind: JournalRecord.Kind, of copy: Int64, at: Int64) {
        begin(kind.rawValue, at: at)
        append(number: copy)
    }

    mutating func append(_ passage: Passage) {
        switch passage {
        case .copy(let copy, let recipient, let queueID, let at):
            begin(.copyPassed, of: copy, at: at)
            append(text: recipient)
            append(text: queueID)
        case .splitCopy(let copy, let queueID, let at):
            begin(.splitCopyPassed, of: copy, at: at)
            append(text: queueID)
        case .reply(let reply, let queueID, let at):
            begin(JournalRecord.Kind.replyPassed.rawValue, at: at)
            append(text: queueID)
            append(text: reply.author)
            append(optional: reply.messageID)
            append(texts: reply.answered)
        }
    }

    mutating func append(_ end: SplitEnd) {
        switch end {
        case .refused(let copy, let verdict, let reply, let at):
            begin(.splitRefused, of: copy, at: at)
            append(text: reply)
            append(text: verdict.reason.rawValue)
            append(text: verdict.rule)
            append(optional: verdict.status?.description)
            append(integer: UInt16(clamping: verdict.replyCode ?? 0))
            append(verdict.isPermanent.map { $0 ? 1 : 0 } ?? 2)
            append(integer: UInt32(clamping: verdict.weight))
            append(verdict.basis == .words ? 1 : 0)
            append(verdict.isOfHost ? 1 : 0)
        case .lost(let copy, let reason, let at):
            begin(.splitLost, of: copy, at: at)
            append(text: reason)
        }
    }
}

extension JournalCursor {
    mutating func passage(_ kind: JournalRecord.Kind, at: Int64) -> Passage? {
        switch kind {
        case .copyPassed:
            guard let copy = number(), let recipient = text(), let queueID = text() else { return nil }
            return .copy(copy, recipient: recipient, queueID: queueID, at: at)
        case .splitCopyPassed:
            guard let copy = number(), let queueID = text() else { return nil }
            return .splitCopy(copy, queueID: queueID, at: at)
        case .replyPassed:
            guard let queueID = text(), let author = text(), let messageID = optionalText(), let answered = texts()
            else { return nil }
            return .reply(
                ReplyHeader(author: author, messageID: messageID, answered: answered), queueID: queueID, at: at)
        case .sending, .splitRefused, .splitLost: return nil
        }
    }

    mutating func splitEnd(_ kind: JournalRecord.Kind, at: Int64) -> SplitEnd? {
        guard let copy = number(), let text = text() else { return nil }
        if kind == .splitLost { return .lost(copy: copy, reason: text, at: at) }
        return verdict().map { .refused(copy: copy, $0, reply: text, at: at) }
    }

    private mutating func verdict() -> Verdict? {
        guard let reason = text().flatMap(Reason.init(rawValue:)), let rule = text(), let status = optionalText(),
            let replyCode = integer(UInt16.self), let isPermanent = integer(UInt8.self),
            let weight = integer(UInt32.self), let isByWords = flag(), let isOfHost = flag()
        else { return nil }
        var verdict = Verdict(
            reason: reason, rule: rule, status: status.flatMap { EnhancedStatus(Array($0.utf8)[...]) },
            replyCode: replyCode == 0 ? nil : Int(replyCode), isPermanent: isPermanent == 2 ? nil : isPermanent == 1,
            weight: Int(weight), basis: isByWords ? .words : .codes)
        verdict.isOfHost = isOfHost
        return verdict
    }
}

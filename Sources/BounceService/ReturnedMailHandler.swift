// One mail that came back, from its bytes to its effects. The front page of this module.
//
// BounceService runs the configured ways that mail comes (`BounceService`, an `Intake` of `Mailbox` each) and hands
// every mail to `ReturnedMailHandler`, below. Its steps: read (`Bounces/Report+Reading.swift`), find the copy by the
// token in the return path, an address or the header (`RecipientFields`; `Sealing/KeyRing.swift` opens it), settle
// by `ReturnsLedger` (`Storage/Returns/Store+ReturnedMail.swift`: event, state, retry, suppression), log
// (`BounceLog`), keep for people what a person may have written (`PeoplesFolder`). What a report means, `Bounces`
// decides. `OwnAddresses` says which recipients are taken at all, `IntakeLog` writes what happens to a source.

package import Bounces
package import Logging
package import Mailbox
package import Sealing
internal import Storage
internal import Tools
internal import Tracking
internal import Words

/// Takes in what comes back: whatever the way it came, the same happens to it.
package struct ReturnedMailHandler: MailHandler {
    private let ledger: any ReturnsLedger
    private let keys: KeyRing
    private let policy: BouncePolicy
    private let people: PeoplesFolder
    private let addresses: OwnAddresses?
    private let log: BounceLog

    /// - Parameters:
    ///   - people: the folder for what no rule of ours can settle.
    ///   - addresses: what mail is taken for, where that is asked; nil for any. Without return paths reports come to the senders
    ///     themselves, and which addresses those are nobody tells us.
    package init(
        ledger: any ReturnsLedger, keys: KeyRing, policy: BouncePolicy, people: PeoplesFolder,
        addresses: OwnAddresses? = nil,
        logger: Logger
    ) {
        self.ledger = ledger
        self.keys = keys
        self.policy = policy
        self.people = people
        self.addresses = addresses
        log = BounceLog(logger: logger)
    }

    package func isTaken(recipient: String) -> Bool { addresses?.contains(recipient) ?? true }

    /// Takes a mail; when this returns, its effects are on disk, or it is in the folder for people.
    package func take(_ mail: IncomingMail) throws {
        try people.checkIsThere()
        let digest = try Digest.sha256(mail.bytes)
        var report = Report(reading: mail.bytes, classifier: policy.classifier)
        let header = RecipientFields(of: mail.bytes)
        let reference = reference(in: report, mail, header)
        if case .unsubscribe = reference { (report.kind, report.basis) = (.unsubscribe, .fields) }
        let returned = ReturnedMail(
            digest: digest, at: WallClock.now(), report: report, reference: reference,
            sender: report.author)
        let settlement = try ledger.settle(returned, policy: policy, random: .random(in: 0..<1))
        log.settled(settlement, report, source: mail.source, digest: digest)
        // What a person may have written is for people even where we know whose it is.
        // Of a mail that was cut the whole stays where it came from.
        if !mail.isCut, settlement.isUnknown || report.mayBeAPersons(isSealed: reference != nil) {
            let isNew = try people.keep(mail.bytes, digest: digest)
            if isNew {
                log.kept(report, source: mail.source, digest: digest)
                makeRoom(after: mail)
            }
        } else if settlement.isRepeated {
            log.repeated(report, source: mail.source, digest: digest)
        }
    }

    /// Makes room after a mail, which is kept whatever comes of this.
    private func makeRoom(after mail: IncomingMail) {
        do {
            let count = try people.makeRoom(after: mail.bytes.count)
            if count > 0 { log.madeRoom(count) }
        } catch {
            log.noRoom(error)
        }
    }

    /// Finds our token that says which copy is meant. Whose report it is says a return path (the mail's recipient, or
    /// the envelope's identifier) before our field in what it gives back; whose wish, the address for that alone.
    private func reference(in report: Report, _ mail: IncomingMail, _ header: RecipientFields) -> ReturnedMail
        .Reference?
    {
        let places = mail.recipients + [report.envelopeID].compactMap(\.self)
        let tokens = places.flatMap(ReturnPath.tokens) + header.tokens
        if let token = keys.first(of: tokens, as: ReturnPathToken.self) { return .returnPath(token) }
        if report.mayUnsubscribe, let token = keys.first(of: tokens, as: UnsubscribeToken.self) {
            return .unsubscribe(token)
        }
        let fields = report.originalSeals.lazy.compactMap { keys.open(Array($0.utf8).span, as: CopyToken.self) }
        return fields.first.map { .field($0) }
    }
}

extension Report {
    /// Whoever writes to the address in List-Unsubscribe unsubscribes, in whatever words. What machines send there does not.
    fileprivate var mayUnsubscribe: Bool {
        switch kind {
        case .unsubscribe, .reply, .other: true
        case .autoReply, .challenge: basis != .fields
        case .bounce, .delay, .delivered, .complaint: false
        }
    }

    /// Returns whether nothing but words tells that no person wrote this, or what a person wants.
    ///
    /// - Parameter isSealed: whether a token of ours says which copy it speaks of: of a report, that is enough.
    fileprivate func mayBeAPersons(isSealed: Bool) -> Bool {
        switch kind {
        case .reply: true
        case .autoReply, .challenge, .unsubscribe, .other: basis != .fields
        case .bounce, .delay, .delivered, .complaint: basis != .fields && !isSealed
        }
    }
}

// One mail that came back, from its bytes to its effects. The steps in order: read, find the copy, settle, keep, log.

package import Bounces
internal import Foundation
package import Logging
package import Mailbox
package import Sealing
package import Storage
internal import Tracking

/// Takes in what comes back: whatever the way it came, the same happens to it.
package struct ReturnedMailHandler: MailHandler {
    private let store: Store
    private let keys: KeyRing
    private let policy: BouncePolicy
    private let people: PeoplesFolder
    private let log: BounceLog

    /// - Parameter people: the folder for what no rule of ours can settle.
    package init(store: Store, keys: KeyRing, policy: BouncePolicy, people: PeoplesFolder, logger: Logger) {
        self.store = store
        self.keys = keys
        self.policy = policy
        self.people = people
        log = BounceLog(logger: logger)
    }

    /// When this returns, the mail's effects are on disk, or it is in the folder for people.
    package func take(_ mail: IncomingMail) throws {
        try people.checkIsThere()
        let digest = try Digest.sha256(mail.bytes)
        var report = Report(reading: mail.bytes)
        let header = MailHeader(of: mail.bytes)
        let token = token(in: report, mail, header)
        if token?.kind == .unsubscribe, report.mayUnsubscribe { (report.kind, report.basis) = (.unsubscribe, .fields) }
        let returned = ReturnedMail(
            digest: digest, at: Int64(Date().timeIntervalSince1970 * 1000), report: report, copy: token?.copy,
            sender: report.author)
        let settlement = try store.settle(returned, policy: policy, random: .random(in: 0..<1))
        for effect in settlement.effects { log.settled(effect, source: mail.source) }
        // What a person may have written is for people even where we know whose it is.
        // Of a mail that was cut the whole stays where it came from.
        if !mail.isCut, settlement.isUnknown || report.mayBeAPersons(isSealed: token != nil) {
            let isNew = try people.keep(mail.bytes, digest: digest)
            if isNew { log.kept(report, source: mail.source, digest: digest) }
        } else if settlement.isRepeated {
            log.repeated(report, source: mail.source, digest: digest)
        }
    }

    /// The token of ours that says which copy is meant: in the address that the report came to, in the envelope's identifier, or
    /// in our field in what it gives back.
    private func token(in report: Report, _ mail: IncomingMail, _ header: MailHeader) -> Token? {
        let places = mail.recipients + [report.envelopeID].compactMap(\.self)
        for text in places.flatMap(ReturnPath.tokens) + header.tokens {
            if let token = keys.open(text.span), [.returnPath, .unsubscribe].contains(token.kind) { return token }
        }
        if let seal = report.originalSeal, let token = keys.open(Array(seal.utf8).span), token.kind == .copy {
            return token
        }
        return nil
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

    /// Whether nothing but words tells that no person wrote this, or what a person wants.
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

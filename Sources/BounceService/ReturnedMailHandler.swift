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
        let report = Report(reading: mail.bytes)
        let header = MailHeader(of: mail.bytes)
        let returned = ReturnedMail(
            digest: digest, at: Int64(Date().timeIntervalSince1970 * 1000), report: report,
            copy: copy(of: report, mail, header), sender: header.author)
        let settlement = try store.settle(returned, policy: policy, random: .random(in: 0..<1))
        for effect in settlement.effects { log.settled(effect, source: mail.source) }
        // Replies are for people even where we know whose they are.
        // Of a mail that was cut the whole stays where it came from.
        if !mail.isCut, settlement.isUnknown || report.kind == .reply {
            let isNew = try people.keep(mail.bytes, digest: digest)
            if isNew { log.kept(report, source: mail.source, digest: digest) }
        } else if settlement.isRepeated {
            log.repeated(report, source: mail.source, digest: digest)
        }
    }

    /// The copy that a token of ours names: the address that the report came to, the envelope's identifier, or our field in
    /// what it gives back.
    private func copy(of report: Report, _ mail: IncomingMail, _ header: MailHeader) -> Int64? {
        let places = mail.recipients + [report.envelopeID].compactMap(\.self)
        for token in places.flatMap(ReturnPath.tokens) + header.tokens {
            if let token = keys.open(token.span), token.kind == .returnPath { return token.copy }
        }
        if let seal = report.originalSeal, let token = keys.open(Array(seal.utf8).span), token.kind == .copy {
            return token.copy
        }
        return nil
    }
}

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
        let reference = reference(in: report, mail, header)
        if case .unsubscribe = reference { report.kind = .unsubscribe }
        let returned = ReturnedMail(
            digest: digest, at: Int64(Date().timeIntervalSince1970 * 1000), report: report, reference: reference,
            sender: report.author)
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

    /// The token of ours that says which copy is meant. Whose report it is says a return path (the address that the mail came to, or the
    /// envelope's identifier) before our field in what it gives back; whose wish, the address for that alone.
    private func reference(in report: Report, _ mail: IncomingMail, _ header: MailHeader) -> ReturnedMail.Reference? {
        let places = mail.recipients + [report.envelopeID].compactMap(\.self)
        let tokens = places.flatMap(ReturnPath.tokens) + header.tokens
        if let token = keys.first(ReturnPathToken.self, in: tokens) { return .returnPath(token) }
        let field = report.originalSeals.lazy.compactMap { keys.open(Array($0.utf8).span, as: CopyToken.self) }.first
        if let field { return .field(field) }
        guard report.mayUnsubscribe else { return nil }
        return keys.first(UnsubscribeToken.self, in: tokens).map { .unsubscribe($0) }
    }
}

extension KeyRing {
    /// The first that opens as one of that kind.
    fileprivate func first<Kind: AddressToken>(_: Kind.Type, in tokens: [[UInt8]]) -> Kind? {
        tokens.lazy.compactMap { self.open(inAddress: $0.span, as: Kind.self) }.first
    }
}

extension Report {
    /// Whoever writes to the address in List-Unsubscribe unsubscribes, in whatever words. What machines send there does not.
    fileprivate var mayUnsubscribe: Bool {
        switch kind {
        case .unsubscribe, .reply, .other: true
        case .bounce, .delay, .delivered, .complaint, .autoReply, .challenge: false
        }
    }
}

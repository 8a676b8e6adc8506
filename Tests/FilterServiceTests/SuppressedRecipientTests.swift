// Who is on the suppression list gets nothing, whoever sends and whoever else is sent to: the filter's sessions, without an MTA.

import Foundation
import Logging
import Milter
import Peers
import Sealing
import Spool
import SpoolStage
import Storage
import Synchronization
import Testing
import Tracking
import Words

@testable import FilterService

@Suite final class SuppressedRecipientTests {
    private let folder = TestFolder()
    private let store: Store
    private let keys: KeyRing
    /// Another's, whose return path the sender has seen.
    private let seen: Int64

    static let gone = "gone@home.example"
    static let left = "left@home.example"
    static let ann = "ann@home.example"

    init() throws {
        store = try Store(path: folder.path + "/db")
        keys = try KeyRing([.random(created: "2026-01-01")])
        let numbers = try store.reserveNumbers(recipients: 1)
        seen = numbers.copy
        try store.record(
            Sending(
                messageID: "<1@shop.example>", queueID: "Q1", sender: "news@shop.example", subject: "Hello",
                campaign: nil,
                sentAt: 1_750_000_000_000, recipients: [Self.ann], destinations: [], leftAlone: nil), as: numbers)
        try store.suppress([
            Suppression(address: Self.gone, reason: .hardBounce, source: "bounce", since: 0),
            Suppression(address: Self.left, reason: .unsubscribe, source: "mail", since: 0),
        ])
    }

    /// Who says that he sends.
    enum Sender: CaseIterable {
        case ordinary, nobody, returnPath, returnPathInCapitals, returnPathWrapped, unsubscribe
    }

    private func address(_ sender: Sender) -> String {
        let token = String(decoding: keys.sealForAddress(ReturnPathToken(copy: seen)), as: UTF8.self)
        return switch sender {
        case .ordinary: "news@shop.example"
        case .nobody: ""
        case .returnPath: "bounces+\(token)@bounce.example"
        case .returnPathInCapitals: "BOUNCES+\(token.uppercased())@BOUNCE.EXAMPLE"
        case .returnPathWrapped: "prvs=0123abcdef=bounces+\(token)@bounce.example"
        case .unsubscribe: unsubscribeAddress
        }
    }

    private var returnPath: String { address(.returnPath) }
    private var unsubscribeAddress: String {
        let token = keys.sealForAddress(UnsubscribeToken(copy: seen))
        return "bounces+\(String(decoding: token, as: UTF8.self))@bounce.example"
    }

    private func session(
        _ multipleRecipients: MultipleRecipients = .shared, _ onSuppressed: OnSuppressed = .refuse, isSMTP: Bool = true,
        log: KeptLog = KeptLog()
    ) throws -> FilterSession {
        let urls = TrackerURLs(standard: Array("https://track.example".utf8), byDomain: [:])
        let policy = FilterPolicy(
            outgoing: OutgoingRule(authenticated: true, networks: []),
            messages: MessagePolicy(tracks: .all, rewritesSigned: false, links: LinkPolicy(trackers: urls.all)),
            trackerURLs: urls, onFailure: .tempfail, multipleRecipients: multipleRecipients, untrackedDomains: [],
            campaignHeaders: ["X-Campaign-ID"], fields: FilterPolicy.Fields(offersUnsubscribe: true),
            returnPath: ReturnPath("bounces@bounce.example"), onSuppressed: onSuppressed, maximumSize: 100_000)
        let filter = Filter(
            policy: policy, keys: keys, ledger: try .over(store, keys: keys, in: folder.path), spool: nil,
            splitSpool: SplitSpool(folder: folder.path + "/split"),
            log: MailLog(logger: Logger(label: "test") { _ in log }), now: { 1_750_000_100_000 })
        let session = FilterSession(filter, capabilities: .all)
        session.connected(client: .local, isSMTP: isSMTP)
        return session
    }

    /// What is said to each recipient, and how the message ends.
    private func send(
        _ session: FilterSession, from sender: String, to recipients: [String], fields: [(String, String)] = []
    ) -> (refused: [String], end: Ending) {
        _ = session.sender(Array("<\(sender)>".utf8), parameters: [], macros: Macros(["i": "Q2"]))
        let refused = recipients.filter {
            session.recipient(Array("<\($0)>".utf8), parameters: [], macros: Macros(["i": "Q2"])) != .take
        }
        for (name, value) in [("Content-Type", "text/html"), ("Subject", "Hello")] + fields {
            session.header(name: Array(name.utf8).span, value: Array(" \(value)".utf8).span)
        }
        if case .accept = session.endOfHeaders(macros: Macros(["i": "Q2"])) {
            return (refused, Ending(isTracked: false))
        }
        session.body(Array("<html><body><a href=\"https://shop.example/\">x</a></body></html>\r\n".utf8).span)
        switch session.endOfMessage(macros: Macros(["i": "Q2"])) {
        case .accept: return (refused, Ending(isTracked: false))
        case .change(let changes):
            let removed = changes.removedRecipients.map { String(decoding: $0.dropFirst().dropLast(), as: UTF8.self) }
            let isTracked = changes.additions.contains { $0.name == CopyURLs.sealHeader }
            return (refused, Ending(isTracked: isTracked, removed: Set(removed)))
        case .discard: return (refused, Ending(isTracked: false, removed: Set(recipients)))
        case .tempfail:
            Issue.record("put off")
            return (refused, Ending(isTracked: false))
        }
    }

    struct Ending: Equatable {
        let isTracked: Bool
        var removed: Set<String> = []
    }

    private func orders(_ recipients: [String]) -> [[String]] {
        guard recipients.count > 1 else { return [recipients] }
        return recipients.indices.flatMap { index in
            var rest = recipients
            let first = rest.remove(at: index)
            return orders(rest).map { [first] + $0 }
        }
    }

    // MARK: Suppression

    @Test(arguments: Sender.allCases, [MultipleRecipients.shared, .split])
    func goneRecipientIsRefusedBesideAnybody(_ sender: Sender, _ mode: MultipleRecipients) throws {
        let session = try session(mode)
        for recipients in orders([Self.gone, Self.ann, returnPath, unsubscribeAddress]) {
            #expect(send(session, from: address(sender), to: recipients).refused == [Self.gone], "\(recipients)")
        }
        for own in [returnPath, unsubscribeAddress, Self.ann] {
            for recipients in [[own, "Gone@HOME.example"], ["Gone@HOME.example", own]] {
                #expect(send(session, from: address(sender), to: recipients).refused == ["Gone@HOME.example"])
            }
        }
    }

    /// By sendmail(1), or by policy.
    @Test(arguments: Sender.allCases, [true, false])
    func goneRecipientIsDroppedBesideAnybody(_ sender: Sender, isSMTP: Bool) throws {
        for mode in [MultipleRecipients.shared, .split] {
            let session = try session(mode, isSMTP ? .drop : .refuse, isSMTP: isSMTP)
            for recipients in orders([Self.gone, returnPath, unsubscribeAddress]) + [[Self.gone]] {
                let (refused, end) = send(session, from: address(sender), to: recipients)
                #expect(refused == [] && end.removed.contains(Self.gone), "\(recipients) \(mode)")
            }
            let end = send(session, from: address(sender), to: [returnPath, Self.gone, Self.ann]).end
            #expect(end.removed.contains(Self.gone) && (mode == .split || end.removed.count == 1))
        }
    }

    /// What is not ours before it was asked is judged by the stream, whatever is beside it; mail of ours was.
    @Test func unsubscribedRecipientIsDroppedBesideOurAddress() throws {
        let session = try session()
        for own in [returnPath, unsubscribeAddress] {
            for recipients in orders([Self.left, own, Self.ann]) {
                for sender in [Sender.ordinary, .nobody, .unsubscribe] {
                    let end = send(session, from: address(sender), to: recipients).end
                    // What has no sender is automatic, and is not tracked.
                    #expect(
                        end == Ending(isTracked: sender != .nobody, removed: [Self.left]), "\(recipients) \(sender)")
                }
                #expect(send(session, from: returnPath, to: recipients).end == Ending(isTracked: false))
            }
        }
    }

    /// A copy that waits in the spool while its recipient is suppressed.
    @Test(arguments: [true, false]) func splitCopyIsNotSentToWhoIsGone(isSMTP: Bool) throws {
        let numbers = try store.reserveNumbers(recipients: 2, copies: 2)
        var message = Sending(
            messageID: "<2@shop.example>", queueID: "Q3", sender: "news@shop.example", subject: "x", campaign: nil,
            sentAt: 1_750_000_000_000, recipients: [Self.ann, Self.gone], destinations: [], leftAlone: nil)
        message.isSplit = true
        try store.record(message, as: numbers)
        let token = String(decoding: keys.seal(SplitToken(copy: numbers.copy + 1)), as: UTF8.self)
        let session = try session(isSMTP: isSMTP)
        let (refused, end) = send(
            session, from: "news@shop.example", to: [Self.gone], fields: [("X-Backstamp-Copy", token)])
        #expect(isSMTP ? refused == [Self.gone] : end.removed == [Self.gone])
    }

    // MARK: What passes

    @Test func onlyWhatGoesToUsAloneIsAReport() throws {
        let session = try session()
        for sender in [Sender.ordinary, .nobody] {
            for recipients in [[returnPath], [unsubscribeAddress], [returnPath, unsubscribeAddress]] {
                #expect(send(session, from: address(sender), to: recipients).end == Ending(isTracked: false))
            }
        }
        for own in [returnPath, unsubscribeAddress] {
            for recipients in [[own, Self.ann], [Self.ann, own]] {
                #expect(send(session, from: address(.ordinary), to: recipients).end.isTracked)
            }
        }
    }

    /// Of such mail nothing else of ours tells.
    @Test func whatPassesIsInTheLogWithItsRecipients() throws {
        let log = KeptLog()
        let session = try session(log: log)
        _ = send(session, from: returnPath, to: [Self.ann, "bob@home.example"])
        _ = send(session, from: "", to: [returnPath])
        #expect(
            log.lines.contains {
                $0.hasPrefix("Q2: left reason=already_tracked")
                    && $0.hasSuffix("recipients=ann@home.example,bob@home.example")
            })
        #expect(
            log.lines.contains { $0.hasPrefix("Q2: left reason=report") && $0.hasSuffix("recipients=\(returnPath)") })
    }
}

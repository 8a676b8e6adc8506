// The story as it is played: mails arrive, requests and answers go out, and all that happens is written down.

import Foundation
import Peers
import Synchronization

final class CampaignStage: Sendable {
    private let tracker: String
    private let mails: [String: CampaignMail]
    private let state = Mutex(State())
    /// Who acts at once after a delivery.
    private let scenes = DispatchGroup()

    private struct State {
        var copies: [String: CampaignCopy] = [:]
        var events: [CampaignEvent] = []
        var mishaps: [String] = []
    }

    /// - Parameter tracker: its URL.
    init(_ mails: [CampaignMail], tracker: String) {
        self.tracker = tracker
        self.mails = Dictionary(uniqueKeysWithValues: mails.map { ($0.messageID, $0) })
    }

    /// Milliseconds since 1970.
    static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    /// What has happened so far.
    var events: [CampaignEvent] { state.withLock { $0.events } }
    /// What should not have happened.
    var mishaps: [String] { state.withLock { $0.mishaps } }

    func note(_ event: CampaignEvent) { state.withLock { $0.events.append(event) } }

    func copy(of mail: CampaignMail) throws -> CampaignCopy { try copy(of: mail.name) }

    func copy(of name: String) throws -> CampaignCopy {
        guard let copy = state.withLock({ $0.copies[name] }) else {
            throw ShellError(description: "\(name) has not arrived")
        }
        return copy
    }
}

// MARK: - Arrival

extension CampaignStage {
    /// A mail is at its recipient's host, which has not answered yet.
    @Sendable func arrive(_ message: ReceivedMessage) {
        guard let mail = mails[CampaignCopy.messageID(of: message)],
            let recipient = mail.recipients.first(where: { message.recipients == [$0.address] })
        else { return }
        let copy = CampaignCopy(message, tracker: tracker)
        state.withLock { $0.copies[mail.name] = copy }
        if case .refused = recipient.fate { return }
        let early = mail.visits(.beforeDelivery)
        for visit in early { play(visit, of: mail, copy) }
        // Longer than the second to which the MTA's log tells the time, and what clocks may differ by.
        if !early.isEmpty { usleep(2_500_000) }
        noteDelivery(of: mail, to: recipient)
        let prompt = mail.visits(.atOnce)
        if prompt.isEmpty { return }
        scenes.enter()
        Thread.detachNewThread { [self] in
            usleep(1_000_000)
            for visit in prompt { play(visit, of: mail, copy) }
            scenes.leave()
        }
    }

    /// The log tells full seconds, by a clock that may be a tick behind (time(2)); a mail does not arrive before it is sent.
    private func noteDelivery(of mail: CampaignMail, to recipient: CampaignMail.Recipient) {
        let now = Self.now
        var event = CampaignEvent("delivered", mail.name, recipient.address, (now - 20) / 1000 * 1000...now + 15_000)
        (event.status, event.diagnostic, event.remote) = ("2.0.0", "250 2.0.0 Ok: queued as 4XyZ12", "127.0.0.1")
        note(event)
    }

    /// Until those have acted who act at once.
    func waitForPromptOnes() { scenes.wait() }
}

// MARK: - Requests

extension CampaignStage {
    /// What people and machines do later. Answers are handed to `send`.
    func playLater(_ mail: CampaignMail, send: (CampaignAnswer, CampaignMail, CampaignCopy) throws -> Void) throws {
        for (number, deed) in mail.deeds.enumerated() {
            switch deed {
            case .visit(let visit):
                if visit.moment == .later { play((number, visit), of: mail, try copy(of: mail)) }
            case .answer(.oneClick):
                try press("List-Unsubscribe=One-Click", "one_click", scope: mail.stream ?? "all", mail)
            case .answer(.pageForEverything): try press("unsubscribe=everything", "page", scope: "all", mail)
            case .answer(let answer): try send(answer, mail, try copy(of: mail))
            }
        }
    }

    private func play(_ visit: (number: Int, visit: CampaignVisit), of mail: CampaignMail, _ copy: CampaignCopy) {
        let (number, visit) = visit
        let fetcher = visit.fetcher
        let address = fetcher.address(mail.recipients[0].number, number)
        let start = Self.now
        do {
            let (url, status) =
                switch visit.target {
                case .pixel: (copy.pixel ?? "", 200)
                case .unsubscribePage: (copy.unsubscribePage, 200)
                case .link(let link): (copy.links[link], 302)
                }
            let fields = [("User-Agent", fetcher.agent)] + (status == 302 ? fetcher.page : fetcher.image)
            let answer = try HTTPClient.request(
                fetcher.method, url, fields: fields + [("X-Forwarded-For", address)])
            guard answer.status == status else { throw ProtocolError(description: "status \(answer.status)") }
        } catch {
            return state.withLock { $0.mishaps.append("\(mail.name), visit \(number): \(error)") }
        }
        var event = CampaignEvent(visit.target.kind, mail.name, mail.only?.address, start...Self.now)
        (event.ip, event.agent) = (address, fetcher.agent)
        (event.actor, event.actorReason) = (visit.verdict.actor, visit.verdict.reason)
        event.country = CampaignFetcher.hasCountries ? fetcher.country : nil
        if case .link(let link) = visit.target { event.url = mail.destinations[link] }
        if event.kind != "page" { note(event) }
    }

    /// The provider's button or the page's.
    private func press(_ form: String, _ source: String, scope: String, _ mail: CampaignMail) throws {
        let start = Self.now
        let answer = try HTTPClient.request(
            "POST", try copy(of: mail).unsubscribePage,
            headers: ["Content-Type": "application/x-www-form-urlencoded"], body: Array(form.utf8))
        guard answer.status == 200 else { throw ProtocolError(description: "\(form): \(answer.status)") }
        var event = CampaignEvent("unsubscribe", mail.name, mail.only?.address, start...Self.now)
        (event.reason, event.scope) = (source, scope)
        note(event)
    }
}

extension CampaignVisit.Target {
    /// Of the event; a page is none.
    fileprivate var kind: String {
        switch self {
        case .pixel: "open"
        case .link: "click"
        case .unsubscribePage: "page"
        }
    }
}

extension CampaignMail {
    /// The visits of a moment, with their places among the deeds.
    fileprivate func visits(_ moment: CampaignVisit.Moment) -> [(Int, CampaignVisit)] {
        deeds.enumerated().compactMap { number, deed in
            guard case .visit(let visit) = deed, visit.moment == moment else { return nil }
            return (number, visit)
        }
    }
}

import Storage
import Words

extension TimelineEntry {
    var json: JSON {
        .object([
            ("at", .string(at)), ("event", .string(event.rawValue)), ("count", .int(count)),
            ("last_at", .string(lastAt)),
            ("contact", .optional(contact)),
            ("message", .int(Int(message))), ("subject", .string(subject)),
            ("delivery", delivery.map { .int(Int($0)) } ?? .null), ("url", .optional(url)),
            ("status", .optional(status)), ("reason", .optional(reason)), ("diagnostic", .optional(diagnostic)),
            ("remote", .optional(remote)), ("ip", .optional(ip)), ("country", .optional(country)),
            ("region", .optional(region)), ("city", .optional(city)), ("user_agent", .optional(userAgent)),
            ("actor", .optional(actor?.rawValue)), ("actor_reason", .optional(actorReason)),
        ])
    }

    /// The things that tell one event of a timeline from the next, beside its time and kind.
    enum Theme {
        /// In the timeline of a message to several recipients.
        case contact
        /// In a contact's timeline.
        case subject
        case nothing
    }

    /// - Parameter earlier: how many events are left out before the first.
    static func text(_ entries: [TimelineEntry], earlier: Int, shows theme: Theme, on terminal: Terminal) -> String {
        let (title, text): (String, (TimelineEntry) -> String?) =
            switch theme {
            case .contact: ("Contact", { $0.contact ?? "" })
            case .subject: ("Message", { $0.subject })
            case .nothing: ("", { _ in nil })
            }
        let table = TextTable(
            columns: [.init("Time (UTC)", .word), .init("Event", .word)]
                + (title.isEmpty ? [] : [.init(title, .left)]) + [.init("What", .left)],
            rows: entries.map { entry in
                [.init(HumanTime.short(entry.at), nil), .init(entry.event.rawValue, entry.style)]
                    + (text(entry).map { [.init($0, nil)] } ?? [])
                    + [.init(entry.summary, entry.isApart ? .grey : nil)]
            }
        ).text(on: terminal)
        guard earlier > 0 else { return table }
        return "  \(terminal.styled("\(earlier.counted("earlier event")); --json has all", .dim))\n\(table)"
    }

    /// Nobody's whom the mail was for.
    private var isApart: Bool { actor == .machine || actor == .sender }

    private var style: Style? {
        if isApart { return .grey }
        return switch event {
        case .open, .reply: .green
        case .click: .blue
        case .bounce, .complaint: .red
        case .deferred, .unsubscribe, .suppressed: .yellow
        case .sent, .delivered, .feedback, .autoReply, .retry: .grey
        }
    }

    private var summary: String {
        let place = [city, region, country].compactMap(\.self).joined(separator: ", ")
        let who = actor == .human ? nil : actor.map { "\($0.rawValue): \(actorReason ?? "")" }
        let often = count > 1 ? "\(count) times, last \(HumanTime.short(lastAt))" : nil
        return [often, url, reason, status, who, place.isEmpty ? nil : place, ip, remote, diagnostic.map { "“\($0)”" }]
            .compactMap(\.self).joined(separator: "  ")
    }
}

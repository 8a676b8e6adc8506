// The keys of what comes back: bounces, the MTA's log, and retries.

import Bounces
import LogService
import Words

extension Settings {
    static let bounces = [
        Setting(key: "bounces.return_path", standard: .text("")) { configuration, value throws(ConfigurationError) in
            guard let text = try value.optionalText("an address such as bounces@example.com") else { return }
            guard let returnPath = ReturnPath(text) else {
                throw value.fault("an address with a local part of at most 37 letters, such as bounces@example.com")
            }
            configuration.bounces.returnPath = returnPath
        },
        Setting(key: "bounces.maildir", standard: .text("")) { configuration, value throws(ConfigurationError) in
            configuration.bounces.maildir = try value.optionalText("the path of a Maildir")
        },
        Setting(key: "bounces.lmtp", standard: .text("")) { configuration, value throws(ConfigurationError) in
            configuration.bounces.lmtp = try value.optionalText("HOST:PORT or unix:PATH")
        },
        Setting(key: "bounces.imap", standard: .text("")) { configuration, value throws(ConfigurationError) in
            configuration.bounces.imap = try value.optionalText("a URL such as imaps://mail.example.com/INBOX")
        },
        Setting(key: "bounces.imap_user", standard: .text("")) { configuration, value throws(ConfigurationError) in
            configuration.bounces.imapUser = try value.optionalText("the name to log in with")
        },
        Setting(key: "bounces.imap_password", standard: .text("")) { configuration, value throws(ConfigurationError) in
            configuration.bounces.imapPassword = try value.optionalText("the path of a file with the password")
        },
        Setting(key: "bounces.imap_token", standard: .text("")) { configuration, value throws(ConfigurationError) in
            configuration.bounces.imapToken = try value.command()
        },
        Setting(key: "bounces.pop3", standard: .text("")) { configuration, value throws(ConfigurationError) in
            configuration.bounces.pop3 = try value.optionalText("a URL such as pop3s://mail.example.com")
        },
        Setting(key: "bounces.pop3_user", standard: .text("")) { configuration, value throws(ConfigurationError) in
            configuration.bounces.pop3User = try value.optionalText("the name to log in with")
        },
        Setting(key: "bounces.pop3_password", standard: .text("")) { configuration, value throws(ConfigurationError) in
            configuration.bounces.pop3Password = try value.optionalText("the path of a file with the password")
        },
        Setting(key: "bounces.pop3_token", standard: .text("")) { configuration, value throws(ConfigurationError) in
            configuration.bounces.pop3Token = try value.command()
        },
        Setting(key: "bounces.keep_days", standard: .text("30")) { configuration, value throws(ConfigurationError) in
            configuration.bounces.keepDays = try value.number("a number of days", in: 0...3650)
        },
        Setting(key: "bounces.phrases", standard: .text("")) { configuration, value throws(ConfigurationError) in
            configuration.bounces.phrases = try value.optionalText("the path of a file with phrases")
        },
        // Before `reasons`, which changes single rows.
        Setting(key: "bounces.classes", standard: .text("by_reason")) {
            configuration, value throws(ConfigurationError) in
            configuration.bounces.policy.reasons = try value.choice([
                ("by_reason", .standard), ("permanent", .permanent),
            ])
        },
        Setting(key: "bounces.reasons", standard: .map([:])) { configuration, value throws(ConfigurationError) in
            try value.readReasons(into: &configuration.bounces.policy.reasons)
        },
        Setting(key: "bounces.soft_limit", standard: .text("5")) { configuration, value throws(ConfigurationError) in
            configuration.bounces.policy.softLimit = try value.number("a number of bounces", in: 1...1000)
        },
        Setting(key: "bounces.unsealed", standard: .text("count")) { configuration, value throws(ConfigurationError) in
            configuration.bounces.policy.suppressesUnsealed = try value.choice([("count", false), ("suppress", true)])
        },
    ]

    static let log = [
        Setting(key: "log.source", standard: .text("")) { configuration, value throws(ConfigurationError) in
            let expected = "`journal`, or the path of the MTA's log such as /var/log/mail.log"
            guard let text = try value.optionalText(expected) else { return }
            guard text == "journal" || text.hasPrefix("/") else { throw value.fault("\(expected), not `\(text)`") }
            configuration.log = text == "journal" ? .journal : .file(path: text)
        }
    ]

    static let retries = [
        Setting(key: "retries.mode", standard: .text("resend")) { configuration, value throws(ConfigurationError) in
            configuration.retries.resends = try value.choice([("resend", true), ("schedule", false)])
        },
        Setting(key: "retries.submit", standard: .text("smtp://127.0.0.1:25")) {
            configuration, value throws(ConfigurationError) in
            configuration.retries.submit = try value.text("a URL such as smtp://127.0.0.1:25")
        },
        Setting(key: "retries.submit_password", standard: .text("")) {
            configuration, value throws(ConfigurationError) in
            configuration.retries.submitPassword = try value.optionalText("the path of a file with the password")
        },
        Setting(key: "retries.plans", standard: .map([:])) { configuration, value throws(ConfigurationError) in
            try value.readPlans(into: &configuration.bounces.policy.plans)
        },
        Setting(key: "retries.domain_limit", standard: .text("20")) { configuration, value throws(ConfigurationError) in
            configuration.retries.domainLimit = try value.number("a number of mails", in: 1...10_000)
        },
        Setting(key: "retries.quiet_hours", standard: .text("")) { configuration, value throws(ConfigurationError) in
            guard let text = try value.optionalText("two times such as 22:00-07:00") else { return }
            guard let hours = QuietHours(text) else {
                throw value.fault("two times such as 22:00-07:00, not `\(text)`")
            }
            configuration.retries.quietHours = hours
        },
        Setting(key: "retries.spool_size", standard: .text("1073741824")) {
            configuration, value throws(ConfigurationError) in
            configuration.retries.spoolSize = try value.number("a number of bytes", in: 1...1 << 50)
        },
        Setting(key: "retries.spool_days", standard: .text("14")) { configuration, value throws(ConfigurationError) in
            configuration.retries.spoolDays = try value.number("a number of days", in: 1...365)
        },
    ]
}

extension SettingValue {
    /// Reads `reason: "hard, plan hours, suppress 30d"`: the class, and what else differs from the table.
    fileprivate func readReasons(into policy: inout ReasonPolicy) throws(ConfigurationError) {
        let expected =
            "a map from reasons to `hard`, `soft` or `none`, perhaps with `plan NAME` and `suppress never|forever|30d`"
        guard case .map(let items) = content else { throw fault(expected) }
        for (name, text) in items {
            guard let reason = Reason(rawValue: name) else {
                let nearest = Spelling.nearest(to: name, among: Reason.allCases.map(\.rawValue))
                throw fault("a map from reasons; `\(name)` is none" + (nearest.map { ", did you mean `\($0)`?" } ?? ""))
            }
            var row = policy.row(for: reason)
            for word in text.split(separator: ",").map({ $0.split(separator: " ") }) {
                switch (word.first.map(String.init), word.dropFirst().first.map(String.init)) {
                case (let text?, nil):
                    guard let bounceClass = BounceClass(rawValue: text) else { throw fault(expected) }
                    row.bounceClass = bounceClass
                case ("plan", let plan?): row.plan = plan
                case ("suppress", "never"): row.suppression = .never
                case ("suppress", "forever"): row.suppression = .forever
                case ("suppress", let term?):
                    guard let seconds = Self.seconds(term[...]), seconds >= 86_400 else { throw fault(expected) }
                    row.suppression = .whenRepeated(days: seconds / 86_400)
                default: throw fault(expected)
                }
            }
            policy.setRow(row, for: reason)
        }
    }

    /// Reads `mailbox_full: "4h, 12h, 1d"`: the pauses before each further sending.
    fileprivate func readPlans(into plans: inout [String: RetryPlan]) throws(ConfigurationError) {
        let expected = "a map from names of plans to pauses such as `15m, 4h, 1d`"
        guard case .map(let items) = content else { throw fault(expected) }
        for (name, text) in items {
            var delays: [Int] = []
            for pause in text.split(separator: ",") {
                guard let seconds = Self.seconds(pause) else { throw fault("\(expected), not `\(text)`") }
                delays.append(seconds)
            }
            plans[name] = RetryPlan(delays: delays)
        }
    }

    /// Reads `15m`, `4h`, `1d`; at most a year.
    private static func seconds(_ text: Substring) -> Int? {
        let text = text.filter { $0 != " " }
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let unit = text.last.flatMap({ units[$0] }), let number = Int(text.dropLast()), number > 0,
            number <= 366 * 86_400 / unit
        else { return nil }
        return number * unit
    }

    /// Reads a text; nil where the value is empty: what it would turn on is off.
    func optionalText(_ expected: String) throws(ConfigurationError) -> String? {
        content == .text("") ? nil : try text(expected)
    }

    /// Reads a program's path and arguments: words, or a list of them where one has spaces. Nil where there is none.
    func command() throws(ConfigurationError) -> [String]? {
        let expected = "a command that begins with a path, such as /usr/local/bin/token, or a list of its words"
        let words: [String]
        switch content {
        case .text(let text): words = text.split(separator: " ").map(String.init)
        case .list(let items): words = items
        case .map: throw fault(expected)
        }
        guard let program = words.first else { return nil }
        guard program.hasPrefix("/"), !words.contains(where: { $0.utf8.contains(0) }) else { throw fault(expected) }
        return words
    }

    func number<Number: FixedWidthInteger>(
        _ expected: String, in range: ClosedRange<Number>
    ) throws(ConfigurationError) -> Number {
        let expected = "\(expected) from \(range.lowerBound) to \(range.upperBound)"
        let text = try text(expected)
        guard let number = Number(text), range.contains(number) else { throw fault("\(expected), not `\(text)`") }
        return number
    }
}

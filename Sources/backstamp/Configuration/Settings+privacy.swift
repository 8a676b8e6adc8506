// The keys of what is kept of people, and how long.

import Privacy
import UpkeepService

extension Settings {
    static let privacy = [
        Setting(key: "privacy.mode", standard: .text("full")) { configuration, value throws(ConfigurationError) in
            configuration.privacy.standard = try value.choice(PrivacyMode.allCases.map { ($0.rawValue, $0) })
        },
        Setting(key: "privacy.domains", standard: .map([:])) { configuration, value throws(ConfigurationError) in
            configuration.privacy.domains = try value.modes(of: "sender domains") { $0.lowercased() }
        },
        Setting(key: "privacy.lists", standard: .map([:])) { configuration, value throws(ConfigurationError) in
            configuration.privacy.lists = try value.modes(of: "lists or streams") { $0 }
        },
    ]

    static let retention = [
        Setting(key: "retention.events_days", standard: .text("400")) {
            configuration, value throws(ConfigurationError) in
            let days = try value.days()
            // Reports are believed for 60 days; their events say what was counted already.
            guard days == 0 || days >= 90 else { throw value.fault("0 for ever, or a number of days from 90 on") }
            configuration.retention.eventsDays = days
        },
        Setting(key: "retention.addresses_days", standard: .text("90")) {
            configuration, value throws(ConfigurationError) in
            configuration.retention.addressesDays = try value.days()
        },
        Setting(key: "retention.people_days", standard: .text("365")) {
            configuration, value throws(ConfigurationError) in
            configuration.retention.peopleDays = try value.days()
        },
        Setting(key: "retention.people_size", standard: .text("1073741824")) {
            configuration, value throws(ConfigurationError) in
            configuration.retention.peopleSize = try value.number("a number of bytes", in: 1...1 << 50)
        },
    ]
}

extension SettingValue {
    fileprivate func days() throws(ConfigurationError) -> Int {
        try number("a number of days, 0 for ever,", in: 0...36_500)
    }

    /// Reads `{shop.example: "verdict"}`.
    fileprivate func modes(
        of what: String, name: (String) -> String
    ) throws(ConfigurationError) -> [String: PrivacyMode] {
        let modes = PrivacyMode.allCases.map(\.rawValue).joined(separator: ", ")
        let expected = "a map from \(what) to one of \(modes)"
        guard case .map(let items) = content else { throw fault(expected) }
        var result: [String: PrivacyMode] = [:]
        for (key, text) in items {
            guard let mode = PrivacyMode(rawValue: text) else { throw fault("\(expected), not `\(text)`") }
            result[name(key)] = mode
        }
        return result
    }
}

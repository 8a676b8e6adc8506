// The keys of how hits are judged and counted.

import Engagement

extension Settings {
    static let judging = [
        Setting(key: "judging.agents", standard: .list([])) { configuration, value throws(ConfigurationError) in
            configuration.judging.agents = try value.list("a list of paths")
        },
        Setting(key: "judging.networks", standard: .list([])) { configuration, value throws(ConfigurationError) in
            configuration.judging.networks = try value.list("a list of paths")
        },
    ]

    static let locations = [
        Setting(key: "locations.city", standard: .text("")) { configuration, value throws(ConfigurationError) in
            configuration.locations.city = try value.optionalText("the path of a database in MaxMind's format")
        },
        Setting(key: "locations.country", standard: .text("/usr/share/libloc-location/location.db")) {
            configuration, value throws(ConfigurationError) in
            configuration.locations.country = try value.optionalText("the path of a database of libloc's")
        },
    ]

    static let scores = [
        Setting(key: "scores.half_life", standard: .text("30")) { configuration, value throws(ConfigurationError) in
            let days: Int = try value.number("a number of days", in: 1...3650)
            configuration.scores.halfLife = Double(days) * 86_400_000
        },
        Setting(key: "scores.open", standard: .text("1")) { configuration, value throws(ConfigurationError) in
            configuration.scores.open = try value.weight()
        },
        Setting(key: "scores.click", standard: .text("3")) { configuration, value throws(ConfigurationError) in
            configuration.scores.click = try value.weight()
        },
        Setting(key: "scores.reply", standard: .text("10")) { configuration, value throws(ConfigurationError) in
            configuration.scores.reply = try value.weight()
        },
    ]
}

extension SettingValue {
    fileprivate func weight() throws(ConfigurationError) -> Double {
        let expected = "a number from 0 to 1000"
        let text = try text(expected)
        guard let weight = Double(text), (0...1000).contains(weight) else { throw fault("\(expected), not `\(text)`") }
        return weight
    }
}

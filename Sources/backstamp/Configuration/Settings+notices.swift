// The keys of notices: who sends them, and what signs them.

extension Settings {
    static let notices = [
        Setting(key: "notices.from", standard: .text("")) { configuration, value throws(ConfigurationError) in
            guard let text = try value.optionalText("an address such as backstamp@example.com") else { return }
            guard let address = EnteredAddress.normalised(text), address.utf8.allSatisfy({ $0 < 0x80 }) else {
                throw value.fault("an address such as backstamp@example.com, not `\(text)`")
            }
            configuration.notices.from = address
        },
        Setting(key: "notices.webhook_secret", standard: .text("")) {
            configuration, value throws(ConfigurationError) in
            configuration.notices.webhookSecret = try value.optionalText("the path of a file with the secret")
        },
        Setting(key: "notices.private_webhooks", standard: .text("true")) {
            configuration, value throws(ConfigurationError) in
            configuration.notices.allowsPrivateWebhooks = try value.bool()
        },
    ]
}

// Providers with several spellings of one account's address.

enum MailAccounts {
    /// Returns the domain under which an account is known: of several that its owner may write from, the first.
    static func domain(of domain: Substring) -> Substring {
        for group in groups where group.contains(domain) { return group[0] }
        return domain
    }

    /// Returns whether `a.nn` and `ann` are one account (https://support.google.com/mail/answer/7436150).
    static func ignoresDots(_ domain: Substring) -> Bool { domain == "gmail.com" }

    private static let groups: [[Substring]] = [
        ["gmail.com", "googlemail.com"],
        ["icloud.com", "me.com", "mac.com"],
        ["proton.me", "protonmail.com", "protonmail.ch", "pm.me"],
        ["yandex.ru", "ya.ru", "yandex.com", "yandex.by", "yandex.kz", "yandex.ua"],
    ]
}

// Values that are well written, each for itself, and can't be followed. Known to `serve` and to `config check` alike.

import Bounces

extension Configuration {
    var contradictions: [ConfigurationError] {
        [
            misspeltPlan, twoLogins("bounces.imap", bounces.imapPassword, bounces.imapToken),
            twoLogins("bounces.pop3", bounces.pop3Password, bounces.pop3Token),
        ].compactMap(\.self)
    }

    /// Makes a fault of a key's value: it stands where the value comes from.
    func fault(_ key: String, _ problem: String) -> ConfigurationError {
        let place = places[key].flatMap { $0 == "default" ? nil : $0 } ?? path
        return ConfigurationError(place: place, problem: "`\(key)`\(problem)")
    }

    private func twoLogins(_ key: String, _ passwordFile: String?, _ token: [String]?) -> ConfigurationError? {
        guard passwordFile != nil, token != nil else { return nil }
        return fault("\(key)_token", " stands beside `\(key)_password`: which of them is it to be?")
    }

    /// The fault of a plan that nobody has made: what a reason with it stands for would never be sent again.
    private var misspeltPlan: ConfigurationError? {
        let plans = bounces.policy.plans.keys.sorted()
        for reason in Reason.allCases {
            let plan = bounces.policy.reasons.row(for: reason).plan
            guard !plans.contains(plan) else { continue }
            let nearest = Spelling.nearest(to: plan, among: plans)
            return fault(
                "bounces.reasons",
                ": `\(reason.rawValue)` has the plan `\(plan)`, which is none of `retries.plans`"
                    + (nearest.map { "; did you mean `\($0)`?" } ?? ""))
        }
        return nil
    }
}

/// A table of phrases, a rule a line, for one reason: what replies and reports say in words that the `Grammar` does not
/// understand.
///
/// A rule is one phrase, or several with ` + ` between that must all occur. A phrase is lower-case prose, `@` for an
/// address; upper case stands for host names and URLs (see `SearchText`). It begins where a word begins; of five
/// octets or less, it ends where one ends too. Beside what the text says there are facts, which are phrases like any:
/// - `#5.1.1`: the field's or the text's enhanced status
/// - `=550`: the reply code
/// - `^rcpt`: the command that was refused
/// - `^bad-mailbox`: what kind of failure the reporter takes it for
/// - `^exit status`: the diagnostic is a program's exit status and nothing else
/// - `$microsoft`: a name for any of several phrases (`PhraseAliases`)
struct PhraseTable: Sendable {
    let reason: Reason
    let weight: Weight
    /// The provider whose convention it is; nil for everyone's.
    let provider: String?
    let lines: String

    init(_ reason: Reason, _ weight: Weight, of provider: String? = nil, _ lines: String) {
        self.reason = reason
        self.weight = weight
        self.provider = provider
        self.lines = lines
    }

    /// The weights of rules: how much each tells. Of the rules that match, the heaviest decides; each phrase more that
    /// a rule asks for adds one, and of equals the longer text wins.
    enum Weight: Int, Sendable {
        /// Hardly anything; the reply code alone tells as much.
        case faint = 8
        /// Words of many meanings, which any particular enhanced status beats: `access denied`.
        case vague = 25
        /// Tells of the way there: an address that is said to be unknown beside it weighs more.
        case loose = 55
        /// Says it, but others say it loosely: `user unknown`.
        case plain = 60
        /// Says it in words that mean nothing else: `the email account that you tried to reach does not exist`.
        case exact = 70
        /// Names a fault that isn't the address's, or a passing one: whatever else is said, the address may be good.
        case contra = 80
        /// The same, more precisely: `DMARC` says more than `rate limited`.
        case decisive = 90
        /// A provider's own code.
        case convention = 100
        /// An administrator's, who mends what we read wrongly: above all of ours.
        case own = 200
    }
}

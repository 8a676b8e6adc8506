/// The kinds of agents, by what each says of itself.
enum AgentReading: Equatable, Sendable {
    /// A browser as people have them, or what passes for one.
    case browser
    /// A mail program.
    case mailer
    /// Neither, and nothing known of it. Pictures are loaded by programs of all kinds, but links open in browsers.
    case stranger
    /// No agent was sent.
    case absent
    /// `Mozilla/5.0` and not a word more.
    case bare
    /// A mail provider on a person's behalf.
    case proxy(String)
    /// The agent of Gmail's prefetcher, which may be an old browser's.
    case prefetcher
    /// Shows what a link leads to.
    case preview(String)
    /// Names itself a machine.
    case machine(String)
    /// Its words suggest a machine; what they suggest is the sign. Something else must say so too.
    case suspect(HitSigns)
}

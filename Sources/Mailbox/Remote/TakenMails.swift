/// Remembers the mails on a server for an intake, so that each is handed over once while the process lives, though the
/// connection may break between that and the server's "deleted".
///
/// - `Key`: names a mail on the server for good.
struct TakenMails<Key: Hashable> {
    /// A mail that was taken, and is not yet away from the server for certain.
    struct Taken {
        /// It was taken by its beginning only, and has to stay.
        let isCut: Bool
    }

    private var taken: [Key: Taken] = [:]
    /// Mails that are not to be looked at for now: they were not taken, or could not be marked.
    private var plan = FailedTries<Key>()

    /// The time when something that failed is tried again.
    var nextDue: ContinuousClock.Instant? { plan.nextDue }

    subscript(mail: Key) -> Taken? { taken[mail] }

    /// Returns those that were taken, and that the server no longer lists.
    func gone(from mails: Set<Key>) -> [Key] { taken.keys.filter { !mails.contains($0) } }

    func isDue(_ mail: Key) -> Bool { plan.isDue(mail, now: .now) }

    mutating func take(_ mail: Key, isCut: Bool) { taken[mail] = Taken(isCut: isCut) }

    /// Forgets a mail, as the server has marked it, so it will not be found again.
    mutating func finish(_ mail: Key) {
        taken[mail] = nil
        plan.succeeded(mail)
    }

    mutating func fail(_ mail: Key) -> Duration { plan.failed(mail, now: .now) }

    /// Forgets mails that the server no longer has.
    mutating func keep(only mails: Set<Key>) {
        taken = taken.filter { mails.contains($0.key) }
        plan.keep(only: mails)
    }
}

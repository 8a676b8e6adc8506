internal import Mailbox
internal import Storage

/// One round of letting go, in steps of some milliseconds: others write between them.
struct Retention: Sendable {
    private let store: Store
    private let people: Maildir
    private let policy: RetentionPolicy
    /// Milliseconds since 1970.
    private var now: Int64 = 0
    private var left: [Work] = []
    /// How far along the events each detail is dropped. Every start of the process looks at all of them once.
    private var addresses = EventPlace.start
    private var networks = EventPlace.start
    /// Of this round.
    private(set) var result = Result()

    struct Result: Sendable, Equatable {
        var events = 0
        var details = 0
        var mails = 0
        /// Of which that were not too old: all together were too large.
        var mailsForRoom = 0
    }

    private enum Work {
        case mails, room, digests, domains, addresses, submitters, networks, events
    }

    private static let day: Int64 = 86_400_000
    /// Until then a burst may judge its first hits again, which takes the networks that they came from.
    private static let networkLife: Int64 = 3_600_000
    /// It matters for a day, and a hit may be counted late.
    private static let submitterDays = 2
    /// Sums outlive events, so that one year can be compared with the last; but domains come and go.
    private static let domainDays = 731
    /// Events of one transaction. Measured among a million: 200 deleted in 6 ms, 1,000 looked at in 1 ms.
    private static let deletedAtOnce = 200
    private static let lookedAtAtOnce = 1_000
    /// Mails that came back and are known again: half of a gigabyte. Half a year of them are fewer, unless somebody floods us.
    private static let digestLimit = 2_000_000
    private static let pause = Duration.milliseconds(100)
    private static let shortPause = Duration.milliseconds(5)

    init(store: Store, people: Maildir, policy: RetentionPolicy) {
        self.store = store
        self.people = people
        self.policy = policy
    }

    mutating func begin(now: Int64) {
        self.now = now
        result = Result()
        left = [.room, .digests, .domains]
        if policy.peopleDays > 0 { left.append(.mails) }
        if policy.addressesDays > 0 { left.append(.addresses) }
        if policy.eventsDays > 0 { left.append(.events) }
        // They have the shortest lives.
        left += [.submitters, .networks]
    }

    /// Does a little. How long to leave the database to others; nil when the round is over. Blocks the calling thread.
    ///
    /// - Throws: where one kind of work fails. It is left for the next round, and the next step goes on with the others.
    mutating func step() throws -> Duration? {
        guard let work = left.last else { return nil }
        do {
            return try step(of: work)
        } catch {
            left.removeLast()
            throw error
        }
    }

    private mutating func step(of work: Work) throws -> Duration {
        switch work {
        case .mails:
            result.mails = try people.removeMails(arrivedBefore: Int(before(days: policy.peopleDays) / 1000))
            left.removeLast()
            return .zero
        case .room:
            result.mailsForRoom = try people.removeOldest(downTo: policy.peopleSize).count
            left.removeLast()
            return .zero
        case .digests:
            let isMore = try store.forgetReturnedMails(beyond: Self.digestLimit, atMost: Self.deletedAtOnce)
            if !isMore { left.removeLast() }
            return isMore ? Self.pause : .zero
        case .domains:
            let count = try store.deleteDomainDays(
                before: before(days: Self.domainDays), atMost: Self.deletedAtOnce)
            if count < Self.deletedAtOnce { left.removeLast() }
            return count > 0 ? Self.pause : .zero
        case .addresses: return try drop(.address, before: before(days: policy.addressesDays), \.addresses)
        case .networks: return try drop(.strayNetwork, before: now - Self.networkLife, \.networks)
        case .submitters:
            let count = try store.forgetSubmitters(
                before: before(days: Self.submitterDays), atMost: Self.deletedAtOnce)
            if count < Self.deletedAtOnce { left.removeLast() }
            return count > 0 ? Self.pause : .zero
        case .events:
            let count = try store.deleteEvents(
                before: before(days: policy.eventsDays), atMost: Self.deletedAtOnce)
            result.events += count
            if count < Self.deletedAtOnce { left.removeLast() }
            return Self.pause
        }
    }

    private mutating func drop(
        _ detail: EventDetail, before limit: Int64, _ place: WritableKeyPath<Retention, EventPlace>
    ) throws -> Duration {
        let (end, looked, dropped) = try store.drop(
            detail, before: limit, after: self[keyPath: place], atMost: Self.lookedAtAtOnce)
        self[keyPath: place] = end
        result.details += dropped
        if looked < Self.lookedAtAtOnce { left.removeLast() }
        return dropped > 0 ? Self.pause : Self.shortPause
    }

    private func before(days: Int) -> Int64 { now - Int64(days) * Self.day }
}

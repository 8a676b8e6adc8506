internal import Synchronization
internal import Words

/// The numbers of rows that one message after the other refers to. Only committed rows come in.
final class RowCache: Sendable {
    private let campaigns = Mutex(RecentCache<String, Int64>(capacity: 1_000))
    private let senderDomains = Mutex(RecentCache<String, Bool>(capacity: 1_000))
    private let destinations = Mutex(RecentCache<[Destination], Int64>(capacity: 200))

    func campaign(_ name: String) -> Int64? { campaigns.withLock { $0[name] } }
    func setCampaign(_ row: Int64, for name: String) { campaigns.withLock { $0[name] = row } }
    func isSenderDomain(_ domain: String) -> Bool { senderDomains.withLock { $0[domain] } ?? false }
    func addSenderDomain(_ domain: String) { senderDomains.withLock { $0[domain] = true } }
    func destinations(_ urls: [Destination]) -> Int64? { destinations.withLock { $0[urls] } }
    func setDestinations(_ row: Int64, for urls: [Destination]) { destinations.withLock { $0[urls] = row } }
}

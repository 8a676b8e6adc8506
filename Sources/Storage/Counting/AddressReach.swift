internal import Synchronization

/// To how many recipients' domains belongs the mail that each address has hit of late: scanners read the mail of many.
///
/// It is kept in memory alone: a sign that counts only with others is worth no disk.
final class AddressReach: Sendable {
    /// By domain, when it was hit last.
    private let seen = Mutex(RecentCache<[UInt8], [Int: Int64]>(capacity: 50_000))

    /// Milliseconds for which a hit is remembered (SendGrid's guidance: ten minutes).
    private static let memory: Int64 = 600_000
    /// Domains that are told apart. More of them say no more.
    private static let limit = 32

    /// Notes a hit; how many domains the address has hit in the ten minutes before, this one included.
    func note(_ address: [UInt8], domain: String, at time: Int64) -> Int {
        seen.withLock { seen in
            var domains = (seen[address] ?? [:]).filter { abs(time - $0.value) <= Self.memory }
            let key = domain.hashValue
            if domains.count < Self.limit || domains[key] != nil { domains[key] = time }
            seen[address] = domains
            return domains.count
        }
    }
}

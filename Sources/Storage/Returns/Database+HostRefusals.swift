// Domains whose hosts have refused all mail. One that says so again a day later means it.

internal import Bounces
internal import GRDB

extension Database {
    /// Notes that the host of a domain has refused all mail.
    ///
    /// - Parameter isBelieved: whether it is noted; what anybody can write is not.
    /// - Returns: when it did so first, in milliseconds since 1970; nil where that is not known. What was noted too long ago
    ///   confirms nothing.
    func hostRefusal(of domain: String, at time: Int64, isBelieved: Bool) throws -> Int64? {
        if isBelieved {
            try cachedStatement(
                sql: """
                    INSERT INTO host_refusals (domain, at) VALUES ($1, $2)
                    ON CONFLICT (domain) DO UPDATE SET at = excluded.at WHERE host_refusals.at < $3
                    """
            ).execute(arguments: [domain, time, time - Self.refusalMemory])
        }
        return try Int64.fetchOne(
            cachedStatement(sql: "SELECT at FROM host_refusals WHERE domain = $1 AND at >= $2"),
            arguments: [domain, time - Self.refusalMemory])
    }

    /// The domain takes mail.
    func forgetHostRefusal(of domain: String) throws {
        try cachedStatement(sql: "DELETE FROM host_refusals WHERE domain = $1").execute(arguments: [domain])
    }

    private static let refusalMemory = 60 * BouncePolicy.day
}

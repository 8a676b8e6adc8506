package import Bounces
package import Words

/// What an administrator decides about second sendings.
package struct RetryPolicy: Sendable {
    package var bounces: BouncePolicy
    package var returnPath: ReturnPath?
    /// Retries to one recipient domain in one turn, which comes every few seconds.
    package var domainLimit: Int
    package var quietHours: QuietHours?
    /// Bytes of all copies kept, and days that each is.
    package var spoolSize: Int64
    package var spoolDays: Int

    package init(
        bounces: BouncePolicy, returnPath: ReturnPath?, domainLimit: Int, quietHours: QuietHours?, spoolSize: Int64,
        spoolDays: Int
    ) {
        self.bounces = bounces
        self.returnPath = returnPath
        self.domainLimit = domainLimit
        self.quietHours = quietHours
        self.spoolSize = spoolSize
        self.spoolDays = spoolDays
    }
}

package import Bounces

/// What became of a split copy that did not leave.
package enum SplitEnd: Sendable, Equatable {
    /// A server has refused it for good: a bounce, which we have seen ourselves.
    case refused(copy: Int64, Verdict, reply: String, at: Int64)
    /// It can't be read from the spool any more: a bounce, and our fault.
    case lost(copy: Int64, reason: String, at: Int64)
}

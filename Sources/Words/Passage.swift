/// What the filter has seen pass and has let through: whether it is ours, and what follows, is decided where it is written down.
package enum Passage: Sendable, Equatable {
    /// A copy of ours once more, perhaps a retry. From now on the MTA's log tells of it under this queue id.
    case copy(Int64, recipient: String, queueID: String, at: Int64)
    /// A split copy on its way from the spool, known from now on by this queue id.
    case splitCopy(Int64, queueID: String, at: Int64)
    /// A mail that answers another, perhaps one of ours.
    case reply(ReplyHeader, queueID: String, at: Int64)
}

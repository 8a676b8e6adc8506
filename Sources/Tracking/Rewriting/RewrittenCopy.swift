package import MIME
package import Words

/// One copy as it leaves: the message's bytes with these edits.
package struct RewrittenCopy: Sendable {
    /// All of them, of the header and of the body, sorted.
    package let edits: [Edit]
    /// The reason why nothing in it is tracked.
    package let leftAlone: LeaveReason?
    /// The plan for it, where it was looked into and that could be carried out.
    package let plan: Plan?

    /// The destinations of its links, by their numbers.
    package var destinations: [Destination] { plan?.destinations ?? [] }
}

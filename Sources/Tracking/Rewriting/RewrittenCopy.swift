package import MIME
package import Words

/// One copy as it leaves: the message's bytes with these edits.
package struct RewrittenCopy: Sendable {
    /// All of them, of the header and of the body, sorted.
    package let edits: [Edit]
    /// Why nothing in it is tracked.
    package let leftAlone: LeaveReason?
    /// What was found in it, where that was looked into and could be carried out.
    package let plan: Plan?

    /// What its links lead to, by their numbers.
    package var destinations: [Destination] { plan?.destinations ?? [] }
}

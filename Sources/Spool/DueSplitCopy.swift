package import Words

/// A split copy that is to be handed over.
package struct DueSplitCopy: Sendable, Equatable {
    package let split: SplitCopy
    /// How often it was tried before.
    package let tries: Int
    /// A server was being given it when the process ended: it may have it already.
    package let wasHanded: Bool

    package init(split: SplitCopy, tries: Int, wasHanded: Bool) {
        (self.split, self.tries, self.wasHanded) = (split, tries, wasHanded)
    }
}

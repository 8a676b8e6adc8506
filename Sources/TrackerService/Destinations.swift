package import Storage

/// What the tracker asks the database.
package protocol Destinations: Sendable {
    /// What is known without asking the database; nil means: ask. Called on an event loop, so it must not block.
    func cached(copy: Int64, link: Int) -> [UInt8]?

    /// Where a link leads, or nil where there is no such copy or link. Blocks.
    func destination(copy: Int64, link: Int) throws -> [UInt8]?

    /// Whose subscription a copy belongs to, or nil where there is no such copy, or it is nobody's alone. Blocks.
    func subscription(copy: Int64) throws -> Subscription?

    /// Whether the database answers. Blocks.
    func isAnswering() -> Bool
}

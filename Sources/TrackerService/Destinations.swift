package import Storage

/// The questions that the tracker asks the database.
package protocol Destinations: Sendable {
    /// Returns what is known without the database; nil means: ask. Called on an event loop, so it must not block.
    func cached(copy: Int64, link: Int) -> [UInt8]?

    /// Returns where a link leads, or nil where there is no such copy or link. Blocks.
    func destination(copy: Int64, link: Int) throws -> [UInt8]?

    /// Returns whose subscription a copy belongs to; nil where there is no such copy, or it is nobody's alone. Blocks.
    func subscription(copy: Int64) throws -> Subscription?

    /// Forgets what erasing a contact has changed since the last time. Blocks.
    func forgetErased() throws

    /// Returns whether the database answers. Blocks.
    func isAnswering() -> Bool
}

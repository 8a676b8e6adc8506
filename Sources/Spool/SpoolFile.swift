// An open file of the spool.

internal import Tools

typealias SpoolFile = OpenFile<SpoolError>

extension OpenFile<SpoolError> {
    /// Returns all of the file, which must be no larger than `limit`.
    func read(limit: Int) throws(SpoolError) -> [UInt8] {
        let status = try status()
        guard status.isRegularFile else { throw .damaged(path: path, reason: "not a regular file") }
        guard status.size <= limit else {
            throw .damaged(path: path, reason: "\(status.size) bytes, more than the largest copy has")
        }
        // A file of the spool never grows: it is renamed to its name when it's whole.
        return try read(Int(status.size), at: 0)
    }
}

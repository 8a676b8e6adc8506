/// Reads one request's head while its bytes come, in pieces of any size: all again only where they may say more than before.
///
/// Whoever sends a head byte by byte makes us read it a few times, not once for each byte.
struct HeadReader {
    /// Bytes that were looked through for the end of a line.
    private var searched = 0
    /// Bytes that were read as a head, which was not whole.
    private var parsed = 0
    /// The empty lines before the head.
    private var empty = 0

    /// - Parameter bytes: those of the calls before, and what has come since.
    mutating func read(_ bytes: Span<UInt8>) -> RequestParser.Result {
        while empty < bytes.count, bytes[empty] == .carriageReturn || bytes[empty] == .lineFeed { empty += 1 }
        var endsLine = false
        for index in max(searched, empty)..<max(bytes.count, empty) where bytes[index] == .lineFeed { endsLine = true }
        searched = bytes.count
        // What no head begins with is refused without a line's end.
        guard endsLine || bytes.count >= min(2 * parsed, RequestHead.sizeLimit) else { return .incomplete }
        parsed = bytes.count
        return RequestParser.parse(bytes)
    }
}

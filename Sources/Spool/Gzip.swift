// Bytes to the gzip format (RFC 1952) and back, each in one call: a copy is in memory as a whole anyway.

/// What is wrong with bytes that should be in the gzip format, or with zlib.
enum GzipError: Error, Equatable {
    case damaged(String)
    case zlib(String)
}

enum Gzip {
    /// Returns the most bytes that so many can become; zlib's own bound is a little lower.
    static func largestSize(of count: Int) -> Int { count + count / 1024 + 256 }

    /// Returns the pieces, joined and compressed.
    static func compress(_ pieces: [ArraySlice<UInt8>]) throws(GzipError) -> [UInt8] {
        let deflation = try Deflation()
        return try deflation.run(pieces)
    }

    /// What was compressed. The checksum and the length that end the format are compared, so what is returned is right.
    /// - Parameter limit: the most bytes that may come of it. A kilobyte can hold a megabyte.
    static func decompress(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
        // Section 2.3: the last four bytes are the length of what was compressed, least significant first.
        guard bytes.count >= 18 else { throw .damaged("it ends within the gzip header") }
        let size = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard size <= limit else { throw .damaged("it claims to hold \(size) bytes, more than the largest copy has") }
        let inflation = try Inflation()
        return try inflation.run(bytes, size: size)
    }
}

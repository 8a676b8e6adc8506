// CSV as RFC 4180 has it and as programs write it, read as it comes in: a file of any size takes the memory of one row.

/// Rows of a CSV text, with the lines on which they begin.
///
/// Total: a row that breaks the rules is a row with a problem, and reading goes on behind the line on which it began:
/// a quote that is never closed costs one line and not the rest of the file.
struct CSVReader {
    /// The bytes that a row may have. Bounce texts, the longest fields there are, have a few kilobytes.
    static let rowLimit = 64 * 1024
    static let fieldLimit = 16 * 1024
    static let fieldsLimit = 256

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// The next bytes; none at the end.
    private let more: () throws -> [UInt8]
    private var buffer: [UInt8] = []
    /// The place in the buffer where the next row begins, and its line.
    private var start = 0
    private var line = 1
    private var isAtEnd = false
    /// The byte between fields: found in the first line, as spreadsheets write semicolons where commas are decimal.
    private var separator: UInt8?

    init(_ more: @escaping () throws -> [UInt8]) { self.more = more }

    /// Returns the next row that is not empty; nil at the end.
    mutating func next() throws -> CSVRow? {
        if separator == nil { try begin() }
        while let row = try row() {
            if row.problem != nil || row.fields.contains(where: { !$0.isEmpty }) { return row }
        }
        return nil
    }

    /// Returns the byte that stands `offset` behind the row's beginning; nil behind the end.
    private mutating func byte(_ offset: Int) throws -> UInt8? {
        while start + offset >= buffer.count {
            guard !isAtEnd else { return nil }
            let bytes = try more()
            isAtEnd = bytes.isEmpty
            buffer.removeFirst(start)
            start = 0
            buffer += bytes
        }
        return buffer[start + offset]
    }

    /// Skips a byte order mark and finds the separator.
    private mutating func begin() throws {
        if try byte(0) == 0xEF, try byte(1) == 0xBB, try byte(2) == 0xBF { start += 3 }
        var offset = 0
        while offset < Self.rowLimit, let byte = try byte(offset), byte != Self.lineFeed {
            if [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].contains(byte) { separator = byte; break }
            offset += 1
        }
        separator = separator ?? UInt8(ascii: ",")
    }

    private mutating func row() throws -> CSVRow? {
        guard try byte(0) != nil else { return nil }
        var row = CSVRow(line: line)
        var offset = 0
        do {
            repeat { row.fields.append(try field(&offset, count: row.fields.count)) } while try takeSeparator(&offset)
            try takeLine(upTo: offset)
        } catch let problem as CSVProblem {
            row.problem = problem
            try skipLine()
        }
        return row
    }

    private mutating func field(_ offset: inout Int, count: Int) throws -> [UInt8] {
        guard count < Self.fieldsLimit else { throw CSVProblem.tooManyFields }
        let isQuoted = try byte(offset) == Self.quote
        return isQuoted ? try quotedField(&offset) : try plainField(&offset)
    }

    private mutating func plainField(_ offset: inout Int) throws -> [UInt8] {
        let first = offset
        while let byte = try byte(offset), byte != separator, byte != Self.lineFeed, byte != Self.carriageReturn {
            offset += 1
            try Self.checkLength(first, offset)
        }
        return Array(buffer[start + first..<start + offset])
    }

    private mutating func quotedField(_ offset: inout Int) throws -> [UInt8] {
        let first = offset
        var field: [UInt8] = []
        while true {
            offset += 1
            guard let byte = try byte(offset), offset - first <= Self.fieldLimit else { throw CSVProblem.unclosedQuote }
            if byte == Self.quote {
                offset += 1
                // A quote within quotes is written twice.
                guard try self.byte(offset) == Self.quote else { break }
            }
            field.append(byte)
        }
        try Self.checkLength(first, offset)
        guard let next = try byte(offset), next != separator, next != Self.lineFeed, next != Self.carriageReturn else {
            return field
        }
        throw CSVProblem.textBehindQuote
    }

    private static func checkLength(_ first: Int, _ offset: Int) throws {
        guard offset - first <= fieldLimit else { throw CSVProblem.fieldTooLong }
        guard offset <= rowLimit else { throw CSVProblem.rowTooLong }
    }

    private mutating func takeSeparator(_ offset: inout Int) throws -> Bool {
        guard try byte(offset) == separator else { return false }
        offset += 1
        return true
    }

    /// Goes on behind the line's end, which is a CR, an LF or both.
    private mutating func takeLine(upTo end: Int) throws {
        var next = end
        if try byte(next) == Self.carriageReturn { next += 1 }
        if try byte(next) == Self.lineFeed { next += 1 }
        line += buffer[start..<start + end].count { $0 == Self.lineFeed } + 1
        start += next
    }

    /// Drops the bytes of one line as they come: it may be longer than any row.
    private mutating func skipLine() throws {
        while let byte = try byte(0), byte != Self.lineFeed, byte != Self.carriageReturn { start += 1 }
        try takeLine(upTo: 0)
    }
}

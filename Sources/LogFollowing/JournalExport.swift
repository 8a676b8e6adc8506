/// Reads systemd's export format (systemd.io, *Journal Export Formats*): a field a line, `NAME=value`, or where the
/// value has control characters, `NAME`, its size in eight bytes and itself; an empty line after each entry.
struct JournalExport {
    private var buffer: [UInt8] = []
    private var entry = Fields()

    /// An entry that is longer is no line of an MTA's.
    static let sizeLimit: UInt64 = 1 << 20

    struct Fields {
        var cursor: String?
        /// Microseconds since 1970.
        var realtime: Int64?
        var message: [UInt8] = []
    }

    /// Takes what came, and gives the entries that are whole now. Nil for what is no such format.
    mutating func take(_ bytes: [UInt8]) -> [Fields]? {
        buffer += bytes
        var entries: [Fields] = []
        var position = 0
        while let lineEnd = buffer[position...].firstIndex(of: 0x0A) {
            let line = buffer[position..<lineEnd]
            if line.isEmpty {
                if entry.cursor != nil { entries.append(entry) }
                entry = Fields()
                position = lineEnd + 1
            } else if let equals = line.firstIndex(of: UInt8(ascii: "=")) {
                set(line[..<equals], buffer[(equals + 1)..<lineEnd])
                position = lineEnd + 1
            } else {
                guard let size = size(at: lineEnd + 1) else { break }
                guard size <= Self.sizeLimit else { return nil }
                let start = lineEnd + 9
                guard start + Int(size) < buffer.count else { break }
                guard buffer[start + Int(size)] == 0x0A else { return nil }
                set(line, buffer[start..<(start + Int(size))])
                position = start + Int(size) + 1
            }
        }
        buffer.removeFirst(position)
        return buffer.count <= Self.sizeLimit * 2 ? entries : nil
    }

    private func size(at start: Int) -> UInt64? {
        guard start + 8 <= buffer.count else { return nil }
        return (0..<8).reduce(0) { $0 | UInt64(buffer[start + $1]) << (8 * UInt64($1)) }
    }

    private mutating func set(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
        switch String(decoding: name, as: UTF8.self) {
        case "__CURSOR": entry.cursor = String(decoding: value, as: UTF8.self)
        case "__REALTIME_TIMESTAMP": entry.realtime = Int64(String(decoding: value, as: UTF8.self))
        case "MESSAGE": entry.message = Array(value)
        default: break
        }
    }
}

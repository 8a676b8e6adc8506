// `name=value, name=value`, as Postfix and Sendmail write it.

/// Walks fields from the first to the last, each byte once.
struct LogFields {
    private var position: Int
    private let end: Int

    init(_ range: Range<Int>) {
        position = range.lowerBound
        end = range.upperBound
    }

    mutating func next(_ line: Span<UInt8>) -> (name: Range<Int>, value: Range<Int>)? {
        while position < end, line[position] == .comma || line[position] == .space { position += 1 }
        let equals = line.first(.equals, in: position..<end)
        guard equals < end else { return nil }
        let name = position..<equals
        let start = equals + 1
        var stop = start
        if stop < end, line[stop] == .less { stop = LogAddress.end(line, in: start..<end) }
        while stop < end, line[stop] != .comma { stop += 1 }
        position = stop
        return (name, start..<stop)
    }
}

/// The facts that both MTAs tell of an attempt besides its outcome.
struct DeliveryFields {
    var originalRecipient: String?
    var remote: RemoteHost?
    var delay: Int64?
    var status: String?

    mutating func take(_ field: (name: Range<Int>, value: Range<Int>), _ line: Span<UInt8>) {
        if line.starts(field.name, with: "orig_to"), field.name.count == 7 {
            originalRecipient = line.text(LogAddress.unbracketed(line, in: field.value))
        } else if line.starts(field.name, with: "relay"), field.name.count == 5 {
            remote = RemoteHost(line, in: field.value)
        } else if line.starts(field.name, with: "delay"), field.name.count == 5 {
            delay = Self.milliseconds(line, in: field.value)
        } else if line.starts(field.name, with: "dsn"), field.name.count == 3 {
            status = ReplyText.status(line, in: field.value)
        }
    }

    /// Reads `5.31` seconds, or Sendmail's `3+00:12:34`: days, hours, minutes, seconds.
    private static func milliseconds(_ line: Span<UInt8>, in value: Range<Int>) -> Int64? {
        let dot = line.first(.dot, in: value)
        if let seconds = line.number(value.lowerBound..<dot) {
            let digits = min(dot + 1, value.upperBound)..<min(dot + 4, value.upperBound)
            let scale: [Int64] = [0, 100, 10, 1]
            return Int64(seconds) * 1000 + Int64(line.number(digits) ?? 0) * scale[digits.count]
        }
        var (total, start): (Int64, Int) = (0, value.lowerBound)
        let plus = line.first(0x2B, in: value)
        if plus < value.upperBound {
            total = Int64(line.number(start..<plus) ?? 0) * 24
            start = plus + 1
        }
        for index in 0..<3 {
            let colon = line.first(.colon, in: start..<value.upperBound)
            guard let part = line.number(start..<colon) else { return nil }
            total = (index == 0 ? total : total * 60) + Int64(part)
            start = min(colon + 1, value.upperBound)
        }
        return total * 1000
    }
}

extension RemoteHost {
    /// Reads `mx.b.example[192.0.2.1]:25`, `mx.b.example. [192.0.2.1]`, `[192.0.2.1] [192.0.2.1]`, `local`. Nil for
    /// `none`.
    init?(_ line: Span<UInt8>, in range: Range<Int>) {
        let range = line.trimmed(range)
        guard !range.isEmpty else { return nil }
        // In brackets for a host without a name, which would then have two.
        let nameStart = line[range.lowerBound] == .leftBracket ? range.lowerBound + 1 : range.lowerBound
        var nameEnd = nameStart
        while nameEnd < range.upperBound, line[nameEnd] != .leftBracket, line[nameEnd] != .rightBracket,
            line[nameEnd] != .space
        {
            nameEnd += 1
        }
        let open = line.first(.leftBracket, in: nameEnd..<range.upperBound)
        let close = line.first(.rightBracket, in: open..<range.upperBound)
        let address = close < range.upperBound ? line.text(open + 1..<close) : nil
        if nameEnd > nameStart + 1, line[nameEnd - 1] == .dot { nameEnd -= 1 }
        let name = line.text(nameStart..<nameEnd)
        guard !name.isEmpty, name != "none" else { return nil }
        self.init(name: name, address: address ?? (nameStart > range.lowerBound ? name : nil))
    }
}

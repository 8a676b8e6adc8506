// Readers of what comes over connections and out of files. They are compiled into this program, as their modules hold more.

import Glibc
import Tools

extension Reader {
    static let ofHTTP = [
        Reader(name: "http byte by byte") { http($0, pieces: 1) }, Reader(name: "http") { http($0, pieces: 1400) },
    ]
    static let ofData = [
        Reader(name: "data byte by byte") { data($0, pieces: 1) }, Reader(name: "data") { data($0, pieces: 1400) },
    ]
    static let ofCommands = [Reader(name: "command", read: command)]
    static let ofMbox = [Reader(name: "mbox", read: mbox)]

    /// One request after the other; behind one that is refused a new connection.
    private static func http(_ bytes: [UInt8], pieces: Int) -> Bool {
        var (start, end) = (0, 0)
        var heads = HeadReader()
        var body: RequestBody?
        while end < bytes.count {
            end = min(end + pieces, bytes.count)
            var goesOn = true
            while goesOn, start < end {
                let rest = bytes.span.extracting(start..<end)
                if var reader = body {
                    let (result, count) = reader.pass(rest)
                    body = result == .incomplete ? reader : nil
                    start = result == .refused ? end : start + count
                    goesOn = result == .finished
                    guard reader.content.count <= RequestBody.keptLimit else { return false }
                    continue
                }
                switch heads.read(rest) {
                case .incomplete:
                    guard rest.count <= RequestHead.sizeLimit + pieces else { return false }
                    goesOn = false
                case .refused:
                    (start, heads) = (end, HeadReader())
                case .head(let head):
                    guard head.fields.count <= RequestHead.fieldLimit else { return false }
                    (start, heads, body) = (start + head.size, HeadReader(), RequestBody(head.body))
                }
            }
        }
        return true
    }

    private static func data(_ bytes: [UInt8], pieces: Int) -> Bool {
        var reader = DotReader(limit: bytes.count / 2)
        var start = 0
        while start < bytes.count {
            let piece = bytes[start..<min(start + pieces, bytes.count)]
            start += reader.take(piece)
            if reader.isAtEnd { reader = DotReader(limit: bytes.count / 2) }
        }
        return reader.mail.count <= bytes.count / 2
    }

    private static func command(_ bytes: [UInt8]) -> Bool {
        _ = LMTPCommand(bytes)
        return true
    }

    private static func mbox(_ bytes: [UInt8]) -> Bool {
        let path = "/tmp/backstamp-bomb-\(getpid())"
        defer { unlink(path) }
        let descriptor = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
        _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
        guard let file = try? File(opening: path, flags: O_RDONLY) else { return false }
        let limit = SizeLimit(whole: bytes.count / 2, head: 4096)
        var mbox = MboxFile(LineReader(file), limit: limit)
        var count = 0
        while let mail = try? mbox.next() { count += mail.bytes.count + 5 }
        return count <= bytes.count + 5
    }
}

import Glibc
import Peers
import Synchronization
import Tools
import Words

@testable import Journal

/// A journal in it.
extension TestFolder {
    var segments: [Int64] { (try? JournalFolder(path: path).segments()) ?? [] }

    func content(of segment: Int64) throws -> [UInt8] {
        let file = try JournalFile(opening: JournalFolder(path: path).segment(segment), flags: O_RDONLY)
        return try file.read(Int(file.status().size), at: 0)
    }

    func write(_ bytes: [UInt8], to segment: Int64) throws {
        let path = JournalFolder(path: path).segment(segment)
        let file = try JournalFile(opening: path, flags: O_WRONLY | O_CREAT | O_TRUNC)
        try file.write(bytes, at: 0)
    }
}

extension Hit {
    /// The n-th of a test's hits: all different, some without texts.
    static func sample(_ number: Int) -> Hit {
        let texts = number % 3 == 0 ? "" : String(repeating: "x\(number) ", count: number % 7)
        return Hit(
            at: 1_700_000_000_000 + Int64(number),
            act: number % 2 == 0
                ? .open(OpenToken(copy: Int64(number))) : .click(ClickToken(copy: Int64(number), link: number % 40)),
            address: Array("192.0.2.\(number % 256)".utf8), userAgent: Array(texts.utf8),
            headers: Array("accept: \(texts)\n".utf8))
    }
}

extension Journal {
    /// Appends and waits: whether the hits are on disk.
    @discardableResult
    func append(_ hits: [Hit]) async -> Bool {
        await withCheckedContinuation { continuation in
            append(hits.map { .hit($0) }) { continuation.resume(returning: $0 == nil) }
        }
    }
}

extension JournalReader {
    /// Everything behind a position, read a few at a time.
    func readAll(after start: JournalPosition = .start, limit: Int = 7) throws -> Batch {
        var all = Batch(position: start)
        while true {
            let batch = try read(after: all.position, limit: limit)
            all.entries += batch.entries
            all.damagedBytes += batch.damagedBytes
            all.position = batch.position
            if batch.isLast { return all }
        }
    }
}

extension JournalReader.Batch {
    var hits: [Hit] {
        entries.compactMap { if case .hit(let hit) = $0 { hit } else { nil } }
    }
}

extension JournalRecord {
    /// Appends a record of a hit.
    static func append(_ hit: Hit, to bytes: inout [UInt8]) {
        var lists: Set<String> = []
        _ = append(.hit(hit), lists: &lists, to: &bytes)
    }
}

// Copies on their way to recipients of their own, by their place in the spool.

internal import Glibc
internal import Synchronization
internal import Tools
package import Words

/// Keeps split copies: the bytes of each as `CopySpool` does, and beside them its envelope, whose place says how far it has come.
///
/// Each step is one rename, and on disk when it returns. Where each is, is also kept in memory: one process at a time owns the spool
/// (`own`), its filter and its sender share one of these.
package final class SplitSpool: Sendable {
    /// The bytes.
    package let copies: CopySpool
    private let path: String
    private let places = Mutex<[Int64: SplitPlace]>([:])

    /// Milliseconds that copies are held where the MTA keeps the connection open and shows nothing.
    package static let patience: Int64 = 10_000
    /// Bytes of an envelope's file.
    private static let largestEnvelope = 1 << 16

    /// - Parameter folder: the spool's own; made when the first copy is kept.
    package init(folder: String) {
        path = folder
        copies = CopySpool(folder: folder)
    }

    // MARK: The filter's steps

    /// Writes envelopes of copies whose bytes are here. They are nobody's until they are held.
    package func draft(_ split: [SplitCopy]) throws(SpoolError) {
        for folder in SplitPlace.folders { try Folder<SpoolError>(path: "\(path)/\(folder)").create() }
        for copy in split {
            guard copy.isWritable else {
                throw .damaged(path: file(of: copy.copy, .drafted), reason: "an envelope of several lines")
            }
            let file = try SpoolFile(
                opening: file(of: copy.copy, .drafted), flags: O_WRONLY | O_CREAT | O_TRUNC)
            try file.write(Array(copy.text.utf8))
            try file.flush()
            places.withLock { $0[copy.copy] = .drafted }
        }
    }

    /// Holds drafted copies, as their sending is in the journal.
    package func hold(_ numbers: [Int64]) throws(SpoolError) {
        for copy in numbers { try move(copy) { $0 == .drafted ? .held : nil } }
        try flush("held")
    }

    /// Lets held copies leave: the MTA has their message.
    package func release(_ numbers: [Int64], now: Int64) throws(SpoolError) {
        for copy in numbers { try move(copy) { $0 == .held ? .ready(tries: 0, dueAt: now) : nil } }
        try flush("ready")
    }

    /// Removes copies that were drafted or held, with their bytes: the MTA does not have their message.
    package func withdraw(_ numbers: [Int64]) throws(SpoolError) {
        for copy in numbers {
            guard let place = place(of: copy), place == .held || place == .drafted else { continue }
            try end(copy)
            try copies.remove(copy)
        }
    }

    /// Returns whether a copy is on its way, in just this envelope.
    package func isLeaving(_ copy: Int64, from sender: String, to recipient: String) throws(SpoolError) -> Bool {
        guard let place = place(of: copy) else { return false }
        let split = try envelope(of: copy, at: place)
        return split.sender == sender && split.recipient == recipient
    }

    // MARK: The sender's steps

    /// Returns copies that may go now, those that have waited longest first. What is handed is somebody's already.
    package func due(now: Int64, limit: Int) throws(SpoolError) -> [DueSplitCopy] {
        var due: [(copy: Int64, place: SplitPlace, at: Int64)] = []
        for (copy, place) in places.withLock(\.self) {
            if case .ready(_, let at) = place, at <= now { due.append((copy, place, at)) }
            if place == .held { due.append((copy, place, 0)) }
        }
        due.sort { ($0.at, $0.copy) < ($1.at, $1.copy) }
        var found: [DueSplitCopy] = []
        for (copy, place, _) in due {
            if found.count == limit { break }
            let split = try envelope(of: copy, at: place)
            if place == .held, split.queuedAt + Self.patience > now { continue }
            // It may have moved on while it was read.
            if self.place(of: copy) == place {
                found.append(DueSplitCopy(split: split, tries: place.tries, wasHanded: false))
            }
        }
        return found
    }

    /// Notes that a server is about to be given a copy; false where it is no longer to be sent.
    package func hand(_ copy: Int64) throws(SpoolError) -> Bool {
        let isMoved = try move(copy) { $0.mayGo ? .handed(tries: $0.tries) : nil }
        if isMoved { try flush("handed") }
        return isMoved
    }

    /// Has a copy be due again later.
    package func postpone(_ copy: Int64, until due: Int64) throws(SpoolError) {
        try move(copy) { $0 == .drafted ? nil : .ready(tries: $0.tries + 1, dueAt: due) }
        try flush("ready")
    }

    /// Forgets a copy that has left, or never will; its bytes stay.
    package func end(_ copy: Int64) throws(SpoolError) {
        let place = try places.withLock { places throws(SpoolError) -> SplitPlace? in
            guard let place = places[copy] else { return nil }
            let path = file(of: copy, place)
            guard unlink(path) == 0 || errno == ENOENT else { throw .system(call: "unlink", path: path, code: errno) }
            places[copy] = nil
            return place
        }
        if let place { try flush(place.folder) }
    }

    /// Returns which of these copies are still to leave.
    package func waiting(among copies: [Int64]) -> Set<Int64> {
        places.withLock { places in Set(copies.filter { places[$0] != nil }) }
    }

    /// Finds what a process has left that is no more: all of it may go from now on, but what was only drafted.
    ///
    /// - Returns: those of which nobody knows how far they came: held or handed.
    package func takeOver(now: Int64) throws(SpoolError) -> [DueSplitCopy] {
        try find()
        var unsure: [DueSplitCopy] = []
        for (copy, place) in places.withLock(\.self).sorted(by: { $0.key < $1.key }) {
            switch place {
            case .drafted: try end(copy)
            case .held, .handed:
                let wasHanded = place != .held
                let split = try envelope(of: copy, at: place)
                unsure.append(DueSplitCopy(split: split, tries: place.tries, wasHanded: wasHanded))
                try move(copy) { .ready(tries: $0.tries, dueAt: now) }
            // What waits longer than anything does was written before the clock was set back.
            case .ready(let tries, let dueAt):
                if dueAt > now + 3_600_000 { try move(copy) { _ in .ready(tries: tries, dueAt: now) } }
            }
        }
        return unsure
    }

    /// Takes in what a version before this one had in the database. Only by who owns the spool, before it takes over.
    ///
    /// - Parameter sure: those that the MTA has for certain, and no server was given.
    package func adopt(_ split: [SplitCopy], sure: Set<Int64>, now: Int64) throws(SpoolError) {
        try draft(split)
        try hold(split.map(\.copy))
        try release(split.map(\.copy).filter(sure.contains), now: now)
    }

    /// Removes copies, with their envelopes and bytes, whoever has them: their recipient is erased. How many there were.
    package func erase(_ numbers: [Int64]) throws(SpoolError) -> Int {
        try find()
        let there = waiting(among: numbers)
        for copy in there {
            try end(copy)
            try copies.remove(copy)
        }
        return there.count
    }

    // MARK: The files

    private func find() throws(SpoolError) {
        var found: [Int64: SplitPlace] = [:]
        for folder in SplitPlace.folders {
            let names: [String]
            do { names = try Folder<SpoolError>(path: "\(path)/\(folder)").names() } catch .system(_, _, ENOENT) {
                continue
            }
            for name in names {
                if let (copy, place) = SplitPlace.read(name, in: folder) { found[copy] = place }
            }
        }
        places.withLock { $0 = found }
    }

    private func place(of copy: Int64) -> SplitPlace? { places.withLock { $0[copy] } }

    private func file(of copy: Int64, _ place: SplitPlace) -> String { "\(path)/\(place.path(of: copy))" }

    /// Moves a copy from where it is to where it goes from there; false where it goes nowhere.
    @discardableResult
    private func move(_ copy: Int64, _ next: (SplitPlace) -> SplitPlace?) throws(SpoolError) -> Bool {
        try places.withLock { places throws(SpoolError) in
            guard let old = places[copy], let place = next(old) else { return false }
            let path = file(of: copy, place)
            guard rename(file(of: copy, old), path) == 0 else {
                throw .system(call: "rename", path: path, code: errno)
            }
            places[copy] = place
            return true
        }
    }

    private func flush(_ folder: String) throws(SpoolError) {
        try Folder<SpoolError>(path: "\(path)/\(folder)").flush()
    }

    /// Reads a copy's envelope. One that is gone, or damaged, is told of as such when the copy is to leave.
    private func envelope(of copy: Int64, at place: SplitPlace) throws(SpoolError) -> SplitCopy {
        guard let file = try SpoolFile.existing(file(of: copy, place)),
            let split = SplitCopy(
                copy, text: String(decoding: try file.read(limit: Self.largestEnvelope), as: UTF8.self))
        else { return .unreadable(copy) }
        return split
    }
}

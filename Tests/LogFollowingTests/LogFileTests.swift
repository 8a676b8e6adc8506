import Foundation
import Peers
import Testing
import Tools

@testable import LogFollowing

@Suite struct LogFileTests {
    private let folder = TestFolder()
    private var path: String { folder.path + "/maillog" }

    private func text(_ reader: TestReader) -> [String] { reader.lines.map { String(decoding: $0, as: UTF8.self) } }

    enum Change: CaseIterable {
        case none, restart, rotate, rotateTwice, restartAfterRotation, copyAndTruncate, restartAfterCopy,
            pack, restartAfterPacking
    }

    /// At each byte of a log: what is before it is written and read, something happens, the rest is written and read.
    @Test(arguments: Change.allCases)
    func anyChangeAtEachByte(change: Change) throws {
        for split in 0...smallBytes.count {
            let folder = TestFolder()
            let writer = LogWriter(path: folder.path + "/maillog")
            let reader = TestReader(path: writer.path)
            try reader.readAll()
            try writer.write(smallBytes[..<split])
            try reader.readAll()
            // Who has read nothing of a file can't know it by its copy.
            if reader.hasReadNothing, ![.none, .restart, .rotate, .rotateTwice].contains(change) { continue }
            // A line is written at once, by whoever writes: the rest of it comes before anything else.
            var rest = smallBytes[split...]
            if change != .none, change != .restart, split > 0, smallBytes[split - 1] != 0x0A {
                if change == .rotate || change == .restartAfterRotation { try writer.rename() }
                let end = (rest.firstIndex(of: 0x0A) ?? rest.endIndex - 1) + 1
                try writer.write(rest[..<end])
                rest = rest[end...]
                if change == .rotate || change == .restartAfterRotation { writer.reopen() }
            } else if change == .rotate || change == .restartAfterRotation {
                try writer.rotate()
            }
            if change == .pack || change == .restartAfterPacking {
                try writer.rotate()
                try writer.pack()
            }
            if change == .rotateTwice {
                try writer.rotate()
                try writer.rotate()
            }
            if change == .copyAndTruncate || change == .restartAfterCopy { try writer.copyAndTruncate() }
            if [.restart, .restartAfterRotation, .restartAfterCopy, .restartAfterPacking].contains(change) {
                reader.restart()
            }
            try writer.write(rest)
            try reader.readAll()
            try #require(text(reader) == smallLog, "\(change) at \(split)")
            #expect(reader.gaps == 0)
        }
    }

    /// Writing, reading, rotating in both ways, ending and starting, in any order and with any sizes.
    @Test(arguments: 0..<60)
    func anyStory(seed: UInt64) throws {
        var random = Random(state: seed)
        let writer = LogWriter(path: path)
        let reader = TestReader(path: path, batchSize: Int.random(in: 100...2000, using: &random))
        let lines = (0..<400).map {
            "\(seed) line \($0) \(String(repeating: "y", count: Int.random(in: 0..<80, using: &random)))"
        }
        let bytes = bytes(lines)
        try reader.readAll()
        var written = 0
        var isDown = false
        while written < bytes.count {
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<5:
                let end = min(bytes.count, written + Int.random(in: 1..<900, using: &random))
                try writer.write(bytes[written..<end])
                written = end
            case 5, 6:
                if isDown { reader.restart() }
                isDown = false
                for _ in 0..<Int.random(in: 1...4, using: &random) { _ = try reader.readOnce() }
            case 7: isDown = true
            default:
                // To the end of the line.
                let end = written == 0 ? 0 : (bytes[(written - 1)...].firstIndex(of: 0x0A) ?? written) + 1
                try writer.write(bytes[written..<end])
                written = end
                let kind = Int.random(in: 0..<4, using: &random)
                // Who has read nothing of a file can't know it by its copy.
                if kind < 2, isDown, reader.hasReadNothing { reader.restart() }
                if kind < 2, !isDown || reader.hasReadNothing { try reader.readAll() }
                if kind == 0 { try writer.copyAndTruncate() } else { try writer.rotate() }
                if kind == 1, !reader.hasReadNothing { try writer.pack() }
            }
        }
        if isDown { reader.restart() }
        try reader.readAll()
        #expect(text(reader) == lines)
        #expect(reader.gaps == 0)
    }

    @Test func aFileThatComesLater() throws {
        let reader = TestReader(path: path)
        try reader.readAll()
        let writer = LogWriter(path: path)
        try writer.write(smallBytes)
        try reader.readAll()
        #expect(text(reader) == smallLog)
    }

    /// The writer has not heard of the rotation yet.
    @Test func aFileThatIsWrittenToAfterItsRotation() throws {
        let writer = LogWriter(path: path)
        let reader = TestReader(path: path, grace: .milliseconds(300))
        try writer.write("1\n2\n".utf8)
        try reader.readAll()
        try writer.rename()
        let next = LogWriter(path: path)
        try next.write("4\n".utf8)
        try reader.readAll()
        #expect(text(reader) == ["1", "2"])
        try writer.write("3\n".utf8)
        try reader.readAll()
        #expect(text(reader) == ["1", "2", "3"])
        usleep(400_000)
        try reader.readAll()
        #expect(text(reader) == ["1", "2", "3", "4"])
    }

    /// Emptied by somebody, and longer again than it was before the next look.
    @Test func truncated() throws {
        let writer = LogWriter(path: path)
        let reader = TestReader(path: path)
        try writer.write("1\n2\n3\n".utf8)
        try reader.readAll()
        #expect(truncate(path, 0) == 0)
        try writer.write("4 and longer\n".utf8)
        try reader.readAll()
        #expect(truncate(path, 0) == 0)
        try reader.readAll()
        try writer.write("5\n".utf8)
        try reader.readAll()
        #expect(text(reader) == ["1", "2", "3", "4 and longer", "5"])
    }

    /// Removed while nobody read: what is newer is read, and that something may be missing is told.
    @Test func aFileThatIsGone() throws {
        let writer = LogWriter(path: path)
        let reader = TestReader(path: path)
        try reader.readAll()
        try writer.write("1\n".utf8)
        try writer.rotate()
        try writer.write("2\n".utf8)
        try reader.readAll()
        usleep(20_000)
        try writer.rotate()
        try writer.write("3\n".utf8)
        try writer.rotate()
        try writer.write("4\n".utf8)
        // As if packed.
        try FileManager.default.removeItem(atPath: path + ".2")
        reader.restart()
        try reader.readAll()
        #expect(text(reader) == ["1", "2", "3", "4"])
        #expect(reader.gaps == 1)
    }

    /// An inode that is used again, with other content, is another file.
    @Test func anInodeThatIsUsedAgain() throws {
        let writer = LogWriter(path: path)
        let reader = TestReader(path: path)
        try writer.write(smallBytes)
        try reader.readAll()
        var status = try #require(try OpenFile<LogFollowingError>.status(of: path))
        let inode = status.inode
        // In place, so that the inode surely is the same.
        let content = bytes(["another, and quite a lot longer"]) + smallBytes + smallBytes
        try Data(content).write(to: URL(fileURLWithPath: path))
        status = try #require(try OpenFile<LogFollowingError>.status(of: path))
        #expect(status.inode == inode)
        reader.restart()
        try reader.readAll()
        #expect(reader.lines.count == smallLog.count * 3 + 1)
        #expect(reader.gaps == 1)
    }

    @Test func aVeryLongLine() throws {
        let writer = LogWriter(path: path)
        let reader = TestReader(path: path, batchSize: 1000)
        try writer.write([UInt8](repeating: 0x61, count: 3500) + Array("\nnext\n".utf8))
        try reader.readAll()
        #expect(reader.lines.map(\.count) == [1000, 1000, 1000, 500, 4])
    }

    @Test func filesBesideThatAreNoPart() throws {
        for name in ["maillog.bak", "maillog.1.gz", "maillog.old", "maillogger", "maillog-20261124.xz", "maillog.1~"] {
            try Data("no\n".utf8).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
        }
        let writer = LogWriter(path: path)
        let reader = TestReader(path: path)
        try writer.write("1\n".utf8)
        try reader.readAll()
        #expect(rename(path, path + ".20261125-030405") == 0)
        writer.reopen()
        try writer.write("2\n".utf8)
        reader.restart()
        try reader.readAll()
        #expect(text(reader) == ["1", "2"])
        #expect(reader.gaps == 0)
    }

    @Test func positionsAsText() {
        let position = LogPosition(device: 1, inode: .max, offset: 3, modified: -4, head: 5, tail: .max)
        #expect(LogPosition(position.text) == position)
        for no in ["", "1", position.text + ":1", "2" + position.text.dropFirst(), "1:1:1:-1:1:1:1"] {
            #expect(LogPosition(no) == nil, "\(no)")
        }
    }

    /// Waiting wakes by itself, within a moment; and ends at once when told to.
    @Test func waiting() throws {
        let writer = LogWriter(path: path)
        let stop = try StopSignal()
        let clock = ContinuousClock()
        var file = LogFile(path: path, settings: LogFile.Settings(lookInterval: .seconds(60)))
        let begin = try file.next(until: stop)
        #expect(begin?.lines == [])
        for line in ["1\n", "2\n"] {
            let (written, path) = (Array(line.utf8), path)
            Thread.detachNewThread {
                usleep(100_000)
                try? LogWriter(path: path).write(written)
            }
            var batch: LogBatch?
            let time = try clock.measure { batch = try file.next(until: stop) }
            #expect(batch?.bytes == written)
            #expect(time < .seconds(5))
        }
        Thread.detachNewThread {
            usleep(100_000)
            stop.stop()
        }
        var last: LogBatch?
        let time = try clock.measure { last = try file.next(until: stop) }
        #expect(last == nil)
        #expect(time < .seconds(5))
        _ = writer
    }
}

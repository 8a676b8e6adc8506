import Peers
import Testing
import Words

@testable import Journal

/// What a reader makes of segments that a kill, a crash or a bad disk has left.
@Suite struct JournalDamageTests {
    private let folder = TestFolder()
    private let hits = (0..<12).map(Hit.sample)

    /// A segment's bytes, and where each record ends.
    private func segment() -> (bytes: [UInt8], ends: [Int]) {
        var bytes = JournalSegment.header
        var ends: [Int] = []
        for hit in hits {
            JournalRecord.append(hit, to: &bytes)
            ends.append(bytes.count)
        }
        return (bytes, ends)
    }

    private func makeIdentity() throws { _ = try JournalFolder(path: folder.path).makeIdentity() }

    /// Cut at every byte, as newest segment and as an older one, with and without zeros behind.
    @Test(arguments: [true, false], [0, 5000])
    func cutAnywhere(isNewest: Bool, zeros: Int) throws {
        try makeIdentity()
        let reader = try JournalReader(folder: folder.path)
        let (bytes, ends) = segment()
        if !isNewest { try folder.write(JournalSegment.header, to: 2) }
        for size in 0...bytes.count {
            try folder.write(bytes[..<size] + [UInt8](repeating: 0, count: zeros), to: 1)
            let whole = ends.count { $0 <= size }
            // Half a header with zeros behind isn't a header; no such thing is written, but it must not be read either.
            if (1..<JournalSegment.header.count).contains(size), zeros > 0 {
                #expect(throws: JournalError.self) { try reader.readAll() }
                continue
            }
            let batch = try reader.readAll()
            #expect(batch.hits == Array(hits[..<whole]), "cut at \(size)")
            if isNewest {
                #expect(batch.damagedBytes == 0)
                // When the rest has come, it is read.
                try folder.write(bytes, to: 1)
                #expect(try reader.readAll(after: batch.position).hits == Array(hits[whole...]), "cut at \(size)")
            } else {
                #expect(batch.position.segment == 2)
                let isWhole =
                    size < JournalSegment.header.count || size == JournalSegment.header.count || ends.contains(size)
                #expect((batch.damagedBytes == 0) == isWhole, "cut at \(size)")
            }
        }
    }

    /// Each kill leaves a few hits and a megabyte of zeros. A turn of the writer passes over one at a time.
    @Test func segmentsOfTheKilledAreReadOneByOne() throws {
        try makeIdentity()
        let reader = try JournalReader(folder: folder.path)
        let (bytes, _) = segment()
        for number in 1...3 as ClosedRange<Int64> {
            try folder.write(bytes + [UInt8](repeating: 0, count: 1 << 20), to: number)
        }
        var position = JournalPosition.start
        for number in 1...3 as ClosedRange<Int64> {
            let batch = try reader.read(after: position, limit: 1_000)
            #expect(batch.hits == hits && batch.position.segment == number)
            #expect(batch.isLast == (number == 3) && batch.damagedBytes == 0)
            position = batch.position
        }
    }

    @Test func flippedBitsAreNoHits() throws {
        try makeIdentity()
        let reader = try JournalReader(folder: folder.path)
        let (bytes, ends) = segment()
        try folder.write(JournalSegment.header, to: 2)
        for bit in JournalSegment.header.count * 8..<bytes.count * 8 {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            try folder.write(damaged, to: 1)
            let batch = try reader.readAll()
            let before = ends.count { $0 <= bit / 8 }
            #expect(batch.hits == Array(hits[..<before]), "bit \(bit)")
            #expect(batch.damagedBytes > 0)
            #expect(batch.position.segment == 2)
        }
    }

    @Test func aHeaderOfAnotherVersionIsAnError() throws {
        try makeIdentity()
        var bytes = segment().bytes
        bytes[JournalSegment.header.count - 1] = 9
        try folder.write(bytes, to: 1)
        let reader = try JournalReader(folder: folder.path)
        #expect(throws: JournalError.unknownFormat(path: "\(folder.path)/1.journal")) { try reader.readAll() }
    }

    /// What was written and not folded before an upgrade.
    @Test func segmentsOfTheVersionBeforeAreRead() throws {
        try makeIdentity()
        var bytes = segment().bytes
        bytes[JournalSegment.header.count - 1] = 1
        try folder.write(bytes, to: 1)
        #expect(try JournalReader(folder: folder.path).readAll().hits == hits)
    }

    @Test func aRecordKeepsTheTextsThatFit() {
        let long = [UInt8](repeating: 65, count: 70_000)
        var bytes: [UInt8] = []
        let act = Hit.Act.click(ClickToken(copy: TokenBlock.copies - 1, link: TokenBlock.links - 1))
        JournalRecord.append(Hit(at: -1, act: act, address: long, userAgent: long, headers: long), to: &bytes)
        #expect(bytes.count == JournalRecord.prefixSize + 25 + 3 * Hit.textLimit)
        guard case .entry(.hit(let hit), let size) = JournalRecord.read(bytes, at: 0) else {
            Issue.record("not read")
            return
        }
        #expect(size == bytes.count && hit.act == act && hit.at == -1)
        #expect(hit.headers == Array(long.prefix(Hit.textLimit)))
    }

    /// What older versions have written, and read.
    @Test(arguments: [
        (Hit.Act.open(OpenToken(copy: 0x0102_0304_0506)), [1, 6, 5, 4, 3, 2, 1, 0, 0, 0, 0] as [UInt8]),
        (.click(ClickToken(copy: 7, link: 0x0809)), [2, 7, 0, 0, 0, 0, 0, 0, 0, 9, 8]),
        (.unsubscribe(UnsubscribeToken(copy: 7), .oneClick), [5, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        (.unsubscribe(UnsubscribeToken(copy: 7), .pageForEverything), [5, 7, 0, 0, 0, 0, 0, 0, 0, 2, 0]),
    ])
    func anActIsTheBytesOfItsToken(_ act: Hit.Act, _ expected: [UInt8]) {
        var bytes: [UInt8] = []
        JournalRecord.append(Hit(at: 5, act: act, address: [], userAgent: [], headers: []), to: &bytes)
        // Behind the size, the checksum and the time.
        #expect(Array(bytes[16..<27]) == expected)
        guard case .entry(.hit(let hit), _) = JournalRecord.read(bytes, at: 0) else {
            Issue.record("not read")
            return
        }
        #expect(hit.act == act)
    }

    /// RFC 3720, appendix B.4, and the check value of the CRC catalogues.
    @Test(
        arguments: zip(
            [Array("123456789".utf8), [UInt8](repeating: 0, count: 32), [UInt8](repeating: 0xFF, count: 32)],
            [0xE306_9283, 0x8A91_36AA, 0x62A8_AB43] as [UInt32]))
    func checksum(bytes: [UInt8], expected: UInt32) {
        var sum = JournalChecksum()
        sum.add(bytes.span)
        #expect(sum.value == expected)
    }
}

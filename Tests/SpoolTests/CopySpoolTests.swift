import Foundation
import Peers
import Testing

@testable import Spool

@Suite struct CopySpoolTests {
    private let folder = TestFolder()
    private var spool: CopySpool { CopySpool(folder: folder.path) }

    @Test(arguments: [[], [0], Array("Subject: x\r\n\r\n.\r\n".utf8), noise(100)])
    func whatIsKeptIsRead(bytes: [UInt8]) throws {
        try spool.keep([bytes[...]], as: 123_456)
        #expect(try spool.read(123_456) == bytes)
        #expect(folder.files == ["12/123456.gz"])
    }

    @Test func tenMebibytesAreKept() throws {
        for bytes in [noise(10 << 20), [UInt8](repeating: 0, count: 10 << 20)] {
            try spool.keep([bytes[...]], as: 1)
            let isSame = try spool.read(1) == bytes
            #expect(isSame)
        }
    }

    @Test func piecesAreJoined() throws {
        let bytes = noise(5000)
        let pieces = [bytes[0..<0], bytes[0..<1], bytes[1..<4000], [], bytes[4000...]]
        try spool.keep(pieces, as: 7)
        #expect(try spool.read(7) == bytes)
        try spool.keep([], as: 8)
        #expect(try spool.read(8) == [])
    }

    @Test func administratorsCanUncompressIt() throws {
        let bytes = Array("Subject: x\r\n\r\nBody\r\n".utf8)
        try spool.keep([bytes[...]], as: 7)
        #expect(try shell(["gzip", "-dc", "\(folder.path)/0/7.gz"]).bytes == bytes)
    }

    @Test func whatIsNotThereIsNil() throws {
        #expect(try spool.read(1) == nil)
        try spool.remove(1)
        try spool.keep([[1]], as: 1)
        try spool.remove(1)
        #expect(try spool.read(1) == nil)
    }

    @Test func theLastOneCounts() throws {
        try spool.keep([[1]], as: 1)
        try spool.keep([[2]], as: 1)
        #expect(try spool.read(1) == [2])
        #expect(folder.files == ["0/1.gz"])
    }

    @Test func theFolderIsMadeAndIsPrivate() throws {
        let spool = CopySpool(folder: folder.path + "/a/b")
        try spool.keep([[1]], as: .max)
        #expect(try spool.read(.max) == [1])
        let block = "\(folder.path)/a/b/\(Int64.max / 10_000)"
        #expect(try permissions(block) == 0o700)
        #expect(try permissions("\(block)/\(Int64.max).gz") == 0o600)
    }

    @Test func whatIsTooLargeIsNotKept() throws {
        let spool = CopySpool(folder: folder.path, largestCopy: 10)
        try spool.keep([noise(10)[...]], as: 1)
        #expect(throws: SpoolError.tooLarge(copy: 2, bytes: 11)) { try spool.keep([noise(10)[...], [1]], as: 2) }
        #expect(folder.files == ["0/1.gz"])
    }

    @Test func whatNobodyKeptIsNotUnpacked() throws {
        try CopySpool(folder: folder.path).keep([[UInt8](repeating: 0, count: 1 << 20)[...]], as: 1)
        let small = CopySpool(folder: folder.path, largestCopy: 1 << 16)
        #expect(throws: SpoolError.self) { try small.read(1) }
    }

    @Test func aFolderInPlaceOfAFileIsAnError() throws {
        try FileManager.default.createDirectory(
            atPath: folder.path + "/0/1.gz", withIntermediateDirectories: true)
        #expect(throws: SpoolError.damaged(path: folder.path + "/0/1.gz", reason: "not a regular file")) {
            try spool.read(1)
        }
    }

    @Test func aFailureLeavesNoDraft() throws {
        // The rename fails: there is a folder of that name.
        try FileManager.default.createDirectory(
            atPath: folder.path + "/0/1.gz", withIntermediateDirectories: true)
        #expect(throws: SpoolError.self) { try spool.keep([[1]], as: 1) }
        #expect(folder.files.isEmpty)
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}

import Foundation
import Peers
import Sealing
import Testing
import Tracking

@Suite struct KeyFileTests {
    private let folder = TestFolder()
    private var path: String { folder.path + "/keys" }

    @Test func makesAndRotates() throws {
        let file = KeyFile(path: path)
        #expect(throws: KeyError.missing(path: path)) { try file.read() }
        try file.create(today: "2026-01-01")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let first = try file.read()
        #expect(first.map(\.created) == ["2026-01-01"])
        #expect(throws: KeyError.exists(path: path)) { try file.create(today: "2026-01-02") }
        try file.rotate(today: "2026-02-01")
        let both = try file.read()
        #expect(both.map(\.created) == ["2026-01-01", "2026-02-01"])
        #expect(both.first == first.first)
        #expect(both[0] != both[1])
    }

    @Test(arguments: [0o604, 0o640, 0o660, 0o644])
    func refusesAFileThatOthersCanRead(mode: Int) throws {
        try KeyFile(path: path).create(today: "2026-01-01")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        #expect(throws: KeyError.unsafe(path: path, mode: String(mode, radix: 8))) { try KeyFile(path: path).read() }
    }

    @Test(arguments: ["2026-01-01 abcd", "2026-01-01", "x y z", "2026-01-01 " + String(repeating: "g", count: 64)])
    func namesAMalformedLine(line: String) throws {
        try folder.write("# comment\n\n\(line)\n", to: "keys", mode: 0o600)
        #expect(throws: KeyError.malformed(path: path, line: 3)) { try KeyFile(path: path).read() }
    }

    @Test func refusesAFolder() {
        #expect(throws: KeyError.notAFile(path: folder.path)) { try KeyFile(path: folder.path).read() }
    }
}

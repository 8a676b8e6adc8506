// A test leaves nothing behind on the machine.

import Foundation
import Peers
import Testing

@Suite struct TestFolderTests {
    @Test func aFolderGoesOutOfSightWithAllThatIsInIt() throws {
        var folder: TestFolder? = TestFolder()
        let path = try #require(folder?.path)
        try folder?.write("x", to: "a/b/c", mode: 0o600)
        #expect(try folder?.read("a/b/c") == "x")
        #expect(folder?.names(in: "a") == ["b"])
        folder = nil
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    /// As one is that a thread which never ends still needs.
    @Test func aFolderThatIsHeldGoesWithItsProcess() async throws {
        let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
            let folder = TestFolder()
            try folder.write("x", to: "a/b")
            _ = Unmanaged.passRetained(folder)
            print("[\(folder.path)]")
        }
        let output = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
        let path = try #require(output.split(separator: "[").last?.split(separator: "]").first)
        #expect(path.contains("backstamp-test-") && !FileManager.default.fileExists(atPath: String(path)))
    }
}

import Foundation
import Peers
import Testing

@testable import Spool

@Suite struct SpoolDiskFullTests {
    /// A limit on the size of files stands for a full disk, for those who may not mount one.
    @Test func whatDoesNotFitIsNotThere() async {
        await #expect(processExitsWith: .success) {
            let folder = TestFolder()
            let spool = CopySpool(folder: folder.path)
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit()
            getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            limit.rlim_cur = 10_000
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let error = #expect(throws: SpoolError.self) { try spool.keep([noise(50_000)[...]], as: 1) }
            guard case .system(call: "write", _, EFBIG) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(folder.files.isEmpty)
            try spool.keep([noise(5_000)[...]], as: 1)
            #expect(try spool.read(1) == noise(5_000))
        }
    }

    @Test(.enabled(if: getuid() == 0)) func aDiskThatIsFullAndHasRoomAgain() throws {
        let folder = TestFolder()
        let disk = folder.path + "/disk"
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
        try #require(mount("none", disk, "tmpfs", 0, "size=256k") == 0, "\(String(cString: strerror(errno)))")
        defer { umount(disk) }
        let spool = CopySpool(folder: disk + "/copies")
        var kept: Int64 = 0
        let error = #expect(throws: SpoolError.self) {
            while kept < 1000 {
                try spool.keep([noise(30_000, seed: UInt64(kept))[...]], as: kept)
                kept += 1
            }
        }
        guard case .system(_, _, ENOSPC) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(kept > 3)
        for number in 0..<kept { #expect(try spool.read(number) == noise(30_000, seed: UInt64(number))) }
        #expect(try spool.read(kept) == nil)
        // A sweep makes room.
        let sweep = try #require(try spool.sweep(maximumBytes: 100_000, olderThan: .seconds(1000), now: now()))
        #expect(sweep.drafts == 0)
        #expect(sweep.kept == 3)
        try spool.keep([noise(30_000)[...]], as: kept)
        #expect(try spool.read(kept) == noise(30_000))
    }
}

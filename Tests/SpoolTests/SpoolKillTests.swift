import Foundation
import Peers
import Testing

@testable import Spool

@Suite struct SpoolKillTests {
    @Test func aKilledProcessLeavesWholeCopiesAndDraftsThatAreSwept() async throws {
        let folder = TestFolder()
        for round in 0..<5 {
            await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String, round = round as Int] in
                let spool = CopySpool(folder: path)
                for thread in 0..<4 {
                    Thread.detachNewThread {
                        for number in 0... {
                            try? spool.keep([noise(20_000)[...]], as: Int64((round * 4 + thread) * 10_000 + number))
                        }
                    }
                }
                usleep(100_000)
                kill(getpid(), SIGKILL)
                sleep(10)
            }
        }
        let spool = CopySpool(folder: folder.path)
        let files = folder.files
        let copies = files.filter { $0.hasSuffix(".gz") }
        #expect(copies.count > 5)
        let mail = noise(20_000)
        for file in copies {
            let name = try #require(file.split(separator: "/").last)
            let number = try #require(Int64(name.dropLast(3)))
            let isWhole = try spool.read(number) == mail
            #expect(isWhole, "\(file)")
        }
        let later = now() + 7_200_000
        let sweep = try #require(try spool.sweep(maximumBytes: .max, olderThan: .seconds(86_400), now: later))
        #expect(sweep.drafts == files.count - copies.count)
        #expect(sweep.kept == copies.count)
        #expect(folder.files == copies)
    }
}

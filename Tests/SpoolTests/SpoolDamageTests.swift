import Peers
import Testing

@testable import Spool

/// A copy is what it was, or an error.
@Suite struct SpoolDamageTests {
    private let folder = TestFolder()
    private let mail = Array("Subject: hello\r\n\r\nhello hello hello hello\r\n".utf8)

    @Test func aTruncatedFileIsAnError() throws {
        let (spool, file) = try kept()
        for end in 0..<file.count {
            try folder.write(Array(file[..<end]), to: "0/1.gz")
            #expect(throws: SpoolError.self, "cut at \(end)") { try spool.read(1) }
        }
    }

    /// Some bits say nothing of the content: the time in the header, what fills the last byte of the compressed data.
    @Test func aChangedBitIsAnErrorOrWithoutConsequence() throws {
        let (spool, file) = try kept()
        var harmless = 0
        for index in file.indices {
            for bit in 0..<8 {
                var damaged = file
                damaged[index] ^= 1 << UInt8(bit)
                try folder.write(damaged, to: "0/1.gz")
                guard let bytes = try? spool.read(1) else { continue }
                harmless += 1
                #expect(bytes == mail, "bit \(bit) of byte \(index)")
            }
        }
        // Time, origin and two flags (RFC 1952, section 2.3), and at most seven bits at the end.
        #expect(harmless <= 8 * 6 + 2 + 7)
    }

    @Test func whatFollowsTheEndIsAnError() throws {
        let (spool, file) = try kept()
        try folder.write(file + file.suffix(8), to: "0/1.gz")
        #expect(throws: SpoolError.damaged(path: folder.path + "/0/1.gz", reason: "something follows its end")) {
            try spool.read(1)
        }
    }

    @Test func anotherFileIsAnErrorThatSaysSo() throws {
        let (spool, _) = try kept()
        try folder.write(mail, to: "0/1.gz")
        let error = #expect(throws: SpoolError.self) { try spool.read(1) }
        #expect(error?.description.hasPrefix("\(folder.path)/0/1.gz: damaged: ") == true)
    }

    private func kept() throws -> (CopySpool, [UInt8]) {
        let spool = CopySpool(folder: folder.path)
        try spool.keep([mail[...]], as: 1)
        return (spool, try folder.content("0/1.gz"))
    }
}

import Foundation
import Peers
import Testing
import Tools

@testable import Mailbox

@Suite struct MailFilesTests {
    private let folder = TestFolder()

    /// `NAME=TEXT` of each mail, without the folder's path.
    private func visit(_ names: String...) -> [String] {
        var files = MailFiles(names.map { "\(folder.path)/\($0)" })
        var found: [String] = []
        while let item = files.next() {
            let name = item.name.dropFirst(folder.path.count + 1)
            switch item.mail {
            case .success(let mail): found.append("\(name)=\(String(decoding: mail.bytes, as: UTF8.self))")
            case .failure(let error): found.append("\(name)!\(error)")
            }
        }
        return found
    }

    @Test func filesAndMboxesAsGiven() throws {
        try folder.write("a", to: "b.eml")
        try folder.write("From x Fri Jul  8 12:08:34 2011\n1\n\nFrom x Fri Jul  8 12:08:34 2011\n2\n", to: "a.mbox")
        try folder.write("", to: "empty")
        #expect(visit("b.eml", "a.mbox", "empty") == ["b.eml=a", "a.mbox#1=1\n", "a.mbox#2=2\n", "empty="])
    }

    @Test func foldersByNameWithoutWhatIsHidden() throws {
        try folder.write("1", to: "d/2/x")
        try folder.write("2", to: "d/1")
        try folder.write("3", to: "d/.git/config")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/d/circle", withDestinationPath: "..")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/d/link", withDestinationPath: "1")
        #expect(visit("d") == ["d/1=2", "d/2/x=1", "d/link=2"])
    }

    @Test func maildirs() throws {
        for name in ["new/1", "cur/2:2,S", "tmp/3", "dovecot-uidlist", ".Old/cur/4:2,", ".Old/new/5", ".Old/tmp/6"] {
            try folder.write("", to: "m/\(name)")
        }
        #expect(visit("m") == ["m/.Old/cur/4:2,=", "m/.Old/new/5=", "m/cur/2:2,S=", "m/new/1="])
    }

    @Test func whatIsMissingIsToldAndPassedOver() throws {
        try folder.write("a", to: "there")
        let path = folder.path
        #expect(visit("gone", "there") == ["gone!\(path)/gone: open: No such file or directory", "there=a"])
    }

    @Test(arguments: [
        ("A: 1\n\nx", "A: 1\n\nx"),
        // Postfix' local(8) for an alias |command.
        ("From a@b  Fri Jul  8 12:08:34 2011\nA: 1\n\n>From x\n", "A: 1\n\n>From x\n"),
        ("", ""),
    ])
    func pipedMail(text: String, expected: String) throws {
        try folder.write(text, to: "input")
        let mail = try PipedMail.read(File(opening: folder.path + "/input", flags: O_RDONLY), limit: 100)
        #expect(String(decoding: mail.bytes, as: UTF8.self) == expected)
        #expect(mail.source == "pipe")
    }

    @Test func aPipedMailThatIsTooLongIsNotTakenInPart() throws {
        try folder.write(String(repeating: "x", count: 101), to: "input")
        #expect(throws: MailboxError.system(call: "read", path: folder.path + "/input", code: EFBIG)) {
            try PipedMail.read(File(opening: folder.path + "/input", flags: O_RDONLY), limit: 100)
        }
    }
}

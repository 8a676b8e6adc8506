import Foundation
import Peers
import Testing
import Tools

@testable import Mailbox

/// The folder itself, without an intake.
@Suite struct MaildirTests {
    private let folder = TestFolder()
    private let maildir: Maildir

    init() throws {
        maildir = Maildir(path: folder.path + "/a/b/box/")
        try maildir.create()
    }

    @Test func aDeliveredMailIsWholeInNewAndNowhereElse() throws {
        let name = try maildir.deliver(Array("Subject: x\n\nbody\n".utf8))
        #expect(folder.names(in: "a/b/box/new") == [name])
        #expect(folder.names(in: "a/b/box/tmp") == [])
        #expect(try folder.read("a/b/box/new/\(name)") == "Subject: x\n\nbody\n")
    }

    @Test func namesAreUniqueAndHoldNothingThatTheStandardForbids() {
        let names = (0..<1000).map { _ in MaildirName.makeUnique() }
        #expect(Set(names).count == 1000)
        #expect(names.allSatisfy { !$0.contains("/") && !$0.contains(":") && !$0.hasPrefix(".") })
    }

    @Test(arguments: [
        ((7, 9), (7, 10)), ((99, 1), (100, 1)), ((99_999, 9), (100_000, 10)), ((5, 99_999), (5, 100_000)),
    ])
    func namesSortAsTextInTheOrderInWhichTheyWereMade(earlier: (Int, Int), later: (Int, Int)) {
        func name(_ made: (microseconds: Int, count: Int), chance: UInt64) -> String {
            MaildirName.unique(
                seconds: 1_796_000_000, microseconds: made.microseconds, count: made.count, chance: chance)
        }
        #expect(name(earlier, chance: .max) < name(later, chance: 0))
    }

    /// As Postfix, Dovecot, Exim and we write them, at one time of the file system.
    @Test(arguments: [
        ["1.V801I3fM9.h", "1.V801I2fM10.h", "1.V801I1fM100000.h"],
        ["9.M999999P1Q10.h", "10.M1P1Q9.h", "10.M1P1Q10.h"],
        ["7.H99P12.h", "7.H100P11.h"], ["a", "b"],
        (8...12).map { MaildirName.unique(seconds: 7, microseconds: 3, count: $0, chance: UInt64(20 - $0)) },
    ])
    func whatArrivedWithinOneTickIsTakenInItsOrder(names: [String]) throws {
        for name in names {
            try folder.write(name, to: "a/b/box/new/\(name)")
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1000)], ofItemAtPath: "\(maildir.path)/new/\(name)")
        }
        #expect(try maildir.waiting().map(\.name) == names)
    }

    /// What came first goes first, looked at or not, until the others have room; the last one stays.
    @Test(arguments: [
        (100_000, ["a", "b:2,S", "c", "d"]), (20_000, ["c", "d"]), (10_000, ["d"]), (1, ["d"]),
    ])
    func theOldestGoFirst(bytes: Int, left: [String]) throws {
        for (index, name) in ["a", "b:2,S", "c", "d"].enumerated() {
            let path = "a/b/box/\(name.contains(":") ? "cur" : "new")/\(name)"
            try folder.write(String(repeating: "x", count: 8192), to: path)
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: Double(index))],
                ofItemAtPath: "\(folder.path)/\(path)")
        }
        let (count, size) = try maildir.removeOldest(downTo: bytes)
        #expect(Set(folder.names(in: "a/b/box/new") + folder.names(in: "a/b/box/cur")) == Set(left))
        #expect(count == 4 - left.count)
        #expect(try maildir.size() == size)
    }

    @Test func creatingTwiceIsNoError() throws { try maildir.create() }

    @Test func aDeliveryThatFailsLeavesNothingBehind() throws {
        try FileManager.default.removeItem(atPath: maildir.new.path)
        #expect(throws: MailboxError.self) { try maildir.deliver([65]) }
        #expect(folder.names(in: "a/b/box/tmp") == [])
    }

    @Test(arguments: [
        ("1.x.host", "1.x.host", "", "1.x.host:2,"),
        ("1.x.host:2,", "1.x.host", "", "1.x.host:2,"),
        ("1.x.host,S=12:2,TS", "1.x.host,S=12", "ST", "1.x.host,S=12:2,ST"),
        ("1.x.host:1,old", "1.x.host:1,old", "", "1.x.host:1,old:2,"),
    ])
    func names(text: String, unique: String, flags: String, again: String) {
        let name = MaildirName(text)
        #expect(name.unique == unique)
        #expect(String(name.flags.sorted()) == flags)
        #expect(name.text == again)
    }

    @Test func waitingIsWhatIsNewAndWhatAMailProgramOnlyLookedAt() throws {
        for (index, name) in ["new/c", "new/b", "cur/a:2,", "cur/d:2,F"].enumerated() {
            try folder.write(name, to: "a/b/box/\(name)")
            let time = Date(timeIntervalSince1970: 1000 + Double(index))
            try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: "\(maildir.path)/\(name)")
        }
        try folder.write("", to: "a/b/box/cur/e:2,S")
        try folder.write("", to: "a/b/box/cur/f:2,T")
        try folder.write("", to: "a/b/box/new/.hidden")
        try folder.write("", to: "a/b/box/tmp/g")
        try FileManager.default.createDirectory(
            atPath: "\(maildir.path)/new/folder", withIntermediateDirectories: false)
        #expect(try maildir.waiting().map(\.name) == ["c", "b", "a:2,", "d:2,F"])
    }

    @Test func cleaningRemovesWhatWasTakenAndWhatWasGivenUp() throws {
        for name in ["cur/taken:2,S", "cur/flagged:2,FS", "cur/unseen:2,", "new/new", "tmp/draft"] {
            try folder.write("", to: "a/b/box/\(name)")
        }
        let past = 1000
        let future = time(nil) + 10
        try maildir.clean(takenBefore: past, begunBefore: past)
        #expect(folder.names(in: "a/b/box/cur").count == 3 && folder.names(in: "a/b/box/tmp") == ["draft"])
        try maildir.clean(takenBefore: future, begunBefore: future)
        #expect(folder.names(in: "a/b/box/cur") == ["flagged:2,FS", "unseen:2,"])
        #expect(folder.names(in: "a/b/box/new") == ["new"])
        #expect(folder.names(in: "a/b/box/tmp") == [])
    }

    /// Mails that were taken, which anybody may have sent: the first go where all have too much, but none that somebody has flagged.
    @Test func cleaningKeepsTakenMailsWithinASize() throws {
        for name in ["1:2,S", "2:2,S", "3:2,FS", "4:2,", "5:2,S"] {
            try folder.write(String(repeating: "x", count: 8192), to: "a/b/box/cur/\(name)")
        }
        let past = 1000
        #expect(try maildir.clean(takenBefore: past, takenSize: 24_576, begunBefore: past) == 0)
        #expect(try maildir.clean(takenBefore: past, takenSize: 8192, begunBefore: past) == 2)
        let left = Set(folder.names(in: "a/b/box/cur"))
        #expect(left.count == 3 && left.isSuperset(of: ["3:2,FS", "4:2,"]))
    }
}

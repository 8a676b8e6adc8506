import Foundation
import Peers
import Testing
import Tools

@testable import Mailbox

@Suite struct MaildirIntakeTests {
    private let folder = TestFolder()
    private let maildir: Maildir
    private let events = Events()

    init() throws {
        maildir = Maildir(path: folder.path)
        try maildir.create()
    }

    private func run(_ handler: ScriptedHandler, limit: SizeLimit = .standard) throws -> Running {
        let intake = MaildirIntake(path: folder.path, handler: handler, limit: limit, onEvent: events.handler)
        return try Running { intake.run(until: $0) }
    }

    private func deliver(_ text: String) throws { try maildir.deliver(Array(text.utf8)) }

    private var isEmpty: Bool { folder.names(in: "new").isEmpty }

    @Test func mailsThatWereThereAndMailsThatComeAreTakenInOrder() throws {
        let handler = ScriptedHandler()
        for number in 0..<20 { try deliver("\(number)") }
        let running = try run(handler)
        #expect(eventually { isEmpty })
        for number in 20..<40 { try deliver("\(number)") }
        #expect(eventually { isEmpty && handler.texts.count == 40 })
        #expect(handler.texts == (0..<40).map(String.init))
        #expect(handler.mails.allSatisfy { $0.source == "maildir" && $0.sender == nil && !$0.isCut })
        #expect(folder.names(in: "cur").count == 40)
        #expect(folder.names(in: "cur").allSatisfy { $0.hasSuffix(":2,S") })
        #expect(running.stop() < .seconds(1))
        #expect(events.texts == [])
    }

    /// The process ends after `take` and before the file is moved: the mail is taken again by the next one.
    @Test func aMailThatWasNotMovedIsTakenAgain() throws {
        try deliver("once")
        let handler = ScriptedHandler()
        let first = try run(handler)
        #expect(eventually { isEmpty })
        first.stop()
        // What a crash there leaves is the file in `new`.
        let name = try #require(folder.names(in: "cur").first)
        try FileManager.default.moveItem(
            atPath: "\(folder.path)/cur/\(name)", toPath: "\(folder.path)/new/\(MaildirName(name).unique)")
        let second = try run(handler)
        #expect(eventually { isEmpty })
        #expect(handler.texts == ["once", "once"])
        #expect(folder.names(in: "cur") == [name])
        second.stop()
    }

    @Test func aMailThatIsNotTakenStaysIsTriedAgainAndHoldsUpNobody() throws {
        let handler = ScriptedHandler(refuses: { text, refusals in text == "bad" && refusals < 2 })
        try deliver("bad")
        try deliver("good")
        let running = try run(handler)
        #expect(eventually { handler.texts == ["good"] })
        #expect(folder.names(in: "new").count == 1)
        try deliver("later")
        #expect(eventually { handler.texts == ["good", "later"] })
        // After 1 s and 2 s more.
        #expect(eventually { isEmpty && handler.texts == ["good", "later", "bad"] })
        #expect(events.texts.count == 2)
        #expect(events.contains("the database is away; again in 1.0 seconds"))
        #expect(events.contains("the database is away; again in 2.0 seconds"))
        running.stop()
    }

    @Test func aFolderThatIsMissingIsWaitedFor() throws {
        try FileManager.default.removeItem(atPath: maildir.new.path)
        let handler = ScriptedHandler()
        let running = try run(handler)
        #expect(eventually { events.contains("No such file") })
        try maildir.create()
        try deliver("here")
        #expect(eventually { handler.texts == ["here"] })
        #expect(eventually { events.contains("reconnected maildir \(folder.path)") })
        running.stop()
    }

    @Test func aFolderThatIsReplacedIsFoundAgain() throws {
        let handler = ScriptedHandler()
        let running = try run(handler)
        try deliver("before")
        #expect(eventually { isEmpty })
        try FileManager.default.removeItem(atPath: maildir.new.path)
        try maildir.create()
        try deliver("after")
        #expect(eventually { handler.texts == ["before", "after"] })
        running.stop()
    }

    @Test func aHugeMailIsTakenByItsBeginningAndKept() throws {
        let handler = ScriptedHandler()
        let running = try run(handler, limit: SizeLimit(whole: 100, head: 10))
        try deliver(String(repeating: "x", count: 100))
        try deliver(String(repeating: "y", count: 101))
        #expect(eventually { isEmpty && events.texts.count == 1 })
        #expect(handler.mails.map(\.bytes.count) == [100, 10])
        #expect(handler.mails.map(\.isCut) == [false, true])
        #expect(folder.names(in: "cur").map { MaildirName($0).flags } == [["S"], ["F", "S"]])
        #expect(events.contains("cut maildir"))
        running.stop()
    }

    /// Not the standard's way to deliver, but people do it.
    @Test func aMailThatGrowsWhileItIsReadIsTakenAgainWhenWhole() throws {
        let path = folder.path
        let handler = ScriptedHandler(work: { text in
            if text == "half" { try? Data("whole".utf8).write(to: URL(fileURLWithPath: path + "/new/copied")) }
        })
        try folder.write("half", to: "new/copied")
        let running = try run(handler)
        #expect(eventually { isEmpty })
        #expect(handler.texts == ["half", "whole"])
        running.stop()
    }

    @Test func theMailInHandIsFinishedBeforeTheEnd() throws {
        let inside = DispatchSemaphore(value: 0)
        let goOn = DispatchSemaphore(value: 0)
        let handler = ScriptedHandler(work: { _ in
            inside.signal()
            goOn.wait()
        })
        try deliver("first")
        try deliver("second")
        let running = try run(handler)
        inside.wait()
        running.tellToStop()
        goOn.signal()
        #expect(running.stop() < .seconds(1))
        #expect(handler.texts == ["first"])
        #expect(folder.names(in: "new").count == 1 && folder.names(in: "cur").count == 1)
    }

    @Test func pausesGrow() {
        var plan = FailedTries<Int>()
        let now = ContinuousClock.now
        let pauses = (0..<8).map { _ in plan.failed(1, now: now) }
        #expect(pauses == [1, 2, 4, 8, 16, 32, 60, 60].map { .seconds($0) })
        #expect(!plan.isDue(1, now: now) && plan.isDue(1, now: now + .seconds(60)) && plan.isDue(2, now: now))
        #expect(plan.nextDue == now + .seconds(60))
        plan.succeeded(1)
        #expect(plan.failed(1, now: now) == .seconds(1))
        plan.keep(only: [])
        #expect(plan.nextDue == nil)
    }
}

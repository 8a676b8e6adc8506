// Beginning and end: of connections, and of the filter.

import Foundation
import Milter
import Peers
import Testing

@Suite struct LifetimeTests {
    @Test func `a thousand connections leave nothing behind, however they end`() async {
        await #expect(processExitsWith: .success) {
            let script = Script()
            let filter = try RunningFilter(script)
            for number in 0..<1000 {
                let mta = try filter.connect()
                try mta.connect()
                if number % 2 == 0 { _ = try mta.deliver() }
                if number % 3 == 0 { try mta.mail("<cut@x.example>") }
                if number % 5 == 0 { try mta.quit() }
            }
            #expect(eventually { script.sessionsMade == 1000 && script.sessions == 0 })
            #expect(filter.server.openConnections == 0)
            #expect(filter.server.messagesInFlight == 0)
        }
    }

    @Test func `a connection that breaks ends its message`() async {
        await #expect(processExitsWith: .success) {
            let script = Script()
            let filter = try RunningFilter(script)
            var mta: MilterPeer? = try filter.connect()
            try mta?.connect()
            try mta?.mail("<a@x.example>")
            try mta?.rcpt("<b@y.example>")
            try mta?.endOfHeaders()
            #expect(filter.server.messagesInFlight == 1)
            mta = nil
            #expect(eventually { script.log.last == "1 aborted" && script.sessions == 0 })
            #expect(filter.server.messagesInFlight == 0)
        }
    }

    @Test func `a connection that is used again has a new session with what was granted`() async {
        await #expect(processExitsWith: .success) {
            let script = Script(onEndOfMessage: { .change(Changes(body: $0)) })
            let filter = try RunningFilter(script)
            let mta = try filter.connect()
            try mta.connect()
            _ = try mta.deliver([Array("one".utf8)])
            try mta.quitForNext()
            try mta.connect(address: "192.0.2.2")
            #expect(try mta.deliver([Array("two".utf8)]).body == Array("two".utf8))
            #expect(
                script.log.filter { $0.contains("connected") } == ["1 connected 192.0.2.1", "2 connected 192.0.2.2"])
            #expect(script.granted == [.all, .all])
            #expect(script.sessions == 1)
        }
    }

    @Test func `stopping finishes what has begun, and passes on what begins`() async {
        await #expect(processExitsWith: .success) {
            let script = Script(onEndOfMessage: { .change(Changes(body: $0)) })
            let filter = try RunningFilter(script, whenStopping: .tempfail)
            let begun = try filter.connect()
            try begun.connect()
            try begun.mail("<a@x.example>")
            try begun.rcpt("<b@y.example>")
            #expect(try begun.endOfHeaders() == .continue)
            let idle = try filter.connect()
            try idle.connect()

            Thread.detachNewThread { filter.server.stop(grace: .seconds(30)) }
            usleep(200_000)
            #expect(filter.isRunning)
            #expect(try idle.deliver() == MilterResult(reply: .tempfail))
            let late = try filter.connect()
            try late.connect()
            #expect(try late.deliver() == MilterResult(reply: .tempfail))

            let clock = ContinuousClock()
            let start = clock.now
            try begun.body(Array("in flight".utf8))
            #expect(
                try begun.endOfMessage()
                    == MilterResult(reply: .continue, changes: [.bodyChunk(Array("in flight".utf8))]))
            #expect(filter.hasRun())
            #expect(clock.now - start < .seconds(2))
            #expect(access("\(filter.folder.path)/filter.sock", F_OK) != 0)
            #expect(script.log.filter { $0.contains("sender") }.count == 1)
        }
    }

    @Test func `stopping does not wait for a message longer than it was told`() async {
        await #expect(processExitsWith: .success) {
            let filter = try RunningFilter(Script())
            let mta = try filter.connect()
            try mta.connect()
            try mta.mail("<a@x.example>")
            try mta.rcpt("<b@y.example>")
            #expect(try mta.endOfHeaders() == .continue)
            let clock = ContinuousClock()
            let start = clock.now
            filter.server.stop(grace: .milliseconds(300))
            #expect(filter.hasRun())
            #expect(clock.now - start < .seconds(3))
        }
    }

    @Test func `stopping an idle filter takes no time`() async {
        await #expect(processExitsWith: .success) {
            let filter = try RunningFilter(Script())
            let clock = ContinuousClock()
            let mta = try filter.connect()
            try mta.connect()
            _ = try mta.deliver()
            let start = clock.now
            filter.server.stop(grace: .seconds(30))
            #expect(filter.hasRun())
            #expect(clock.now - start < .seconds(2))
        }
    }
}

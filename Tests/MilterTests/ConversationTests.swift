// What sessions are told, and what MTAs are answered, over the wire through the real libmilter.

import Milter
import Peers
import Testing

@Suite struct ConversationTests {
    @Test func `a session is told all of a message, in order`() async {
        await #expect(processExitsWith: .success) {
            let script = Script()
            let filter = try RunningFilter(script)
            let mta = try filter.connect()
            try mta.connect(address: "2001:db8::1", macros: ["{daemon_name}": "ORIGINATING"])
            try mta.helo()
            try mta.mail("<ann@x.example>", macros: ["{auth_authen}": "ann"])
            try mta.rcpt("<bob@y.example>", macros: ["i": "4XyZ"])
            try mta.rcpt("<eve@y.example>", macros: ["i": "4XyZ"])
            try mta.data()
            try mta.header("Subject", " two\n\tlines ")
            try mta.header("X-Tight", "no space")
            try mta.header("X-Empty", "")
            #expect(try mta.endOfHeaders(macros: ["i": "4XyZ"]) == .continue)
            try mta.body(Array("hello\r\n".utf8))
            #expect(try mta.endOfMessage(macros: ["i": "4XyZ"]) == MilterResult(reply: .continue))
            #expect(
                script.log == [
                    "1 connected 2001:db8::1",
                    "1 sender <ann@x.example> auth=ann i=-",
                    "1 recipient <bob@y.example> i=4XyZ",
                    "1 recipient <eve@y.example> i=4XyZ",
                    "1 header Subject: two\n\tlines |",
                    "1 header X-Tight:no space|",
                    "1 header X-Empty:|",
                    "1 end of headers i=4XyZ",
                    "1 end of message bytes=7 i=4XyZ",
                ])
        }
    }

    @Test func `only the end of the header and the end of the message cost a round trip`() async {
        await #expect(processExitsWith: .success) {
            let filter = try RunningFilter(Script())
            let mta = try filter.connect()
            let silent: MilterSteps = [.silentConnect, .silentMail, .silentRcpt, .silentHeader, .silentBody]
            #expect(mta.steps == silent.union([.noHelo, .noData, .noUnknown, .leadingSpace]))
            #expect(
                mta.actions == [
                    .addHeaders, .changeHeaders, .changeBody, .deleteRecipients, .changeSender, .setMacros,
                ])
            #expect(mta.requestedMacros[2] == "i {auth_authen} {auth_type}")
        }
    }

    @Test func `nothing of one message is seen in the next`() async {
        await #expect(processExitsWith: .success) {
            let script = Script(onEndOfMessage: { .change(Changes(body: $0)) })
            let filter = try RunningFilter(script)
            let mta = try filter.connect()
            try mta.connect()
            #expect(try mta.deliver([Array("first".utf8)]).body == Array("first".utf8))
            try mta.mail("<a@x.example>")
            try mta.rcpt("<b@y.example>")
            try mta.endOfHeaders()
            try mta.body(Array("given up".utf8))
            try mta.abort()
            #expect(try mta.deliver([Array("second".utf8)]).body == Array("second".utf8))
            #expect(script.log.filter { $0 == "1 aborted" }.count == 1)
            #expect(script.sessionsMade == 1)
        }
    }

    @Test func `connections that take turns do not mix`() async {
        await #expect(processExitsWith: .success) {
            let script = Script(onEndOfMessage: { .change(Changes(body: $0)) })
            let filter = try RunningFilter(script)
            let mtas = try (0..<8).map { _ in try filter.connect() }
            for mta in mtas { try mta.connect() }
            for (number, mta) in mtas.enumerated() { try mta.mail("<\(number)@x.example>") }
            for mta in mtas.reversed() { try mta.rcpt("<b@y.example>") }
            for mta in mtas { #expect(try mta.endOfHeaders() == .continue) }
            for round in 0..<3 {
                for (number, mta) in mtas.enumerated() {
                    try mta.body(Array("\(number):\(round) ".utf8))
                    try mta.flush()
                }
            }
            for (number, mta) in mtas.enumerated() {
                let body = "\(number):0 \(number):1 \(number):2 "
                #expect(try mta.endOfMessage().body == Array(body.utf8))
            }
        }
    }

    @Test func `a verdict ends the message for its session, and is answered at the end of the header`() async {
        await #expect(processExitsWith: .success) {
            let script = Script(
                onSender: { sender in
                    switch text(sender) {
                    case "<accept@x.example>": .accept
                    case "<tempfail@x.example>": .tempfail
                    default: .continue
                    }
                })
            let filter = try RunningFilter(script)
            let mta = try filter.connect()
            try mta.connect()
            #expect(try mta.deliver(from: "<accept@x.example>").reply == .accept)
            #expect(try mta.deliver(from: "<tempfail@x.example>").reply == .tempfail)
            #expect(try mta.deliver().reply == .continue)
            #expect(
                script.log == [
                    "1 connected 192.0.2.1",
                    "1 sender <accept@x.example> auth=- i=-",
                    "1 sender <tempfail@x.example> auth=- i=-",
                    "1 sender <a@x.example> auth=- i=-",
                    "1 recipient <b@y.example> i=4XyZ",
                    "1 header Subject: test|",
                    "1 end of headers i=4XyZ",
                    "1 end of message bytes=7 i=4XyZ",
                ])
            #expect(filter.server.messagesInFlight == 0)
        }
    }

    @Test func `a recipient is refused with a reply of ours, and the others go on`() async {
        await #expect(processExitsWith: .success) {
            let script = Script(onRecipient: {
                text($0) == "<no@y.example>" ? .refuse(status: "5.7.1", text: "bounced: 100% sure") : .take
            })
            let filter = try RunningFilter(script, answersRecipients: true)
            for offer in [MilterOffer.modern, .oldest] {
                let mta = try filter.connect(offering: offer)
                try mta.connect()
                try mta.mail("<a@x.example>")
                #expect(try mta.rcpt("<yes@y.example>") == .continue)
                #expect(try mta.rcpt("<no@y.example>") == .text("550 5.7.1 bounced: 100 sure"))
                #expect(try mta.rcpt("<b@y.example>") == .continue)
                #expect(try mta.endOfHeaders() == .continue)
                #expect(try mta.endOfMessage().reply == .continue)
            }
        }
    }

    @Test func `a message accepted at the end of its header keeps its body`() async {
        await #expect(processExitsWith: .success) {
            let script = Script(onEndOfHeaders: { .accept })
            let mta = try RunningFilter(script).connect()
            try mta.connect()
            #expect(try mta.deliver() == MilterResult(reply: .accept))
            #expect(try mta.deliver() == MilterResult(reply: .accept))
            #expect(script.log.filter { $0.contains("end of message") }.isEmpty)
        }
    }

    @Test func `a message that cannot be judged is tried again`() async {
        await #expect(processExitsWith: .success) {
            let mta = try RunningFilter(Script(onEndOfMessage: { _ in .tempfail })).connect()
            try mta.connect()
            #expect(try mta.deliver() == MilterResult(reply: .tempfail))
        }
    }

    @Test func `clients are known by their addresses`() async {
        await #expect(processExitsWith: .success) {
            let script = Script()
            let filter = try RunningFilter(script)
            for address in ["192.0.2.1", "2001:db8:0:0::1", "::ffff:198.51.100.7", "/run/socket", nil] {
                let mta = try filter.connect()
                try mta.connect(address: address)
                _ = try mta.deliver()
            }
            #expect(
                script.log.filter { $0.contains("connected") } == [
                    "1 connected 192.0.2.1", "2 connected 2001:db8::1", "3 connected 198.51.100.7",
                    "4 connected local locally", "5 connected ? locally",
                ])
        }
    }
}

// How changes reach an MTA: in the safe order, whole, or not at all.

import Milter
import Peers
import Testing

/// Bytes that no two places share by accident.
private func noise(_ count: Int) -> [UInt8] {
    var state: UInt64 = 88_172_645_463_325_252
    return (0..<count).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state)
    }
}

extension [UInt8] {
    fileprivate func pieces(of size: Int) -> [[UInt8]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}

@Suite struct ChangesTests {
    @Test func `headers come first, later fields of a name before earlier ones, the body last`() async {
        await #expect(processExitsWith: .success) {
            let script = Script(onEndOfMessage: { body in
                var changes = Changes(body: body.reversed())
                changes.sender = .init(address: "b+1@x.example", envelopeID: "4XyZ")
                changes.removedRecipients = [Array("<c@y.example>".utf8)]
                changes.addHeader(Array("X-New".utf8), value: Array(" a\n\tb".utf8))
                changes.removeHeader(Array("X-Control".utf8), index: 1)
                changes.removeHeader(Array("X-Control".utf8), index: 2)
                changes.replaceHeader(Array("Subject".utf8), index: 1, value: Array("tight".utf8))
                return .change(changes)
            })
            let mta = try RunningFilter(script).connect()
            try mta.connect()
            let result = try mta.deliver([Array("abc".utf8)])
            #expect(
                result.changes == [
                    .changeHeader("Subject", index: 1, value: "tight"),
                    .changeHeader("X-Control", index: 2, value: ""),
                    .changeHeader("X-Control", index: 1, value: ""),
                    .addHeader("X-New", value: " a\n\tb"),
                    .deleteRecipient("<c@y.example>"),
                    .changeSender("<b+1@x.example>", parameters: "ENVID=4XyZ"),
                    .bodyChunk(Array("cba".utf8)),
                ])
            #expect(result.reply == .continue)
        }
    }

    @Test func `a body may be any size, and be cut anywhere`() async {
        await #expect(processExitsWith: .success) {
            let filter = try RunningFilter(Script(onEndOfMessage: { .change(Changes(body: $0)) }))
            let mta = try filter.connect()
            try mta.connect()
            for (size, cut) in [(10 << 20, 65535), (65536, 65535), (65535, 65535), (20_000, 1), (5000, 7), (1, 1)] {
                let body = noise(size)
                #expect(try mta.deliver(body.pieces(of: cut)).body == body, "\(size) bytes, by \(cut)")
            }
        }
    }

    @Test func `an empty body is told by an empty packet`() async {
        await #expect(processExitsWith: .success) {
            let mta = try RunningFilter(Script(onEndOfMessage: { _ in .change(Changes(body: [])) })).connect()
            try mta.connect()
            #expect(try mta.deliver() == MilterResult(reply: .continue, changes: [.bodyChunk([])]))
        }
    }

    @Test func `the oldest MTA gets every answer, and no second space`() async {
        await #expect(processExitsWith: .success) {
            let script = Script(onEndOfMessage: { body in
                var changes = Changes(body: body)
                changes.addHeader(Array("X-New".utf8), value: Array(" value".utf8))
                changes.replaceHeader(Array("Subject".utf8), index: 1, value: Array("tight".utf8))
                return .change(changes)
            })
            let mta = try RunningFilter(script).connect(offering: .oldest)
            #expect(mta.steps == [.noHelo])
            #expect(mta.version == 2)
            // The peer waits for an answer to each of these.
            #expect(try mta.connect() == .continue)
            let result = try mta.deliver([Array("abc".utf8), Array("def".utf8)])
            #expect(
                result.changes == [
                    .changeHeader("Subject", index: 1, value: "tight"),
                    .addHeader("X-New", value: "value"),
                    .bodyChunk(Array("abcdef".utf8)),
                ])
            #expect(script.granted == [[.addHeaders, .changeHeaders, .replaceBody, .removeRecipients]])
            #expect(script.log.contains("1 header Subject: test|"))
        }
    }

    @Test func `an MTA that grants less is told apart, and what it did not grant fails as a whole`() async {
        await #expect(processExitsWith: .success) {
            let script = Script(onEndOfMessage: { .change(Changes(body: $0)) })
            let filter = try RunningFilter(script)
            let offer = MilterOffer(version: 6, actions: [.addHeaders], steps: .all)
            let mta = try filter.connect(offering: offer)
            try mta.connect()
            #expect(script.granted == [[.addHeaders, .exactHeaderValues]])
            #expect(try mta.deliver() == MilterResult(reply: .tempfail))
        }
    }
}

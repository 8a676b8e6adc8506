import Testing

@testable import FilterService

/// What all connections gather together has a bound.
@Suite struct MessageBufferTests {
    private let memory = MessageMemory(limit: 100)
    private let name = Array("A".utf8)
    private let value = Array(" b".utf8)

    private func message(limit: Int = 1000) -> MessageBuffer {
        var buffer = MessageBuffer(limit: limit, memory: memory)
        buffer.addField(name: name.span, value: value.span)
        buffer.endHeader()
        return buffer
    }

    private func add(_ count: Int, to buffer: inout MessageBuffer) {
        buffer.addBody([UInt8](repeating: 1, count: count).span)
    }

    @Test func aMessageThatFitsIsKept() {
        var buffer = message()
        add(80, to: &buffer)
        #expect(!buffer.isBeyondMemory && buffer.size == 88 && buffer.bytes.count == 88)
    }

    /// Of one that does not fit the header stays: it says who is not to get the message.
    @Test func aMessageThatDoesNotFitLeavesRoomForOthers() {
        var first = message()
        add(80, to: &first)
        var second = message()
        add(20, to: &second)
        #expect(second.isBeyondMemory && second.size == 28 && !second.isTooLarge)
        #expect(second.bytes == Array("A: b\r\n\r\n".utf8))
        add(1, to: &second)
        #expect(second.bytes.count == 8 && second.size == 29)
        add(4, to: &first)
        #expect(!first.isBeyondMemory && first.bytes.count == 92)
        first.reset()
        second.reset()
        var third = message()
        add(92, to: &third)
        #expect(!third.isBeyondMemory)
    }

    @Test func aHeaderThatDoesNotFitIsNotKeptInWhole() {
        var buffer = MessageBuffer(limit: 1000, memory: memory)
        let long = [UInt8](repeating: 0x62, count: 90)
        buffer.addField(name: name.span, value: long.span)
        buffer.addField(name: name.span, value: long.span)
        buffer.endHeader()
        add(1, to: &buffer)
        #expect(buffer.isBeyondMemory && buffer.bytes.count == 96)
    }

    /// A connection that ends gives back what it held, and so does a message that is too large.
    @Test func nothingIsHeldForGood() {
        for _ in 0..<10 {
            var buffer = message(limit: 50)
            add(40, to: &buffer)
            add(40, to: &buffer)
            #expect(buffer.isTooLarge && !buffer.isBeyondMemory)
        }
        var buffer = message()
        add(92, to: &buffer)
        #expect(!buffer.isBeyondMemory)
    }
}

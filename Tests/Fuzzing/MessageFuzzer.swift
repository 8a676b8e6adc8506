// Finding the parts of messages, fuzzed: boundaries, nesting, what is malformed.

import MIME

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    let message = Message(parsing: bytes.span)
    precondition(1...Message.Limits.standard.parts ~= message.parts.count)
    var end = 0
    for (index, part) in message.parts.enumerated() {
        precondition(part.header.lowerBound >= end && part.header.upperBound <= part.body.lowerBound)
        precondition(part.body.upperBound <= bytes.count && part.path.count <= Message.Limits.standard.depth)
        if let parent = part.parent {
            precondition(parent < index && message.parts[parent].isMultipart)
            precondition(message.parts[parent].body.contains(part.header.lowerBound) || part.body.isEmpty)
            precondition(part.body.upperBound <= message.parts[parent].body.upperBound)
        }
        end = part.header.upperBound
        _ = part.encoding.decode(bytes.span, in: part.body)
    }
    return 0
}

// Transfer encodings undone and edited, fuzzed: decoded after it, an edit has changed what it means to and nothing else.

import MIME

/// What libFuzzer calls with each input: an encoding, a place, a length, a replacement's length, and a body.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = [UInt8](UnsafeBufferPointer(start: start, count: count))
    guard input.count > 4 else { return 0 }
    let encodings: [TransferEncoding] = [.quotedPrintable, .base64, .eightBit, .sevenBit]
    let encoding = encodings[Int(input[0]) % encodings.count]
    let body = Array(input[4...])
    guard let content = encoding.decoded(body.span, in: body.indices) else { return 0 }
    let size = content.bytes.count
    let first = size * Int(input[1]) / 256
    let second = min(size, first + Int(input[2] & 0x1F))
    let replacement = Array(repeating: UInt8(ascii: "x"), count: Int(input[3]))
    let edits = [
        Edit(range: first..<second, replacement: replacement), Edit(range: size..<size, replacement: [0x2E]),
    ]
    guard
        let encoded = try? encoding.encodedEdits(
            edits, of: content, from: body.span, in: body.indices, lineEnding: .crlf)
    else { return 0 }
    let edited = Edit.apply(encoded, to: body.span, in: body.indices)
    let expected = Edit.apply(edits, to: content.bytes.span, in: content.bytes.indices)
    precondition(encoding.decode(edited.span, in: edited.indices) == expected)
    return 0
}

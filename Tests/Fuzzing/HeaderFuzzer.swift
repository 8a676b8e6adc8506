// Reading headers, fuzzed: fields, folded values, parameters, encoded words.

import MIME

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    let message = Message(parsing: bytes.span)
    let part = message.parts[0]
    precondition(part.header.upperBound <= bytes.count)
    var end = 0
    for field in part.fields {
        precondition(field.range.lowerBound >= end && field.range.upperBound <= part.header.upperBound)
        precondition(field.name.lowerBound >= field.range.lowerBound && field.name.upperBound <= field.value.lowerBound)
        precondition(field.value.upperBound <= field.range.upperBound)
        end = field.range.upperBound
        let value = field.unfoldedValue(in: bytes.span)
        precondition(!value.contains(0x0A))
        _ = ContentType(parsing: value.span)
        let text = HeaderText.decode(value)
        // What we write, we read: but for what would end the line.
        let line = String(String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0) }))
        precondition(HeaderText.decode(HeaderText.encode(line)) == line)
    }
    return 0
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || 0x2028...0x2029 ~= scalar.value
}

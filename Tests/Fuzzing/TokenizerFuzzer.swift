// Reading HTML, fuzzed: in one piece and in chunks it is the same, and all places are ranges in order.

@testable import HTML

/// What libFuzzer calls with each input: a length of chunks, and a document.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = [UInt8](UnsafeBufferPointer(start: start, count: count))
    guard let first = input.first else { return 0 }
    let html = Array(input[1...])
    expectSameInChunks(html, of: Int(first) + 1)
    let places = Places(in: html.span)
    var end = 0
    for link in places.links {
        precondition(link.tag.lowerBound >= end && link.tag.upperBound <= html.count)
        precondition(link.value.lowerBound > link.tag.lowerBound && link.value.upperBound < link.tag.upperBound)
        end = link.tag.upperBound
        let value = AttributeValue.decode(html.span, in: link.value)
        let encoded = AttributeValue.encode(value, quoting: .double)
        precondition(AttributeValue.decode(encoded.span, in: encoded.indices) == value)
    }
    for place in [places.end, places.top] {
        if let place { precondition(0...html.count ~= place) }
    }
    return 0
}

private func expectSameInChunks(_ html: [UInt8], of length: Int) {
    var whole = TokenRecorder()
    var tokenizer = Tokenizer()
    tokenizer.run(html.span, into: &whole)
    var chunked = TokenRecorder()
    var reader = Tokenizer()
    var rest = html[...]
    while !rest.isEmpty {
        reader.feed(Array(rest.prefix(length)).span, into: &chunked)
        rest = rest.dropFirst(length)
    }
    reader.finish(into: &chunked)
    precondition(whole.tokens == chunked.tokens && whole.endings == chunked.endings)
}

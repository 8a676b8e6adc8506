// A document that comes in chunks.

extension Tokenizer {
    /// Reads the next bytes of a document, of any number. The sink's ranges are of the bytes that it is given with them.
    ///
    /// A token that is not whole yet waits for its rest. It is looked at again when twice as much is there, so that a long
    /// one in short chunks takes time in proportion to its length.
    mutating func feed<Sink: TokenSink>(_ chunk: Span<UInt8>, into sink: inout Sink) {
        if rest.isEmpty {
            run(chunk, isLast: false, into: &sink)
            keep(chunk)
            return
        }
        for index in 0..<chunk.count { rest.append(chunk[index]) }
        guard rest.count >= restNeeded else { return }
        let bytes = rest
        run(bytes.span, isLast: false, into: &sink)
        rest = []
        keep(bytes.span)
    }

    /// Reads what is left, as the document has ended.
    mutating func finish<Sink: TokenSink>(into sink: inout Sink) {
        let bytes = rest
        rest = []
        run(bytes.span, isLast: true, into: &sink)
    }

    private mutating func keep(_ bytes: Span<UInt8>) {
        for index in position..<bytes.count { rest.append(bytes[index]) }
        restNeeded = 2 * rest.count
    }
}

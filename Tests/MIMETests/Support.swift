// What the tests of this module share: a seeded generator, bytes from text, and functions that take arrays.

import Testing

@testable import MIME

/// A small generator of pseudo-random numbers (SplitMix64, Steele and others 2014), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

/// The lines of an encoded body, without their endings.
func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { $0.last == 0x0D ? $0.dropLast() : $0 }
}

// The macros of Swift Testing take no spans.

extension TransferEncoding {
    func decode(_ bytes: [UInt8], in range: Range<Int>? = nil) -> [UInt8]? {
        decode(bytes.span, in: range ?? bytes.indices)
    }

    func encodedEdits(
        _ edits: [Edit], of bytes: [UInt8], in range: Range<Int>? = nil, lineEnding: LineEnding = .crlf
    ) throws -> [Edit] {
        let range = range ?? bytes.indices
        guard let content = decoded(bytes.span, in: range) else { throw EncodingFailure.unknownEncoding }
        return try encodedEdits(edits, of: content, from: bytes.span, in: range, lineEnding: lineEnding)
    }
}

extension Edit {
    static func apply(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8] {
        apply(edits, to: bytes.span, in: bytes.indices)
    }
}

extension ContentEdits {
    init(part index: Int, of message: Message, in bytes: [UInt8], edits: [Edit]) throws {
        let part = message.parts[index]
        guard let content = part.encoding.decoded(bytes.span, in: part.body) else {
            throw EncodingFailure.unknownEncoding
        }
        self.init(part: index, content: content, edits: edits)
    }
}

extension Message {
    init(_ bytes: [UInt8], limits: Limits = .standard) {
        self.init(parsing: bytes.span, limits: limits)
    }
}

// One of html5lib's vectors for tokenizers.

import Foundation
import Testing

@testable import HTML

/// What goes in, and what has to come out.
struct TokenizerVector {
    let name: String
    let input: [UInt8]
    let content: Content
    let lastStartTag: Name?
    let output: [RecordedToken]

    /// All vectors of a file.
    static func all(in file: URL) throws -> [TokenizerVector] {
        let top = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let tests = top["tests"] as? [[String: Any]] ?? []
        return try tests.flatMap { test in
            try (test["initialStates"] as? [String] ?? ["Data state"]).map { state in
                try TokenizerVector(test, state: state, file: file.lastPathComponent)
            }
        }
    }

    private init(_ test: [String: Any], state: String, file: String) throws {
        name = "\(file): \(test["description"] ?? "") (\(state))"
        let isEscaped = test["doubleEscaped"] as? Bool ?? false
        let states: [String: Content] = [
            "Data state": .markup, "RCDATA state": .rcdata, "RAWTEXT state": .rawText, "Script data state": .script,
            "PLAINTEXT state": .plaintext, "CDATA section state": .cdata,
        ]
        content = try #require(states[state])
        input = try Self.bytes(test["input"], isEscaped)
        lastStartTag = try test["lastStartTag"].map { try Self.bytes($0, false) }.map { Name($0.span, at: 0) }
        output = try (test["output"] as? [[Any]] ?? []).map { try Self.token($0, isEscaped) }
    }

    private static func token(_ fields: [Any], _ isEscaped: Bool) throws -> RecordedToken {
        func text(_ index: Int) throws -> [UInt8] { try bytes(fields[index], isEscaped) }
        func optional(_ index: Int) throws -> [UInt8]? { fields[index] is NSNull ? nil : try text(index) }
        switch fields[0] as? String {
        case "Character": return .text(try text(1))
        case "Comment": return .comment(try text(1))
        case "EndTag": return .end(name: try text(1))
        case "StartTag":
            var attributes: [[UInt8]: [UInt8]] = [:]
            for (name, value) in try #require(fields[2] as? [String: String]) {
                attributes[try bytes(name, isEscaped)] = try bytes(value, isEscaped)
            }
            let isSelfClosing = fields.count > 3 && fields[3] as? Bool == true
            return .start(name: try text(1), attributes: attributes, isSelfClosing: isSelfClosing)
        default:
            try #require(fields[0] as? String == "DOCTYPE")
            return .doctype(
                name: try optional(1), publicID: try optional(2), systemID: try optional(3),
                isQuirky: fields[4] as? Bool != true)
        }
    }

    /// The bytes of a string in which `\uHHHH` may stand for a unit of UTF-16. One that is no half of a pair becomes the
    /// three bytes that UTF-8 has no use for.
    private static func bytes(_ value: Any?, _ isEscaped: Bool) throws -> [UInt8] {
        let text = try #require(value as? String)
        guard isEscaped else { return Array(text.utf8) }
        var units: [UInt16] = []
        var rest = Array(text.utf16)[...]
        while let unit = rest.popFirst() {
            if unit == 0x5C, rest.first == 0x75,
                let code = UInt16(String(decoding: rest.dropFirst().prefix(4), as: UTF16.self), radix: 16)
            {
                units.append(code)
                rest.removeFirst(5)
            } else {
                units.append(unit)
            }
        }
        return encoded(units)
    }

    private static func encoded(_ units: [UInt16]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < units.count {
            let unit = units[index]
            if UTF16.isLeadSurrogate(unit), index + 1 < units.count, UTF16.isTrailSurrogate(units[index + 1]) {
                result += String(decoding: units[index...index + 1], as: UTF16.self).utf8
                index += 1
            } else if UTF16.isSurrogate(unit) {
                result += [0xE0 | UInt8(unit >> 12), 0x80 | UInt8(unit >> 6 & 0x3F), 0x80 | UInt8(unit & 0x3F)]
            } else {
                result += String(decoding: [unit], as: UTF16.self).utf8
            }
            index += 1
        }
        return result
    }
}

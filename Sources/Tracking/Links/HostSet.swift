// Hosts by name, and those below a name.

internal import Words

/// `pay.example`, and `*.bank.example` for every host below `bank.example` but not that one itself.
package struct HostSet: Sendable {
    private var names: Set<[UInt8]> = []
    /// The endings of hosts, from the dot on.
    private var endings: Set<[UInt8]> = []

    package init() {}

    /// - Parameters:
    ///   - patterns: hosts in any script and case.
    ///   - transcoding: by which names beyond ASCII get the form that they have in links.
    /// - Throws: the first pattern that is none.
    package init(_ patterns: [String], transcoding: Transcoding) throws(BadPattern) {
        for pattern in patterns {
            let isBelow = pattern.hasPrefix("*.")
            var name = Array(pattern.dropFirst(isBelow ? 2 : 0).utf8).map(\.lowercasedASCII)
            if name.contains(where: { $0 >= 0x80 }) { name = transcoding.asciiHost(name) ?? [] }
            if name.last == UInt8(ascii: ".") { name.removeLast() }
            guard Self.isHost(name) else { throw BadPattern(pattern: pattern) }
            if isBelow { endings.insert([UInt8(ascii: ".")] + name) } else { names.insert(name) }
        }
    }

    package struct BadPattern: Error, Equatable {
        package let pattern: String
    }

    private static func isHost(_ name: [UInt8]) -> Bool {
        if name.first == UInt8(ascii: "["), name.last == UInt8(ascii: "]") { return true }
        return name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
            label in
            !label.isEmpty
                && label.allSatisfy {
                    $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                }
        }
    }

    /// Returns whether a host, in its ASCII form, is one of them.
    func contains(_ url: Span<UInt8>, in host: Range<Int>) -> Bool {
        if names.isEmpty && endings.isEmpty { return false }
        let name = Self.plain(url, in: host)
        if names.contains(name) { return true }
        if endings.isEmpty { return false }
        return name.indices.dropFirst().contains {
            name[$0] == UInt8(ascii: ".") && endings.contains(Array(name[$0...]))
        }
    }

    /// Returns a host as browsers look it up: in lower case, percent-encoded bytes decoded, without the root's dot.
    private static func plain(_ url: Span<UInt8>, in host: Range<Int>) -> [UInt8] {
        var name: [UInt8] = []
        var index = host.lowerBound
        while index < host.upperBound {
            if url[index] == UInt8(ascii: "%"), index + 2 < host.upperBound,
                let high = url[index + 1].hexadecimalValue, let low = url[index + 2].hexadecimalValue
            {
                name.append((high << 4 | low).lowercasedASCII)
                index += 3
            } else {
                name.append(url[index].lowercasedASCII)
                index += 1
            }
        }
        if name.last == UInt8(ascii: ".") { name.removeLast() }
        return name
    }
}

extension UInt8 {
    var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

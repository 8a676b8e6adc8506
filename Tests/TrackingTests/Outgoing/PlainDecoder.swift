// Mail taken apart by plain means, which share no code with ours: so that they share no fault.

import Foundation

/// A part that holds no others.
struct PlainLeaf: Equatable {
    /// Its fields, unfolded, but for those that a change of the content may change.
    var fields: [String]
    var type: String
    var content: [UInt8]
}

enum PlainDecoder {
    /// The leaves of a mail, in order, decoded. A forwarded message is one leaf.
    static func leaves(of mail: [UInt8]) -> [PlainLeaf] { leaves(of: lines(mail)[...], depth: 0) }

    private typealias Line = ArraySlice<UInt8>

    /// Lines with their ends.
    private static func lines(_ bytes: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            lines.append(bytes[start..<end])
            start = end
        }
        return lines
    }

    private static func text(_ line: Line) -> Line {
        line.last == 0x0A ? (line.dropLast().last == 0x0D ? line.dropLast(2) : line.dropLast()) : line
    }

    private static func leaves(of lines: ArraySlice<Line>, depth: Int) -> [PlainLeaf] {
        var fields: [String] = []
        var body = lines
        while let line = body.first {
            body = body.dropFirst()
            if text(line).isEmpty { break }
            let string = latin1(text(line))
            if line.first == 0x20 || line.first == 0x09, !fields.isEmpty {
                fields[fields.count - 1] += string
            } else {
                fields.append(string)
            }
        }
        let type = value("content-type", fields)
        if depth < 32, type.lowercased().hasPrefix("multipart/"), let boundary = boundary(of: type) {
            return parts(of: body, boundary).flatMap { leaves(of: $0, depth: depth + 1) }
        }
        // Without what the mailers of this world put behind it.
        let encoding = value("content-transfer-encoding", fields).lowercased().prefix {
            $0.isLetter || $0 == "-" || $0.isNumber
        }
        let unchanging = fields.filter { field in
            !["content-transfer-encoding:", "content-md5:", "content-length:", "mime-version:"].contains {
                field.lowercased().hasPrefix($0)
            }
        }
        return [PlainLeaf(fields: unchanging, type: type, content: decoded(body, String(encoding)))]
    }

    /// The lines between the boundaries; the line end before a boundary is the boundary's.
    private static func parts(of body: ArraySlice<Line>, _ boundary: String) -> [ArraySlice<Line>] {
        var parts: [[Line]] = []
        var isOpen = false
        for line in body {
            let string = latin1(text(line)).replacing(#/[ \t]+$/#, with: "")
            if string == "--" + boundary || string == "--" + boundary + "--" {
                if isOpen, let last = parts[parts.count - 1].last {
                    parts[parts.count - 1][parts[parts.count - 1].count - 1] = text(last)
                }
                isOpen = string == "--" + boundary
                if isOpen { parts.append([]) } else { break }
            } else if isOpen {
                parts[parts.count - 1].append(line)
            }
        }
        return parts.map { $0[...] }
    }

    private static func decoded(_ body: ArraySlice<Line>, _ encoding: String) -> [UInt8] {
        switch encoding {
        case "quoted-printable": body.flatMap(quotedPrintable)
        case "base64": base64(body.flatMap { $0 })
        default: body.flatMap { $0 }
        }
    }

    private static func quotedPrintable(_ line: Line) -> [UInt8] {
        let end = line[text(line).endIndex...]
        var text = text(line)
        while let last = text.last, last == 0x20 || last == 0x09 { text = text.dropLast() }
        let isSoft = text.last == UInt8(ascii: "=")
        if isSoft { text = text.dropLast() }
        var result: [UInt8] = []
        while let byte = text.popFirst() {
            if byte == UInt8(ascii: "="), text.count >= 2,
                latin1(text.prefix(2)).allSatisfy(\.isHexDigit), let code = UInt8(latin1(text.prefix(2)), radix: 16)
            {
                result.append(code)
                text = text.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return isSoft ? result : result + end
    }

    private static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let digits = bytes.prefix { $0 != UInt8(ascii: "=") }.filter { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "+")
                || byte == UInt8(ascii: "/")
        }
        let whole = digits.count % 4 == 1 ? digits.dropLast() : digits[...]
        let padding = [UInt8](repeating: UInt8(ascii: "="), count: (4 - whole.count % 4) % 4)
        return Data(base64Encoded: Data(whole + padding)).map { Array($0) } ?? []
    }

    private static func value(_ name: String, _ fields: [String]) -> String {
        for field in fields where field.lowercased().hasPrefix(name + ":") {
            return field.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
        }
        return ""
    }

    private static func boundary(of value: String) -> String? {
        guard let match = value.firstMatch(of: #/(?i);\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/#) else { return nil }
        return (match.1 ?? match.2).map(String.init)
    }

    private static func latin1(_ bytes: Line) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}

/// A list of destinations as a JSON array of strings (RFC 8259), the form in which SQL can take it apart.
package enum JSONArray {
    /// - Parameter strings: visible ASCII, as destinations are.
    package static func encode(_ strings: [[UInt8]]) -> [UInt8] {
        var json = [UInt8(ascii: "[")]
        for (index, string) in strings.enumerated() {
            if index > 0 { json.append(UInt8(ascii: ",")) }
            json.append(UInt8(ascii: "\""))
            for byte in string {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { json.append(UInt8(ascii: "\\")) }
                json.append(byte)
            }
            json.append(UInt8(ascii: "\""))
        }
        json.append(UInt8(ascii: "]"))
        return json
    }

    /// Returns what `encode` was given. Only reads what it wrote: nil for anything else.
    package static func decode(_ json: [UInt8]) -> [[UInt8]]? {
        guard json.first == UInt8(ascii: "["), json.last == UInt8(ascii: "]") else { return nil }
        var strings: [[UInt8]] = []
        var current: [UInt8]?
        var isEscaped = false
        for byte in json.dropFirst().dropLast() {
            guard current != nil else {
                if byte == UInt8(ascii: "\"") { current = [] } else if byte != UInt8(ascii: ",") { return nil }
                continue
            }
            switch (byte, isEscaped) {
            case (UInt8(ascii: "\\"), false): isEscaped = true
            case (UInt8(ascii: "\""), false):
                current.map { strings.append($0) }
                current = nil
            default:
                current?.append(byte)
                isEscaped = false
            }
        }
        return current == nil ? strings : nil
    }
}

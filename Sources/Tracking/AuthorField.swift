// The addresses of a field such as From (RFC 5322, section 3.4).

enum AuthorField {
    /// Returns the addresses in lower case. Names, comments and groups are passed over.
    static func addresses(in value: [UInt8]) -> [String] {
        var addresses: [String] = []
        var text: [UInt8] = []
        var address: [UInt8]?
        var (depth, isQuoted) = (0, false)
        func end() {
            let found = String(decoding: address ?? text, as: UTF8.self).filter {
                $0 != " " && $0 != "\t"
            }.lowercased()
            if found.contains("@") { addresses.append(found) }
            (text, address) = ([], nil)
        }
        var index = 0
        while index < value.count {
            let byte = value[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "\"") where depth == 0: isQuoted.toggle()
            case _ where isQuoted: break
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth = max(0, depth - 1)
            case _ where depth > 0: break
            case UInt8(ascii: "<"): address = []
            case UInt8(ascii: ">"): continue
            case UInt8(ascii: ","), UInt8(ascii: ";"): end()
            case UInt8(ascii: ":") where address == nil: text = []
            default: if address == nil { text.append(byte) } else { address?.append(byte) }
            }
        }
        end()
        return addresses
    }
}

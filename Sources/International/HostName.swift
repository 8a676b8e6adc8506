// Names of hosts beyond ASCII, by libidn2.

internal import CIDN2

enum HostName {
    /// Returns a name in UTF-8 as the DNS has it (IDNA 2008 with the mapping of UTS 46, non-transitional, as browsers
    /// do); nil where it has no such form.
    static func ascii(_ name: [UInt8]) -> [UInt8]? {
        guard (1...1000).contains(name.count), !name.contains(0) else { return nil }
        var result: UnsafeMutablePointer<UInt8>?
        let flags = CInt(bitPattern: IDN2_NFC_INPUT.rawValue | IDN2_NONTRANSITIONAL.rawValue)
        guard idn2_lookup_u8(name + [0], &result, flags) == IDN2_OK.rawValue, let result else { return nil }
        defer { idn2_free(result) }
        var bytes: [UInt8] = []
        var next = result
        while next.pointee != 0 {
            bytes.append(next.pointee)
            next += 1
        }
        return bytes.isEmpty ? nil : bytes
    }
}

import Testing
import Words

@Suite struct LogLineTests {
    private func line(_ value: String) -> String {
        var line = LogLine("4XyZ12:", "left")
        line.add("campaign", value)
        return line.text
    }

    @Test(arguments: [
        ("spring", "spring"), ("frühling", "frühling"), ("春", "春"), ("", "\"\""), ("a b", "\"a b\""),
        ("a=b", "\"a=b\""),
        (#"a"b\"#, #""a\"b\\""#), ("a\u{A0}b", "\"a\u{A0}b\""), ("a\u{3000}b", "\"a\u{3000}b\""),
    ])
    func valuesAreOneWordOrQuoted(value: String, written: String) {
        #expect(line(value) == "4XyZ12: left campaign=\(written)")
    }

    /// What has no shape of its own, by Unicode's own properties: whoever reads the log sees what stands there.
    @Test func whatCannotBeSeenIsEscaped() {
        for number in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(number) else { continue }
            let properties = scalar.properties
            let isUnseen =
                properties.isBidiControl || properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
                || properties.isPatternWhitespace && scalar != " " || number < 0x20 || 0x7F...0x9F ~= number
            guard isUnseen else { continue }
            #expect(line("a\(scalar)b") == "4XyZ12: left campaign=\"a\\u{\(String(number, radix: 16))}b\"")
        }
    }
}

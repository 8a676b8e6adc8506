import Testing

@testable import Judging
@testable import Words

@Suite struct NetworkSetTests {
    @Test(
        arguments: [
            ("66.249.79.255", nil), ("66.249.80.0", .google), ("66.249.95.255", .google), ("66.249.96.0", nil),
            ("108.177.2.1", .google), ("2607:f8b0:4001::1", .google), ("67.231.150.1", .gateway("Proofpoint")),
            ("::1", nil),
            ("::ffff:66.249.84.1", .google),
        ] as [(String, NetworkLabel?)])
    func known(address: String, label: NetworkLabel?) throws {
        let networks = NetworkSet(NetworkFile.known.entries)
        #expect(NetworkFile.known.badLines.isEmpty)
        #expect(networks.label(of: try #require(IPAddress(address))) == label)
    }

    @Test func readsFiles() {
        let file = NetworkFile(
            "# ours\r\n192.0.2.0/24 \t head office \r\n\n2001:db8::/32 google\nnonsense\n10.0.0.0/33 x\n192.0.2.1\n")
        #expect(
            file.entries.map { "\($0.network) \($0.label)" }
                == ["192.0.2.0/24 other(\"head office\")", "2001:db8::/32 google"])
        #expect(file.badLines == [5, 6, 7])
        let apple = NetworkFile("172.224.224.0/31,GB,GB-EN,London,\n2a02:26f7:b3c0:4000::/64,US,US-CA,San Jose,\n")
        #expect(apple.entries.map(\.label) == [.apple, .apple])
    }

    @Test func wholeWorldAndItsEnd() throws {
        let networks = NetworkSet(NetworkFile("0.0.0.0/0 world\n255.255.255.255 end\n::/0 six\n").entries)
        #expect(networks.label(of: try #require(IPAddress("0.0.0.0"))) == .other("world"))
        #expect(networks.label(of: try #require(IPAddress("255.255.255.255"))) == .other("end"))
        #expect(networks.label(of: try #require(IPAddress("ffff::"))) == .other("six"))
    }

    /// The narrowest block counts, of equal ones the last: as looking through all of them finds it.
    @Test func isAsLookingThroughAll() throws {
        var random = SplitMix(state: 1)
        for _ in 0..<200 {
            var entries: [NetworkSet.Entry] = []
            for number in 0..<Int.random(in: 0...30, using: &random) {
                let text =
                    Bool.random(using: &random)
                    ? "10.0.0.\(UInt8.random(in: 0...63, using: &random))/"
                    : "2001:db8::\(UInt8.random(in: 0...9, using: &random))/"
                let bits = Int.random(in: 24...32, using: &random) + (text.contains(":") ? 96 : 0)
                entries.append(.init(network: try #require(Network(text + "\(bits)")), label: .other("\(number)")))
            }
            let networks = NetworkSet(entries)
            for last in 0..<70 {
                for address in ["10.0.0.\(last)", "2001:db8::\(String(last, radix: 16))"] {
                    let address = try #require(IPAddress(address))
                    let expected = entries.filter { $0.network.contains(address) }
                        .reduce(nil as NetworkSet.Entry?) { best, entry in
                            (best?.network.prefixLength ?? -1) <= entry.network.prefixLength ? entry : best
                        }
                    #expect(networks.label(of: address) == expected?.label)
                }
            }
        }
    }

    @Test(arguments: [
        "1.2.3.4", "255.255.255.255", "0.0.0.0", "01.2.3.4", "1.2.3", "1.2.3.4.5", "1..2.3", "1.2.3.256", "1.2.3.4 ",
        ".1.2.3", "1.2.3.", "2001:db8::1", "::ffff:1.2.3.4", "", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9", "1::8", "1::", "::", "1::2::3",
        "1:2:3:4:5:6:7::8", "1:2:3:4:5:6::8", "1:::2", ":1:2:3:4:5:6:7", "12345::1", "FFFF::abCD", "1:2:3:4:5:6:7::",
        "1:2:3:4:5:6:1.2.3.4",
        "g::1", "::ffff:c000:201", "0::ffff:c000:201", "0:0:0:0:0:ffff:c000:201",
    ])
    func readsAddressesAsIPAddressDoes(text: String) {
        #expect(AddressBits(Array(text.utf8).span) == IPAddress(text).map(AddressBits.init))
    }

    @Test func sources() {
        func source(_ text: String) -> SourceNetwork? { SourceNetwork(address: Array(text.utf8)) }
        #expect(source("192.0.2.1") == source("192.0.2.254"))
        #expect(source("192.0.2.1") != source("192.0.3.1"))
        #expect(source("2001:db8:1::1") == source("2001:db8:1:ffff::2"))
        #expect(source("2001:db8:1::1") != source("2001:db8:2::1"))
        #expect(source("::1") != source("0.0.0.1"))
        #expect(source("") == nil)
    }
}

internal import Words

/// A list of networks as a file holds it: lines `CIDR label`, or Apple's `cidr,country,region,city,`
/// (https://mask-api.icloud.com/egress-ip-ranges.csv). Empty lines and those that begin with `#` say nothing.
package struct NetworkFile: Sendable {
    package private(set) var entries: [NetworkSet.Entry] = []
    /// Numbers, from 1, of lines that could not be read; the others count nevertheless.
    package private(set) var badLines: [Int] = []

    package init(_ text: String) {
        var number = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let line = Substring(line).trimmed
            if line.isEmpty || line.hasPrefix("#") { continue }
            if let entry = Self.entry(line) { entries.append(entry) } else { badLines.append(number) }
        }
    }

    private static func entry(_ line: Substring) -> NetworkSet.Entry? {
        let isCSV = line.utf8.contains(UInt8(ascii: ","))
        let end = line.utf8.firstIndex { isCSV ? $0 == UInt8(ascii: ",") : $0.isBlank } ?? line.endIndex
        guard let network = Network(line[..<end]) else { return nil }
        // Only Apple's file has commas: its countries and cities are for who looks for places.
        if isCSV { return NetworkSet.Entry(network: network, label: .apple) }
        let label = line[end...].trimmed
        return label.isEmpty ? nil : NetworkSet.Entry(network: network, label: NetworkLabel(label))
    }
}

extension NetworkFile {
    /// The networks that are known without a file. Google's are those of its SPF record (`_netblocks.google.com` and
    /// the two after it) and the image proxies' 66.249.80.0/20; the prefetcher was seen at 108.177.2.0/24
    /// (ahoy_email#139). The gateways' are those that their PTR records name. Apple's change daily and are many: they
    /// come from its file only.
    package static let known = NetworkFile(
        """
        66.249.80.0/20 google
        35.190.247.0/24 google
        35.191.0.0/16 google
        64.233.160.0/19 google
        66.102.0.0/20 google
        72.14.192.0/18 google
        74.125.0.0/16 google
        108.177.0.0/17 google
        130.211.0.0/22 google
        142.250.0.0/15 google
        172.217.0.0/16 google
        172.253.0.0/16 google
        173.194.0.0/16 google
        209.85.128.0/17 google
        216.58.192.0/19 google
        216.239.32.0/19 google
        2001:4860:4000::/36 google
        2404:6800:4000::/36 google
        2607:f8b0:4000::/36 google
        2800:3f0:4000::/36 google
        2a00:1450:4000::/36 google
        2c0f:fb50:4000::/36 google
        67.231.144.0/20 gateway Proofpoint
        148.163.128.0/19 gateway Proofpoint
        205.220.160.0/20 gateway Proofpoint
        64.235.144.0/20 gateway Barracuda
        209.222.80.0/21 gateway Barracuda
        """)
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

extension Substring {
    /// Without white space around it.
    fileprivate var trimmed: Substring {
        var utf8 = self.utf8
        while let first = utf8.first, first.isBlank || first == UInt8(ascii: "\r") { utf8.removeFirst() }
        while let last = utf8.last, last.isBlank || last == UInt8(ascii: "\r") { utf8.removeLast() }
        return Substring(utf8)
    }
}

package import Words

/// Blocks of addresses with a label each, made to be searched: who owns the address that a hit came from.
///
/// The blocks, which may lie within one another, are flattened to the places where the owner changes; a look-up is a
/// binary search for the last such place. Apple's 280,000 egress blocks are three hundred thousand numbers and a few
/// labels.
package struct NetworkSet: Sendable {
    private let ipv4: Table<UInt32>
    private let ipv6: Table<UInt128>
    /// The label at a table's `label - 1`.
    private let labels: [NetworkLabel]

    /// A block and whose it is. Of equal blocks the last counts; of nested ones the narrowest.
    package struct Entry: Sendable, Equatable {
        package let network: Network
        package let label: NetworkLabel

        package init(network: Network, label: NetworkLabel) {
            self.network = network
            self.label = label
        }
    }

    package init(_ entries: some Sequence<Entry>) {
        var numbers: [NetworkLabel: UInt16] = [:]
        var labels: [NetworkLabel] = []
        var ipv4: [Block<UInt32>] = []
        var ipv6: [Block<UInt128>] = []
        for entry in entries {
            guard let number = numbers[entry.label] ?? UInt16(exactly: labels.count + 1) else { continue }
            if numbers.updateValue(number, forKey: entry.label) == nil { labels.append(entry.label) }
            let length = entry.network.prefixLength
            switch AddressBits(entry.network.address) {
            case .ipv4(let bits): ipv4.append(Block(bits, length: length, label: number, order: ipv4.count))
            case .ipv6(let bits): ipv6.append(Block(bits, length: length, label: number, order: ipv6.count))
            }
        }
        self.labels = labels
        self.ipv4 = Table(ipv4)
        self.ipv6 = Table(ipv6)
    }

    package func label(of address: IPAddress) -> NetworkLabel? { label(of: AddressBits(address)) }

    func label(of address: AddressBits) -> NetworkLabel? {
        let number =
            switch address {
            case .ipv4(let bits): ipv4.label(of: bits)
            case .ipv6(let bits): ipv6.label(of: bits)
            }
        return number == 0 ? nil : labels[Int(number) - 1]
    }
}

/// A block as the numbers from `lower` to `upper`.
private struct Block<Bits: FixedWidthInteger & UnsignedInteger & Sendable> {
    let lower: Bits
    let upper: Bits
    let label: UInt16
    /// Its place in the list.
    let order: Int

    init(_ bits: Bits, length: Int, label: UInt16, order: Int) {
        // A shift by the whole width gives zero: all addresses.
        let mask = ~(Bits.max >> length)
        lower = bits & mask
        upper = lower | ~mask
        self.label = label
        self.order = order
    }

    /// Returns whether it comes before the other: outer blocks come before those within.
    func precedes(_ other: Block) -> Bool {
        if lower != other.lower { return lower < other.lower }
        return upper != other.upper ? upper > other.upper : order < other.order
    }
}

/// The places where the label changes, in order.
private struct Table<Bits: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    private var starts: [Bits] = []
    /// The label from each start on; 0 for none.
    private var labels: [UInt16] = []

    init(_ blocks: [Block<Bits>]) {
        var open: [Block<Bits>] = []
        func close(before lower: Bits?) {
            while let last = open.last, lower.map({ last.upper < $0 }) ?? true {
                open.removeLast()
                if last.upper < .max { change(at: last.upper + 1, to: open.last?.label ?? 0) }
            }
        }
        for block in blocks.sorted(by: { $0.precedes($1) }) {
            close(before: block.lower)
            change(at: block.lower, to: block.label)
            open.append(block)
        }
        close(before: nil)
    }

    private mutating func change(at start: Bits, to label: UInt16) {
        if starts.last == start {
            labels[labels.count - 1] = label
        } else if labels.last ?? 0 != label {
            starts.append(start)
            labels.append(label)
        }
    }

    func label(of bits: Bits) -> UInt16 {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= bits { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? 0 : labels[low - 1]
    }
}

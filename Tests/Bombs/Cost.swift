/// What a bomb costs a reader.
struct Cost: CustomStringConvertible {
    /// How many times as much work it is when there is `factor` times as much input.
    let growth: Double
    /// Steps and bytes of the heap, by byte of input.
    let steps: Double
    let heap: Double
    /// Whether all that the reader yielded stayed below its limits.
    let isBounded: Bool

    /// A byte of Content-Type, of a link's tag, of a reply code in a report, of a clause that the grammar reads: none costs more
    /// than this.
    private static let stepLimit = 90.0
    private let heapLimit: Double

    init(of bomb: Bomb, size: Int, factor: Int, heapLimit: Double, _ reader: Reader) {
        self.heapLimit = heapLimit
        // What is made once, at the first use, is no cost of this one.
        _ = reader.read(bomb.make(1024))
        let inputs = [bomb.make(size), bomb.make(size * factor)]
        var isBounded = true
        let works = inputs.map { input in Work.of { isBounded = reader.read(input) && isBounded } }
        growth = Double(works[1].steps) / Double(max(1, works[0].steps)) / Double(factor)
        steps = Double(works[1].steps) / Double(inputs[1].count)
        heap = Double(works[1].heap) / Double(inputs[1].count)
        self.isBounded = isBounded
    }

    /// Limits are reached between the one size and the other, and a head is more of the small one: so a little is let pass, far
    /// less than a square grows.
    var isInBounds: Bool { isBounded && growth < 2 && steps < Self.stepLimit && heap < heapLimit }

    var description: String {
        func short(_ value: Double) -> Double { (value * 100).rounded() / 100 }
        return "growth=\(short(growth)) steps=\(short(steps)) heap=\(short(heap))\(isBounded ? "" : " over a limit")"
    }
}

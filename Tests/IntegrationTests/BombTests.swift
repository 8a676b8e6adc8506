// What is made to cost much costs what its size is worth: Tests/Bombs counts the steps and the heap of all our readers.

import Peers
import Testing

@Suite struct BombTests {
    @Test func workAndHeapAreInProportionToSize() throws {
        let result = try shell([Place.root + "/Tests/Bombs/bombs.sh"])
        #expect(result.status == 0, "\(result.output)\(result.error)")
        print("bombs: \(result.output.split(separator: "\n").last ?? "")")
    }
}

import Testing
import TrackerService

@testable import backstamp

@Suite struct DescriptorsTests {
    @Test(arguments: [(65536, 16384), (32768, 16384), (32767, 16383), (1024, 512), (1, 1), (0, 1)])
    func theTrackerHasHalfAtMost(limit: Int, connections: Int) {
        #expect(Descriptors(limit: limit).connections(atMost: TrackerLimits().connections) == connections)
    }
}

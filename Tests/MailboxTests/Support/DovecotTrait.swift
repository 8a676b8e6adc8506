import Peers
import Testing

/// One Dovecot for all tests of a suite.
struct DovecotTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let server = try ThrowawayDovecot()
        try await ThrowawayDovecot.$current.withValue(server) { try await function() }
    }
}

extension ThrowawayDovecot {
    @TaskLocal static var current: ThrowawayDovecot?
}

extension Trait where Self == DovecotTrait {
    static var withDovecot: DovecotTrait { DovecotTrait() }
}

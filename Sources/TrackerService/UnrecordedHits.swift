internal import Logging
internal import Synchronization

/// Counts the hits that were answered but could not be written, and warns of them once a minute at most.
///
/// The one exception to "what was answered is kept": with the disk full, people's links go on working.
final class UnrecordedHits: Sendable {
    private struct State {
        var total = 0
        var told = 0
        var lastTold: ContinuousClock.Instant?
    }

    private let state = Mutex(State())
    private let logger: Logger

    init(logger: Logger) { self.logger = logger }

    func add(_ count: Int, now: ContinuousClock.Instant = .now) {
        let unrecorded = state.withLock { state -> Int? in
            state.total += count
            if let last = state.lastTold, now - last < .seconds(60) { return nil }
            state.lastTold = now
            defer { state.told = state.total }
            return state.total - state.told
        }
        guard let unrecorded else { return }
        logger.warning(
            "the journal cannot be written: hits answered, but not counted", metadata: ["hits": "\(unrecorded)"])
    }
}

// inotify: the system tells when files of a folder are written to.

internal import Glibc
internal import Tools

/// Wakes when something is written in a folder, or a file comes into it.
///
/// It says only that, not what: whoever waits looks at the log itself, so a lost message costs no more than a later
/// look.
struct LogWatch: ~Copyable {
    /// -1 where the folder is missing, or the user's share of watches is used up: then looks now and then must do.
    private let descriptor: CInt

    /// Not more often than this is looked because of the watch: other logs of the folder are written to as well.
    private static let shortestPause = Duration.milliseconds(20)

    init(folder: String) {
        let descriptor = inotify_init1(CInt(IN_CLOEXEC | IN_NONBLOCK))
        let events = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_ONLYDIR)
        if descriptor >= 0, inotify_add_watch(descriptor, folder, events) < 0 {
            close(descriptor)
            self.descriptor = -1
        } else {
            self.descriptor = descriptor
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Waits until something may have happened, so long at most; false when told to stop.
    func wait(for pause: Duration, or stop: StopSignal) -> Bool {
        let deadline = ContinuousClock.now + pause
        switch stop.wait(until: deadline, descriptor: descriptor) {
        case .stopped: return false
        case .timedOut: return true
        case .ready:
            let wake = stop.wait(for: min(pause, Self.shortestPause))
            drain()
            return wake != .stopped
        }
    }

    private func drain() {
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while read(descriptor, &buffer, buffer.count) > 0 {}
    }
}

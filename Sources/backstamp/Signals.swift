// The one owner of the process's signals: the main thread.

import Glibc

/// Signals that the process acts on, waited for on the main thread.
///
/// QUIRK: libmilter waits for SIGHUP, SIGTERM and SIGINT in a thread of its own, and stops without order when it gets one. The
/// kernel gives a signal of the process to the main thread before any other that wants it (signal(7), `complete_signal`), so
/// whoever waits here comes first.
struct Signals {
    enum Action { case stop, reload }

    private static let actions: [(signal: CInt, action: Action)] = [
        (SIGTERM, .stop), (SIGINT, .stop), (SIGHUP, .stop), (SIGUSR1, .reload),
    ]

    private let set: sigset_t

    /// Blocks the signals in this thread and all that it will start: to be made before any other thread is.
    init() {
        var set = sigset_t()
        sigemptyset(&set)
        for (signal, _) in Self.actions { sigaddset(&set, signal) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
        self.set = set
        // A peer that goes away is an error of a write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Calls `body` for each signal, for ever. On the main thread.
    func forEach(_ body: (Action) -> Void) -> Never {
        while true {
            var set = self.set
            var signal: CInt = 0
            guard sigwait(&set, &signal) == 0 else { continue }
            if let action = Self.actions.first(where: { $0.signal == signal })?.action { body(action) }
        }
    }
}

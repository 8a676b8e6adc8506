import Glibc

/// The number of files and sockets that this process may have open at once.
struct Descriptors {
    let limit: Int

    /// Raises the limit as far as an unprivileged process may. The soft one is for programs that call select(2), which none of ours
    /// does.
    static func raised() -> Descriptors {
        var limits = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limits) == 0 else {
            return Descriptors(limit: 1024)
        }
        var raised = limits
        raised.rlim_cur = limits.rlim_max
        if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limits = raised }
        return Descriptors(limit: Int(clamping: limits.rlim_cur))
    }

    /// Returns the tracker's connections, which anybody may open: half of all at most, so that the filter, the database
    /// and the journal have the other half.
    func connections(atMost wanted: Int) -> Int { min(wanted, max(1, limit / 2)) }

    /// Says that the tracker has fewer connections than it would take; nil where it has them all.
    func shortage(ofConnections wanted: Int) -> String? {
        let connections = connections(atMost: wanted)
        guard connections < wanted else { return nil }
        return """
            the tracker takes \(connections) connections at a time, and not \(wanted): no more than half of \(limit) \
            descriptors; raise the hard limit (LimitNOFILE of systemd, ulimit -Hn)
            """
    }
}

// The filter as a whole: listening, running, and stopping without dropping a message.

private import CMilter
private import Glibc
private import Synchronization
package import Tools

/// A mail filter that MTAs connect to.
///
/// libmilter keeps its state in global variables and cannot be started again once it was stopped: one server per
/// process, for one ``run()``.
///
/// While it runs, libmilter waits in a thread of its own for SIGHUP, SIGTERM and SIGINT, and drops all it does when one
/// arrives there. So the process has another owner of these signals: a main thread that waits for them in `sigwait`
/// gets them first (the kernel prefers the main thread), and calls ``stop(grace:)``.
package final class MilterServer: Sendable {
    /// The server that libmilter's callbacks belong to.
    static var running: MilterServer? { current.withLock { $0 } }

    private static let current = Mutex<MilterServer?>(nil)

    let makeSession: @Sendable (Capabilities) -> any MilterSession
    /// The verdict on messages that begin while the server stops.
    let whenStopping: StepVerdict
    /// Whether recipients can be refused: it costs a round trip for each.
    package let answersRecipients: Bool

    private let address: ListenAddress
    private let stopping = Atomic(false)
    private let connections = Atomic(0)
    private let messages = Atomic(0)
    private let granted = Mutex(Capabilities.all)

    /// Starts to listen; connections wait until ``run()``.
    ///
    /// - Parameters:
    ///   - whenStopping: what becomes of messages that begin during ``stop(grace:)``; no session ever sees them.
    ///   - makeSession: makes the session of a new connection; called from any thread.
    package init(
        listen address: ListenAddress,
        whenStopping: StepVerdict = .accept,
        answersRecipients: Bool = false,
        makeSession: @escaping @Sendable (Capabilities) -> any MilterSession
    ) throws(MilterError) {
        self.address = address
        self.whenStopping = whenStopping
        self.answersRecipients = answersRecipients
        self.makeSession = makeSession
        let isFirst = Self.current.withLock { current in
            guard current == nil else { return false }
            current = self
            return true
        }
        guard isFirst else { throw .secondServer }
        do throws(MilterError) {
            try open()
        } catch {
            Self.current.withLock { $0 = nil }
            throw error
        }
    }

    private func open() throws(MilterError) {
        // libmilter says no more than that it failed; so the same is tried here first, where there is an error to read.
        do { _ = try BoundSocket(address) } catch { throw MilterError(error, at: address) }
        address.removeFile()
        var filter = Callbacks.filter
        let isRegistered = withCString(Array("backstamp".utf8)) { name in
            filter.xxfi_name = name
            return smfi_register(filter) == MI_SUCCESS
        }
        let isListening =
            isRegistered
            && withCString(Array(address.milterText.utf8)) { smfi_setconn($0) == MI_SUCCESS }
            && smfi_setbacklog(1024) == MI_SUCCESS
            && smfi_opensocket(0) == MI_SUCCESS
        guard isListening else { throw .cannotListen(address.milterText, reason: "libmilter refuses it") }
        do { try address.restrict() } catch { throw MilterError(error, at: address) }
    }

    /// Serves MTAs until ``stop(grace:)``, on the calling thread and libmilter's own.
    package func run() throws(MilterError) {
        guard smfi_main() == MI_SUCCESS else { throw .failed }
        address.removeFile()
    }

    /// Stops in good order: messages that have begun are finished, as far as their MTAs go on with them within
    /// `grace`; those that begin from now on get the verdict `whenStopping`. Then ``run()`` returns. Blocks until then.
    ///
    /// Connections without a message stay open until the process ends; MTAs take that as they take any filter's end.
    package func stop(grace: Duration) {
        stopping.store(true, ordering: .sequentiallyConsistent)
        let clock = ContinuousClock()
        let deadline = clock.now + grace
        while messagesInFlight > 0, clock.now < deadline {
            usleep(5_000)
        }
        // libmilter writes the last verdict after our callback has returned.
        usleep(20_000)
        // QUIRK: `smfi_stop` waits for libmilter's listener, which looks up for a connection or every five seconds.
        JobThread.start { [address] in
            while address.knock() { usleep(10_000) }
        }
        smfi_stop()
    }

    /// Connections that MTAs hold open.
    package var openConnections: Int { connections.load(ordering: .relaxed) }

    /// Messages that have begun and have no verdict yet.
    package var messagesInFlight: Int { messages.load(ordering: .sequentiallyConsistent) }

    var isStopping: Bool { stopping.load(ordering: .sequentiallyConsistent) }

    func connectionOpened() { connections.add(1, ordering: .relaxed) }
    func connectionClosed() { connections.subtract(1, ordering: .relaxed) }
    func messageBegan() { messages.add(1, ordering: .sequentiallyConsistent) }
    func messageEnded() { messages.subtract(1, ordering: .sequentiallyConsistent) }

    /// Remembers what an MTA granted.
    func negotiated(_ capabilities: Capabilities) {
        granted.withLock { $0.formIntersection(capabilities) }
    }

    /// The capabilities that every MTA so far has granted.
    ///
    /// QUIRK: when an MTA uses a connection for another client (`SMFIC_QUIT_NC`), libmilter closes the old one for us
    /// and does not negotiate anew, so that what was granted is lost with our object.
    var usualCapabilities: Capabilities { granted.withLock { $0 } }
}

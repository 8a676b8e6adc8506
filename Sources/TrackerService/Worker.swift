// What the connections of one event loop share.

internal import Glibc
internal import Journal
internal import NIOCore
internal import Sealing
internal import Tracking
internal import Words

/// The connections of one event loop, the hits that they wait for, and the clock that they go by.
///
/// Lives on its loop and is used nowhere else. The hits of one turn of the loop go to the journal together.
final class Worker {
    /// The tools that all workers share.
    struct Tools: Sendable {
        let keys: KeyRing
        let journal: Journal
        let calls: BlockingCalls
        let trusted: [Network]
        let limits: TrackerLimits
        let unrecorded: UnrecordedHits
    }

    let loop: any EventLoop
    let tools: Tools
    /// Seconds since the worker began.
    private(set) var seconds = 0
    /// The time of day as HTTP writes it, and the pixel's answer with it: both hold for a second.
    private(set) var date = ""
    private(set) var pixel = ByteBuffer()
    private(set) var isDraining = false

    private let connectionLimit: Int
    private var connections: [ObjectIdentifier: ClientConnection] = [:]
    /// The hits of this turn of the loop, and whose they are.
    private var hits: [JournalEntry] = []
    private var waiting: [ClientConnection] = []
    /// The connections whose hits are with the journal, batch by batch, oldest first.
    private var submitted: CircularBuffer<[ClientConnection]> = []
    private var drained: EventLoopPromise<Void>?

    init(loop: any EventLoop, tools: Tools, connectionLimit: Int) {
        self.loop = loop
        self.tools = tools
        self.connectionLimit = connectionLimit
        setDate()
        let worker = NIOLoopBound(self, eventLoop: loop)
        loop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in worker.value.tick() }
    }

    /// Adds a connection; false where there are too many already, or no more are wanted.
    func add(_ connection: ClientConnection) -> Bool {
        guard connections.count < connectionLimit, !isDraining else { return false }
        connections[ObjectIdentifier(connection)] = connection
        return true
    }

    func remove(_ connection: ClientConnection) {
        connections[ObjectIdentifier(connection)] = nil
        if connections.isEmpty { drained?.succeed() }
    }

    /// Writes a hit to the journal and then tells the connection to answer for it.
    func record(_ hit: Hit, of connection: ClientConnection) {
        // A task runs when the loop has read what all its connections have for it.
        if hits.isEmpty { loop.assumeIsolated().execute { self.submit() } }
        hits.append(.hit(hit))
        waiting.append(connection)
    }

    private func submit() {
        let hits = hits
        self.hits = []
        submitted.append(waiting)
        waiting = []
        let worker = NIOLoopBound(self, eventLoop: loop)
        tools.journal.append(hits) { [loop] error in
            loop.execute { worker.value.answer(isWritten: error == nil) }
        }
    }

    /// Answers the oldest batch: the journal keeps the order of what one thread submits.
    private func answer(isWritten: Bool) {
        let connections = submitted.removeFirst()
        if !isWritten { tools.unrecorded.add(connections.count) }
        for connection in connections { connection.hitIsRecorded(isWritten) }
    }

    private func tick() {
        seconds += 1
        setDate()
        for connection in connections.values where connection.deadline <= seconds { connection.expire() }
    }

    private func setDate() {
        date = HTTPDate.text(Int64(time(nil)))
        pixel = ByteBuffer(bytes: Response.pixel.bytes(date: date, keepsAlive: true))
    }

    /// Closes each connection as soon as it owes no answer; the future is done when all are.
    func drain() -> EventLoopFuture<Void> {
        isDraining = true
        let promise = loop.makePromise(of: Void.self)
        drained = promise
        if connections.isEmpty { promise.succeed() }
        for connection in connections.values { connection.drain() }
        loop.assumeIsolated().scheduleTask(in: .seconds(Int64(tools.limits.drainSeconds))) {
            for connection in self.connections.values { connection.close() }
        }
        return promise.futureResult
    }
}

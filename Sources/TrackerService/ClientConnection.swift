// One client's connection: bytes in, answers out. What an answer says is decided elsewhere.

internal import Glibc
internal import NIOCore
internal import Storage
internal import Tools
internal import Tracking
internal import Words

/// Answers one client's requests, one after the other.
///
/// A request is read only when the one before it has been answered: answers stand in the order of their requests, and a
/// client has one at a time in work. What it sends meanwhile waits here or, beyond a limit, in the socket.
final class ClientConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum State {
        /// Waits for a request's head.
        case reading
        /// Takes in a request's body, to answer it then.
        case passing(RequestBody, Route, Manner)
        /// The request's hit is on its way to the disk; what is answered when it is there, and when it can't be brought there.
        case recording(Response, orElse: Response, Manner)
        /// The database is asked; what is answered when it says nothing. The number tells this question from one that was given
        /// up.
        case asking(Int, orElse: Response, Manner)
        /// Everything is said. What still comes is thrown away, since closing with bytes unread would destroy the last
        /// answer on its way (RFC 9112, section 9.6).
        case lingering
    }

    /// How an answer is given.
    struct Manner {
        var keepsAlive: Bool
        var isHTTP10: Bool
        var withBody: Bool
    }

    /// Bytes that a client may send ahead of its answers.
    private static let aheadLimit = 4 * RequestHead.sizeLimit
    static let lingerSeconds = 2

    /// In the worker's seconds.
    var deadline = 0
    let worker: Worker
    /// Nil before the connection is there, and when it's gone.
    var context: ChannelHandlerContext?
    var state = State.reading
    var received = ByteBuffer()
    private var heads = HeadReader()
    var questions = 0
    /// Whether the head that is being read has begun.
    private var isHeadBegun = false
    private var isInputClosed = false
    private var isReadingHeld = false
    /// Nil where the client came by a local socket.
    private var peer: IPAddress?
    /// Nil where a proxy says who asks.
    private var clientText: [UInt8]?

    init(worker: Worker) { self.worker = worker }

    // MARK: What the channel says

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        peer = context.remoteAddress?.ipAddress.flatMap { IPAddress($0) }
        if let peer, !worker.tools.trusted.contains(where: { $0.contains(peer) }) {
            clientText = Array(peer.description.utf8)
        }
        deadline = worker.seconds + worker.tools.limits.requestSeconds
        if !worker.add(self) { close() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        worker.remove(self)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .lingering = state { return }
        var bytes = unwrapInboundIn(data)
        if received.readableBytes == 0 {
            received = bytes
        } else {
            // What was read would stay in the buffer for as long as a client sends ahead.
            received.discardReadBytes()
            received.writeBuffer(&bytes)
        }
        advance()
        holdReading(received.readableBytes > Self.aheadLimit)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) { advance() }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case ChannelEvent.inputClosed = event else { return }
        isInputClosed = true
        advance()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { close() }

    // MARK: What the worker says

    /// The hit that was waited for is on disk, or can't be brought there.
    func hitIsRecorded(_ isWritten: Bool) {
        guard case .recording(let response, let other, let manner) = state else { return }
        send(isWritten ? response : other, manner)
        advance()
    }

    func expire() {
        guard case .asking(_, let response, let manner) = state else { return close() }
        send(response, manner)
        advance()
    }

    /// Ends the connection, now if nothing is owed.
    func drain() {
        if case .reading = state, received.readableBytes == 0 { close() }
    }

    func close() { context?.close(promise: nil) }
}

// MARK: - Requests

extension ClientConnection {
    /// Does what can be done with what has come.
    func advance() {
        while let context {
            switch state {
            case .reading:
                // A client that sends requests and reads no answers waits.
                guard received.readableBytes > 0, context.channel.isWritable, readHead() else { return pause() }
            case .passing(let body, let route, let manner):
                guard pass(body, route, manner) else { return pause() }
            case .lingering:
                if isInputClosed { close() }
                return
            case .recording, .asking:
                return
            }
        }
    }

    /// There is no more to read for now.
    private func pause() {
        guard let context else { return }
        if isInputClosed, context.channel.isWritable { return close() }
        holdReading(received.readableBytes > Self.aheadLimit)
    }

    /// Returns false where the head isn't there in whole.
    private func readHead() -> Bool {
        let buffer = received
        let bytes = buffer.readableBytesUInt8Span
        switch heads.read(bytes) {
        case .incomplete:
            if !isHeadBegun { deadline = worker.seconds + worker.tools.limits.requestSeconds }
            isHeadBegun = true
            return false
        case .refused(let reason):
            send(.refusal(reason), Manner(keepsAlive: false, isHTTP10: false, withBody: true))
        case .head(let head):
            begin(head, in: bytes)
        }
        return true
    }

    private func begin(_ head: RequestHead, in bytes: Span<UInt8>) {
        let route = Route(
            head, in: bytes, keys: worker.tools.keys, at: WallClock.now(), address: clientAddress(of: head, in: bytes))
        var manner = Manner(keepsAlive: head.keepsAlive, isHTTP10: head.isHTTP10, withBody: head.method != .head)
        consume(head.size)
        heads = HeadReader()
        isHeadBegun = false
        if head.expectsContinue, case .form = route, !head.isHTTP10 {
            context?.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")), promise: nil)
        } else if head.expectsContinue {
            // It hears the answer instead of "continue", and keeps its body (RFC 9110, section 10.1.1).
            manner.keepsAlive = false
            return carryOut(route, manner)
        }
        if let body = RequestBody(head.body) {
            deadline = worker.seconds + worker.tools.limits.requestSeconds
            state = .passing(body, route, manner)
            return
        }
        carryOut(route, manner)
    }

    /// Returns false where the body goes on.
    private func pass(_ body: RequestBody, _ route: Route, _ manner: Manner) -> Bool {
        var body = body
        let (result, count) = body.pass(received.readableBytesUInt8Span)
        consume(count)
        switch result {
        case .incomplete:
            state = .passing(body, route, manner)
            return false
        case .finished:
            carryOut(route, manner, body: body.content)
        case .refused:
            send(.bodyTooLarge, Manner(keepsAlive: false, isHTTP10: manner.isHTTP10, withBody: manner.withBody))
        }
        return true
    }

    private func consume(_ count: Int) {
        received.moveReaderIndex(forwardBy: count)
        // Lets the event loop use the memory again.
        if received.readableBytes == 0 { received = ByteBuffer() }
    }

    private func holdReading(_ isHeld: Bool) {
        guard isHeld != isReadingHeld else { return }
        isReadingHeld = isHeld
        context?.channel.setOption(.autoRead, value: !isHeld).whenFailure { _ in }
    }

    private func clientAddress(of head: RequestHead, in bytes: Span<UInt8>) -> [UInt8] {
        if let clientText { return clientText }
        let forwarded = RequestSigns.forwardedFor(of: head, in: bytes)
        let client = ProxyChain.client(peer: peer, forwarded: forwarded, trusted: worker.tools.trusted)
        return Array((client?.description ?? "").utf8)
    }
}

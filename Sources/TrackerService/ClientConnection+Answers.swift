// What a connection does for a request that is decided on: what it records, asks, and answers.

internal import NIOCore
internal import Storage
internal import Tools
internal import Tracking
internal import Words

extension ClientConnection {
    func carryOut(_ route: Route, _ manner: Manner, body: [UInt8] = []) {
        switch route {
        case .answer(let response): send(response, manner)
        case .open(let hit): answer(.pixel, recording: hit, manner)
        case .click(let token, let hit):
            if let stored = worker.tools.calls.cached(token) {
                lead(to: stored, recording: hit, manner)
            } else {
                let answer = worker.tools.calls.destination(token, on: worker.loop)
                ask(answer, orElse: .unavailable, manner) { connection, result in
                    connection.follow(result, hit, manner)
                }
            }
        case .page(let token, let language):
            let question = worker.tools.calls.subscription(token, on: worker.loop)
            ask(question, orElse: .page(.question(nil), language), manner) { connection, result in
                connection.show(result, language, manner)
            }
        case .form(let token, let fetch, let language, let isBare):
            guard let request = UnsubscribeForm.request(in: body, isBare: isBare) else {
                return send(.refusal(.malformed), manner)
            }
            let hit = fetch.hit(.unsubscribe(token, request))
            answer(.page(.done, language), orElse: .page(.failed, language), recording: hit, manner)
        case .health:
            ask(worker.tools.calls.isAnswering(on: worker.loop), orElse: .unavailable, manner) { connection, result in
                let isHealthy = (try? result.get()) ?? false
                connection.send(isHealthy ? .healthy : .unhealthy, manner)
            }
        }
    }

    /// Answers once the hit is on disk. Where it can't be brought there people get what they came for all the same, unless
    /// there is something else to say.
    private func answer(_ response: Response, orElse other: Response? = nil, recording hit: Hit, _ manner: Manner) {
        state = .recording(response, orElse: other ?? response, manner)
        deadline = worker.seconds + worker.tools.limits.idleSeconds
        worker.record(hit, of: self)
    }

    /// Where the database does not answer, the page does without what it would have told.
    private func show(_ result: Result<Subscription?, any Error>, _ language: Language, _ manner: Manner) {
        if case .success(nil) = result { return send(.notFound, manner) }
        send(.page(.question((try? result.get()) ?? nil), language), manner)
    }

    /// A link whose destination can't be told now isn't counted: the client will ask again.
    private func follow(_ result: Result<[UInt8]?, any Error>, _ hit: Hit, _ manner: Manner) {
        switch result {
        case .failure: send(.unavailable, manner)
        case .success(nil): send(.notFound, manner)
        case .success(let stored?): lead(to: stored, recording: hit, manner)
        }
    }

    /// What stands in the database may be older than a rule of what can be followed.
    private func lead(to stored: [UInt8], recording hit: Hit, _ manner: Manner) {
        guard let destination = Destination(stored) else { return send(.notFound, manner) }
        answer(.redirect(to: destination), recording: hit, manner)
    }

    private func ask<Value: Sendable>(
        _ future: EventLoopFuture<Value>, orElse other: Response, _ manner: Manner,
        then react: @escaping (ClientConnection, Result<Value, any Error>) -> Void
    ) {
        questions += 1
        let question = questions
        state = .asking(question, orElse: other, manner)
        deadline = worker.seconds + worker.tools.limits.lookupSeconds
        future.assumeIsolated().whenComplete { result in
            guard case .asking(question, _, _) = self.state else { return }
            react(self, result)
            self.advance()
        }
    }

    func send(_ response: Response, _ manner: Manner) {
        state = .reading
        deadline = worker.seconds + worker.tools.limits.idleSeconds
        guard let context else { return }
        let keepsAlive = manner.keepsAlive && !worker.isDraining
        context.writeAndFlush(wrapOutboundOut(buffer(response, manner, keepsAlive: keepsAlive)), promise: nil)
        if keepsAlive { return }
        state = .lingering
        deadline = worker.seconds + Self.lingerSeconds
        received = ByteBuffer()
        context.close(mode: .output, promise: nil)
    }

    private func buffer(_ response: Response, _ manner: Manner, keepsAlive: Bool) -> ByteBuffer {
        // What nearly every request is.
        if response == .pixel, keepsAlive, !manner.isHTTP10, manner.withBody { return worker.pixel }
        return ByteBuffer(
            bytes: response.bytes(
                date: worker.date, keepsAlive: keepsAlive, isHTTP10: manner.isHTTP10, withBody: manner.withBody))
    }
}

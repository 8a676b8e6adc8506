// Long: a table of phrases.

extension PhraseTable {
    /// Too much at once, or too early.
    static let rate: [PhraseTable] = [
        PhraseTable(
            .rateLimited, .decisive,
            """
            too many recipients + hour
            too many recipients + day
            too many recipients + minute
            daily sending quota
            daily sending limit
            sending quota exceeded
            """),
        PhraseTable(
            .rateLimited, .contra,
            """
            rate limit
            rate-limit
            rate limited
            rate limiting
            rate that prevents
            rate control
            rate too
            ratelimit
            message rate
            mail rate
            sending rate
            sending limit
            sending quota
            send limit
            send rate
            receiving mail at a rate
            receivingrate
            hourly limit
            per hour
            per minute
            per day
            per connection
            per session
            this hour
            daily limit
            daily quota
            daily message
            daily sending
            limit for the number of messages
            limits for the number
            messages limit
            message limit
            message count
            messages per
            max message
            maximum messages
            exceeded the maximum number
            exceeded the limit
            exceeded the allowed
            exceeded their limit
            exceeded your
            recipient limit exceeded
            recipient limit
            recipient count
            too many addresses
            too many requests
            too many deliveries
            too many envelopes
            too many invalid
            too many transactions
            too frequent
            excessive volume
            excessive mail
            excessive email
            excessive sending
            high volume
            unusual sending
            throttl
            frequency limit
            speeding
            deferred due to
            been temporarily deferred
            temporarily deferred
            delayed because of
            exceeded the number
            recipients rejected: too many
            limit exceeded for
            mail quota for your
            submission quota
            recipient has exceeded message
            user has exceeded + messages
            organization queue quota exceeded
            overloaded by + messages
            """),
        PhraseTable(
            .tooManyConnections, .contra,
            """
            too many open
            too many smtp
            too many tcp
            too many hosts
            concurrent connections
            concurrent smtp
            concurrent sessions
            simultaneous connections
            number of connections
            number of concurrent
            number of simultaneous
            connection limit
            connection count
            connections limit
            connections from your host
            connections from your ip
            connections per
            connections from the same
            connections for this
            max connections
            all available ips
            thread limit
            session limit
            limit of connections
            per-ip connection
            all server ports are busy
            server ports are busy
            tls connection rate
            """),
        PhraseTable(
            .greylisted, .contra,
            """
            try again in + seconds + =450
            please try again in a few minutes + =451
            temporarily deferred + first time
            unknown sender/recipient combination
            this is not an error
            address verification in progress
            retry later + new sender
            not yet been authorized
            recipient address rejected: try again
            recipient address rejected: please try
            """),
    ]
}

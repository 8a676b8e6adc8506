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
            too many recipients + rate
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
            rate exceeded
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
            receiving mail too quickly
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
            maximum number of messages
            max message
            max number of messages
            maximum messages
            number of messages exceeds
            number of messages exceeded
            exceeded message rate
            exceeded the maximum number
            exceeded the rate
            exceeded the limit
            exceeded the allowed
            exceeded their limit
            exceeded your
            exceeding the rate
            recipient limit exceeded
            recipient limit
            recipient count
            too many messages
            too many mails
            too many emails
            too many e-mails
            too many recent messages
            too many addresses
            too many requests
            too many deliveries
            too many envelopes
            too many mail
            too many invalid
            too much mail
            too many message
            too many transactions
            too fast
            too quickly
            too frequently
            too frequent
            excessive volume
            excessive rate
            excessive mail
            excessive email
            excessive sending
            unexpected volume
            high volume
            unusual volume
            unusual sending
            throttl
            frequency limit
            slow down
            slowdown
            speeding
            deferred due to
            been temporarily deferred
            temporarily deferred
            temporarily rate
            reduce your
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
            .tooManyConnections, .decisive,
            """
            too many connections
            too many concurrent
            too many connection
            too many simultaneous
            too many sessions
            too many session
            too many sockets
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
            connection rate
            connection frequency
            connection count
            connections limit
            connections from your host
            connections from your ip
            connections per
            connections exceeded
            connections reached
            connections from the same
            connections for this
            maximum connections
            max connections
            maximum number of concurrent
            maximum number of connections
            maximum concurrent
            maximum simultaneous
            all available ips
            thread limit
            too many recipients
            too many rcpt
            too many recipients specified
            number of recipients
            recipients limit
            session limit
            limit of connections
            per-ip connection
            all server ports are busy
            server ports are busy
            exceeded the maximum number of connections
            exceeded connection
            exceeds the maximum number of sessions
            hit connection
            tls connection rate
            """),
        PhraseTable(
            .greylisted, .decisive,
            """
            greylist
            greylisted
            greylisting
            grey list
            grey listed
            grey listing
            grey-list
            grey-listed
            grey-listing
            graylist
            graylisted
            graylisting
            gray list
            gray-list
            postgrey
            gld
            sqlgrey
            POSTGREY
            try again in + seconds + =450
            please try again in a few minutes + =451
            temporarily deferred + first time
            unknown sender/recipient combination
            triplet
            this is not an error
            address verification in progress
            retry later + new sender
            not yet been authorized
            recipient address rejected: try again
            recipient address rejected: please try
            """),
    ]
}

/// What MAIL FROM says of the message beyond the address.
struct MailParameters: Equatable {
    /// With a space before each.
    private(set) var text = ""

    /// Declares what the message needs, and refuses to send it where a server can't do that: it would be free to ruin it.
    init(
        message: [UInt8], addresses: [EnvelopeAddress], reporting: ReportingRequest, extensions: ServerExtensions
    ) throws(SubmissionError) {
        // RFC 1870: a server refuses what is too large before it has come.
        if extensions.offers("SIZE") { text += " SIZE=\(message.count)" }
        // RFC 6152.
        if message.contains(where: { $0 >= 0x80 }) {
            guard extensions.offers("8BITMIME") else { throw .notOffered(extension: "8BITMIME") }
            text += " BODY=8BITMIME"
        }
        // RFC 6531, for an address alone. To ask it for the header too would make a server refuse the next hop a message
        // that it has passed on before: many a header has 8-bit characters, and no right to them.
        if !addresses.allSatisfy(\.isASCII) {
            guard extensions.offers("SMTPUTF8") else { throw .notOffered(extension: "SMTPUTF8") }
            text += " SMTPUTF8"
        }
        if extensions.offers("DSN") { text += reporting.mailText }
    }
}

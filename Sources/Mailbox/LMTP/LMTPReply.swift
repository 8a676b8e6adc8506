/// A reply: a code (RFC 5321 4.2), an enhanced code (RFC 3463) in the text, and one or more lines.
struct LMTPReply: Equatable {
    let code: Int
    let lines: [String]

    init(_ code: Int, _ lines: String...) {
        self.code = code
        self.lines = lines
    }

    init(_ code: Int, lines: [String]) {
        self.code = code
        self.lines = lines
    }

    /// 4yz or 5yz.
    var isFailure: Bool { code >= 400 }

    var bytes: [UInt8] {
        var text = ""
        for (index, line) in lines.enumerated() {
            text += "\(code)\(index == lines.count - 1 ? " " : "-")\(line)\r\n"
        }
        return Array(text.utf8)
    }

    static let ok = LMTPReply(250, "2.0.0 OK")
    static let taken = LMTPReply(250, "2.0.0 taken")
    static let notTaken = LMTPReply(451, "4.3.0 not taken for now; see Backstamp's log")
    static let goOn = LMTPReply(354, "end the mail with a line of a dot")
    static let bye = LMTPReply(221, "2.0.0 bye")
    static let stopping = LMTPReply(421, "4.3.2 going down; come back later")
    static let tooManyConnections = LMTPReply(421, "4.3.2 too many connections; come back later")
    static let tooManyErrors = LMTPReply(421, "4.7.0 too many errors")
    static let timedOut = LMTPReply(421, "4.4.2 silent for too long")
    static let unknownRecipient = LMTPReply(550, "5.1.1 no such address here")
    static let tooManyRecipients = LMTPReply(452, "4.5.3 too many recipients")
    static let lineTooLong = LMTPReply(500, "5.5.2 line too long")
    static let unknownCommand = LMTPReply(500, "5.5.1 unknown command; this is LMTP")
    static let badSyntax = LMTPReply(501, "5.5.4 malformed arguments")
    static let badAddress = LMTPReply(501, "5.1.3 malformed address")
    static let badSequence = LMTPReply(503, "5.5.1 not now")
    static let noRecipients = LMTPReply(503, "5.5.1 no recipients")
    static let unknownParameter = LMTPReply(555, "5.5.4 unknown parameter")
    static let tooLarge = LMTPReply(552, "5.3.4 mail too large")
}

// The header of the mail that came back.

internal import MIME

/// The header of the returned mail, as far as it tells of the delivery.
struct ReturnedHeader {
    /// With its angle brackets.
    private(set) var messageID: String?
    private(set) var seals: [String] = []
    /// The addresses that it was sent to: of the fields that name the recipient alone, before those that name all.
    private(set) var delivered: [[UInt8]] = []
    /// The recipients that the reporter of a complaint adds for this.
    private(set) var complained: [[UInt8]] = []
    private(set) var to: [[UInt8]] = []
    /// The addresses that sent it: From, Return-Path, Sender and Reply-To. Never a recipient that failed, unless a
    /// status report says so.
    private(set) var senders: [[UInt8]] = []

    private(set) var isFromList = false

    /// The recipient, where that is sure: one address in the field that a delivery adds, or in To. Those of a mailing
    /// list name the list.
    var onlyRecipient: [UInt8]? {
        if isFromList { return nil }
        if delivered.count == 1 { return delivered[0] }
        return to.count == 1 ? to[0] : nil
    }

    private static let sealLimit = 4

    /// The number of bytes of the header that are read.
    static let limit = 64 << 10

    init() {}

    /// Reads the first part that is a mail or the header of one.
    init(of mail: Mail, _ bytes: Span<UInt8>) {
        guard let index = mail.layout.returned.first else {
            self.init()
            return
        }
        let part = mail.message.parts[index]
        if part.encoding == .base64 || part.encoding == .quotedPrintable {
            let content = TextReader.content(of: part, bytes, limit: Self.limit)
            self.init(content.span, in: content.indices)
        } else {
            self.init(bytes, in: part.body)
        }
    }

    /// Reads the header that begins at the beginning of `range`, up to its first empty line.
    init(_ bytes: Span<UInt8>, in range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound, bytes[start].isSpace { start += 1 }
        var lines = FieldLines(start..<min(range.upperBound, start + Self.limit))
        while let item = lines.next(bytes) {
            switch item {
            case .emptyLine: return
            // Quoted with a mark or cut: what else is of the header is read as far as it goes.
            case .other: continue
            case .field(let name, let value):
                if let field = KnownField(name, in: bytes) { set(field, value, bytes) }
            }
        }
    }

    private mutating func set(_ field: KnownField, _ value: Range<Int>, _ bytes: Span<UInt8>) {
        switch field {
        case .messageID: if messageID == nil { messageID = MessageIDs.first(bytes, in: value) }
        case .xBackstampID, .cfblFeedbackID:
            if seals.count < Self.sealLimit { seals.append(bytes.oneLine(value, limit: 1000).text) }
        case .xHmXmrOriginalRecipient, .xApparentlyTo, .xRcptTo:
            complained += AddressList.addresses(bytes, in: value)
        case .xOriginalTo, .deliveredTo:
            delivered += AddressList.addresses(bytes, in: value)
        case .to: to += AddressList.addresses(bytes, in: value)
        case .from, .returnPath, .sender, .replyTo:
            senders += AddressList.addresses(bytes, in: value).map { $0.lowercased }
        case .listID, .listPost, .listHelp: isFromList = true
        default: break
        }
    }
}

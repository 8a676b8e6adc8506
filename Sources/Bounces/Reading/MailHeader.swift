// The header of the mail itself: who wrote it, and what kind of mail it says it is.

internal import MIME

/// The header of a mail that came in, as far as a reader of reports wants it.
struct MailHeader {
    /// From, Sender and Return-Path name a mail system, or nobody.
    private(set) var isFromMailSystem = false
    /// From an address that nobody reads: no-reply@….
    private(set) var isFromMachine = false
    private(set) var subject: [UInt8] = []
    private(set) var subjectSigns: SubjectSigns = []
    private(set) var from: [[UInt8]] = []
    private(set) var to: [[UInt8]] = []
    private(set) var failed: [[UInt8]] = []
    private(set) var inReplyTo: [String] = []
    private(set) var references: [String] = []
    /// Auto-Submitted (RFC 3834, section 5) with a value other than "no", or what others write in its place.
    private(set) var isAutomatic = false
    /// Says so of itself: an automatic reply, not a notice of a mail system.
    private(set) var isAutoReply = false
    /// Precedence `bulk` or `junk`, and no mailing list's: lists pass on what people write.
    var isBulk: Bool { hasBulkPrecedence && !isFromList }
    private var hasBulkPrecedence = false
    private var isFromList = false
    /// Its own, with its angle brackets.
    private(set) var messageID: String?
    private(set) var isChallenge = false
    /// A mail program wrote it to unsubscribe its owner.
    private(set) var isUnsubscribe = false
    private(set) var reporter: String?

    init(_ part: Part, in bytes: Span<UInt8>) {
        let limit = part.header.lowerBound + ReturnedHeader.limit
        for field in part.fields where field.range.lowerBound < limit {
            guard let known = KnownField(field.name, in: bytes) else { continue }
            set(known, bytes.trimmed(field.value.clamped(to: 0..<limit)), bytes)
        }
    }

    private mutating func set(_ field: KnownField, _ value: Range<Int>, _ bytes: Span<UInt8>) {
        switch field {
        case .from, .sender:
            if SenderSigns.isMailSystem(bytes, in: value) { isFromMailSystem = true }
            if SenderSigns.isMachine(bytes, in: value) { isFromMachine = true }
            if field == .from { from += AddressList.addresses(bytes, in: value) }
        case .returnPath:
            if SenderSigns.isNobody(bytes, in: value) { isFromMailSystem = true }
        case .subject: setSubject(bytes.oneLine(value, limit: 1000))
        case .to, .deliveredTo, .xOriginalTo: to += AddressList.addresses(bytes, in: value)
        case .xFailedRecipients: failed += AddressList.addresses(bytes, in: value)
        case .inReplyTo: inReplyTo = MessageIDs.all(bytes, in: value)
        case .references: references = Array(MessageIDs.all(bytes, in: value).suffix(MessageIDs.limit))
        case .autoSubmitted: if FieldWord.value(bytes, in: value).map({ $0 != "no" }) == true { isAutomatic = true }
        case .precedence: setPrecedence(bytes, in: value)
        case .listID, .listPost: isFromList = true
        case .messageID: if messageID == nil { messageID = MessageIDs.first(bytes, in: value) }
        case .xAutoreply, .xAutorespond:
            if FieldWord.value(bytes, in: value).map({ !["no", "false", "0"].contains($0) }) == true {
                isAutoReply = true
            }
        case .xAppleUnsubscribe: isUnsubscribe = FieldWord.value(bytes, in: value) == "true"
        case .xDeliveryAgent: if bytes.starts(value, with: "tmda") { isChallenge = true }
        case .xTMDAFingerprint, .xBoxTrapper, .xSpamArrest: isChallenge = true
        case .xMailer: reporter = Reporters.named(bytes, in: value)
        default: break
        }
    }

    private mutating func setSubject(_ raw: [UInt8]) {
        let isEncoded = raw.span.first(0x3D, in: raw.indices) < raw.count
        subject = isEncoded ? Array(HeaderText.decode(raw).utf8) : raw
        subjectSigns = SubjectSigns(subject)
    }

    private mutating func setPrecedence(_ bytes: Span<UInt8>, in value: Range<Int>) {
        if bytes.starts(value, with: "auto") { isAutoReply = true }
        if bytes.starts(value, with: "bulk") || bytes.starts(value, with: "junk") { hasBulkPrecedence = true }
    }

    /// Whether it is marked as the answer to a mail that it names.
    var isAnswer: Bool { subjectSigns.contains(.reply) && !answered.isEmpty }

    /// The author. A name before the angle brackets may look like an address too.
    var author: String? { from.last?.text }

    /// The nearest first: In-Reply-To, then References from the end.
    var answered: [String] {
        var result = inReplyTo
        for reference in references.reversed() where !result.contains(reference) { result.append(reference) }
        return Array(result.prefix(MessageIDs.limit))
    }
}

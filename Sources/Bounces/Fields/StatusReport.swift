// The content of message/delivery-status and message/global-delivery-status, as seen rather than as specified.

internal import MIME

/// A delivery status report (RFC 3464, section 2): fields of the message, then a group of fields for each recipient.
struct StatusReport {
    /// The fields of one recipient.
    struct Group {
        var final: [UInt8]?
        var original: [UInt8]?
        var actual: [UInt8]?
        var action: ReportedRecipient.Action?
        var status: EnhancedStatus?
        var diagnostic: [UInt8] = []
        var remote: [UInt8]?
        /// The kind of failure that the reporter takes it for: `bad-mailbox` (PowerMTA).
        var category: [UInt8]?
        /// The remote host's words, beside the reporter's own (IronPort).
        fileprivate var supplement: [UInt8]?
        var willRetry = false
        /// The time when it was last tried, in milliseconds since 1970.
        var attemptedAt: Int64?
        fileprivate var hasLastAttempt = false

        var hasRecipient: Bool { final != nil || original != nil || actual != nil }
    }

    private(set) var groups: [Group] = []
    private(set) var reportingMTA: [UInt8]?
    private(set) var envelopeID: [UInt8]?
    /// The queue id that the message had with who reports, and when it came there; milliseconds since 1970.
    private(set) var queueID: [UInt8]?
    private(set) var arrivedAt: Int64?
    private var current = Group()
    private var afterGap = false

    static let recipientLimit = 10_000
    /// The longest diagnostic text that is kept.
    private static let diagnosticLimit = 4096

    init() {}

    /// Reads the fields of `range`; may be called for several parts.
    ///
    /// Groups end with an empty line, or (where these are missing) with the next recipient; an empty line within a
    /// group, which gateways leave, does not end it.
    mutating func read(_ bytes: Span<UInt8>, in range: Range<Int>) {
        var lines = FieldLines(range)
        var last: KnownField?
        while let item = lines.next(bytes) {
            switch item {
            case .emptyLine:
                afterGap = true
            case .field(let name, let value):
                last = KnownField(name, in: bytes)
                if last == .contentTransferEncoding, bytes.matches("base64", in: value) {
                    readEncoded(bytes, in: lines.position..<range.upperBound)
                    return
                }
                if let last { set(last, value, bytes) }
            case .other(let line):
                // QUIRK: a long reply broken without folding (MessageLabs).
                if last == .diagnosticCode { extendDiagnostic(bytes, in: line) }
            }
        }
        finish()
        afterGap = false
    }

    /// QUIRK: a gateway that encoded the groups and left the field that says so among them (Proofpoint).
    private mutating func readEncoded(_ bytes: Span<UInt8>, in range: Range<Int>) {
        afterGap = true
        guard let content = TransferEncoding.base64.decode(bytes, in: range) else { return }
        read(content.span, in: content.indices)
    }

    private mutating func set(_ field: KnownField, _ value: Range<Int>, _ bytes: Span<UInt8>) {
        switch field {
        case .reportingMTA: reportingMTA = Self.typed(bytes, in: value)
        case .originalEnvelopeID: envelopeID = AddressField.xtextDecoded(bytes.array(value))
        case .xPostfixQueueID: queueID = bytes.oneLine(value, limit: 100)
        case .arrivalDate: arrivedAt = MailDate.time(bytes, in: value)
        case .finalRecipient, .originalRecipient, .xActualRecipient, .action, .status, .remoteMTA, .diagnosticCode,
            .lastAttemptDate, .willRetryUntil, .xPowerMTABounceCategory, .xSupplementaryInfo:
            if beginsGroup(field) { finish() }
            afterGap = false
            current.set(field, value, bytes)
        default: break
        }
    }

    private func beginsGroup(_ field: KnownField) -> Bool {
        guard current.hasRecipient else { return false }
        if current.has(field) { return true }
        // After an empty line a recipient begins a group, though the one before lacked that kind of address.
        return afterGap && (field == .finalRecipient || field == .originalRecipient)
    }

    private mutating func finish() {
        defer { current = Group() }
        guard current.hasRecipient, groups.count < Self.recipientLimit else { return }
        if let words = current.supplement {
            current.diagnostic = current.diagnostic.isEmpty ? words : current.diagnostic + [.space] + words
        }
        groups.append(current)
    }

    private mutating func extendDiagnostic(_ bytes: Span<UInt8>, in line: Range<Int>) {
        guard current.diagnostic.count < Self.diagnosticLimit else { return }
        current.diagnostic += [.space] + bytes.oneLine(line, limit: Self.diagnosticLimit)
    }

    /// Returns the reply in `<mx.b.example #5.1.1 smtp;550 5.1.1 no such user>`.
    fileprivate static func supplement(_ bytes: Span<UInt8>, in value: Range<Int>) -> [UInt8] {
        var words = bytes.oneLine(value, limit: diagnosticLimit)
        if words.first == .less { words.removeFirst() }
        if words.last == .greater { words.removeLast() }
        guard let semicolon = words.firstIndex(of: .semicolon),
            Array(words[..<semicolon].suffix(4)).lowercased.text == "smtp"
        else { return words }
        return Array(words[(semicolon + 1)...].drop { $0 == .space })
    }

    /// Returns the value of `type; value`, on one line. A bare number means nothing without its type: `X-Unix; 77`.
    fileprivate static func typed(_ bytes: Span<UInt8>, in value: Range<Int>) -> [UInt8] {
        var index = value.lowerBound
        while index < value.upperBound, bytes[index].isLetter || bytes[index].isDigit || bytes[index] == .hyphen {
            index += 1
        }
        while index < value.upperBound, bytes[index].isBlank { index += 1 }
        guard index < value.upperBound, bytes[index] == .semicolon else {
            return bytes.oneLine(value, limit: diagnosticLimit)
        }
        let rest = bytes.trimmed(index + 1..<value.upperBound)
        let isNumber = rest.count < 3 && !rest.contains { !bytes[$0].isDigit }
        return bytes.oneLine(isNumber ? value : rest, limit: diagnosticLimit)
    }
}

extension StatusReport.Group {
    fileprivate mutating func set(_ field: KnownField, _ value: Range<Int>, _ bytes: Span<UInt8>) {
        switch field {
        case .finalRecipient: final = AddressField.address(bytes, in: value)
        case .originalRecipient: original = AddressField.address(bytes, in: value)
        case .xActualRecipient: actual = AddressField.address(bytes, in: value)
        case .action: action = ReportedRecipient.Action(word: bytes, in: value)
        case .status: status = EnhancedStatus(firstIn: bytes, value)
        case .remoteMTA: remote = StatusReport.typed(bytes, in: value)
        case .diagnosticCode:
            diagnostic = StatusReport.typed(bytes, in: value)
            // QUIRK: Japanese as it stands in mails of its time, in a field that has no charset (Domino).
            if diagnostic.contains(.escape) { diagnostic = Charset.iso2022JP.decoded(diagnostic) }
        case .xSupplementaryInfo: supplement = StatusReport.supplement(bytes, in: value)
        case .willRetryUntil: willRetry = true
        case .xPowerMTABounceCategory: category = bytes.oneLine(value, limit: 40).lowercased
        case .lastAttemptDate:
            hasLastAttempt = true
            attemptedAt = MailDate.time(bytes, in: value)
        default: break
        }
    }

    fileprivate func has(_ field: KnownField) -> Bool {
        switch field {
        case .finalRecipient: final != nil
        case .originalRecipient: original != nil
        case .xActualRecipient: actual != nil
        case .action: action != nil
        case .status: status != nil
        case .remoteMTA: remote != nil
        case .diagnosticCode: !diagnostic.isEmpty
        case .xSupplementaryInfo: supplement != nil
        case .willRetryUntil: willRetry
        case .xPowerMTABounceCategory: category != nil
        case .lastAttemptDate: hasLastAttempt
        default: false
        }
    }
}

extension ReportedRecipient.Action {
    /// Reads the word that an Action field begins with (RFC 3464, 2.3.3), whatever its case and what follows.
    init?(word bytes: Span<UInt8>, in value: Range<Int>) {
        // QUIRK: "fail" and "error" are seen; Postfix says "deliverable" and "undeliverable" of a probe.
        if ["fail", "error", "undeliverable"].contains(where: { bytes.starts(value, with: $0) }) {
            self = .failed
        } else if bytes.starts(value, with: "delayed") {
            self = .delayed
        } else if bytes.starts(value, with: "deliver") {
            self = .delivered
        } else if bytes.starts(value, with: "relayed") {
            self = .relayed
        } else if bytes.starts(value, with: "expanded") {
            self = .expanded
        } else {
            return nil
        }
    }
}

// One connection's mail, from MAIL FROM to the verdict. The shell around Tracking's decisions.

internal import MIME
internal import Milter
internal import Sealing
internal import Storage
internal import Tracking

/// What the filter keeps of a connection, and of the message that is on it.
final class FilterSession: MilterSession {
    private let filter: Filter
    private let capabilities: Capabilities
    private var client: ClientAddress?
    private var sender = ""
    private var recipients: [String] = []
    private var buffer: MessageBuffer

    init(_ filter: Filter, capabilities: Capabilities) {
        self.filter = filter
        self.capabilities = capabilities
        buffer = MessageBuffer(limit: filter.policy.maximumSize)
    }

    func connected(client: ClientAddress?) {
        self.client = client
    }

    func sender(_ address: [UInt8], macros: borrowing Macros) -> Verdict {
        reset()
        sender = Self.address(address)
        let isAuthenticated = macros["{auth_authen}"].map { !$0.isEmpty } ?? false
        guard filter.policy.outgoing.includes(client: client, isAuthenticated: isAuthenticated) else {
            filter.log.notOutgoing(queueID: Self.queueID(macros), client: client)
            return .accept
        }
        return .continue
    }

    func recipient(_ address: [UInt8], macros: borrowing Macros) -> Verdict {
        recipients.append(Self.address(address))
        return .continue
    }

    func header(name: Span<UInt8>, value: Span<UInt8>) { buffer.addField(name: name, value: value) }

    func endOfHeaders(macros: borrowing Macros) -> Verdict {
        buffer.endHeader()
        return .continue
    }

    func body(_ chunk: Span<UInt8>) { buffer.addBody(chunk) }

    func endOfMessage(macros: borrowing Macros) -> Outcome {
        let queueID = Self.queueID(macros)
        let start = ContinuousClock.now
        let envelope = Envelope(queueID: queueID, sender: sender, recipients: recipients)
        defer { reset() }
        do {
            let treatment = try filter.treat(buffer, envelope, capabilities)
            filter.log.treated(treatment, queueID: queueID, bytes: buffer.size, since: start)
            return treatment.changes.map { .change($0) } ?? .accept
        } catch {
            filter.log.failed(
                error, queueID: queueID, onFailure: filter.policy.onFailure, bytes: buffer.size, since: start)
            return filter.policy.onFailure == .accept ? .accept : .tempfail
        }
    }

    func aborted() { reset() }

    private func reset() {
        sender = ""
        recipients.removeAll(keepingCapacity: true)
        buffer.reset()
    }

    /// An envelope address without its angle brackets.
    private static func address(_ bytes: [UInt8]) -> String {
        let hasBrackets = bytes.first == UInt8(ascii: "<") && bytes.last == UInt8(ascii: ">") && bytes.count > 1
        return String(decoding: hasBrackets ? bytes[1..<bytes.count - 1] : bytes[...], as: UTF8.self)
    }

    private static func queueID(_ macros: borrowing Macros) -> String {
        macros["i"].map { String(decoding: $0, as: UTF8.self) } ?? "NOQUEUE"
    }
}

/// Who sends a message to whom, and under which name the MTA logs it.
struct Envelope {
    let queueID: String
    let sender: String
    let recipients: [String]
}

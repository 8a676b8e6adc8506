// What arrived at the other end.

import Foundation
import Peers

/// A message as the sink received it, with LF line ends: smtp-sink drops every CR (see contrib/demo/throwaway.sh).
struct DeliveredMessage {
    let sender: String
    let recipients: [String]
    /// As the MTA sent it, without the sink's own lines and without its empty line at the end.
    let bytes: [UInt8]

    /// What smtp-sink wrote for one transaction.
    init?(dump: [UInt8]) {
        var rest = dump[...]
        var sender: String?
        var recipients: [String] = []
        while let end = rest.firstIndex(of: 0x0A) {
            let line = String(decoding: rest[..<end], as: UTF8.self)
            if line.hasPrefix("Received: ") { break }
            let address = line.split(separator: "<").last?.split(separator: ">", omittingEmptySubsequences: false).first
            if line.hasPrefix("X-Mail-Args: ") { sender = address.map(String.init) }
            if line.hasPrefix("X-Rcpt-Args: ") { recipients.append(address.map(String.init) ?? "") }
            rest = rest[(end + 1)...]
        }
        guard let sender, let field = HeaderBlock.endOfFirstField(rest), rest.last == 0x0A else { return nil }
        self.sender = sender
        self.recipients = recipients
        bytes = Array(rest[field...].dropLast())
    }

    /// The message without the Received field that the MTA put on top.
    var withoutReceived: [UInt8] {
        Array(bytes[(HeaderBlock.endOfFirstField(bytes[...]) ?? 0)...])
    }

    /// The header without that field, each field with its line end.
    var fields: [String] {
        HeaderBlock.fields(withoutReceived)
    }

    var body: [UInt8] {
        HeaderBlock.body(bytes)
    }
}

/// The header of a message with LF line ends, by its lines only.
enum HeaderBlock {
    static func endOfFirstField(_ bytes: ArraySlice<UInt8>) -> Int? {
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            start = end + 1
            guard start < bytes.endIndex, bytes[start] == 0x20 || bytes[start] == 0x09 else { return start }
        }
        return nil
    }

    static func fields(_ message: [UInt8]) -> [String] {
        var rest = message[...]
        var fields: [String] = []
        while let first = rest.first, first != 0x0A, let end = endOfFirstField(rest) {
            fields.append(String(decoding: rest[..<end], as: UTF8.self))
            rest = rest[end...]
        }
        return fields
    }

    static func body(_ message: [UInt8]) -> [UInt8] {
        var rest = message[...]
        while let first = rest.first, first != 0x0A, let end = endOfFirstField(rest) { rest = rest[end...] }
        return Array(rest.dropFirst())
    }
}

/// The folder that smtp-sink fills.
struct Sink {
    let folder: String

    /// All messages received so far. A file is whole when the transaction has ended; one that is not yet is left out.
    func messages() throws -> [DeliveredMessage] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted().compactMap { name in
            DeliveredMessage(dump: Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))))
        }
    }

    func messages(to recipient: String) throws -> [DeliveredMessage] {
        try messages().filter { $0.recipients.contains(recipient) }
    }

    /// Removes what has arrived, so that the next messages stand alone.
    func empty() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }
}

extension ThrowawayMTA {
    /// What came out, where everything goes to a sink.
    var sink: Sink { Sink(folder: folder + "/sink") }
}

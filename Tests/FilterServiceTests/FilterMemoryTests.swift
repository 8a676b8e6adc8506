// The whole filter, when the messages in flight take all that they may: a process of its own, as libmilter is one per process.

import Foundation
import Logging
import Milter
import Peers
import Sealing
import Spool
import SpoolStage
import Storage
import Synchronization
import Testing
import Tools
import Tracking
import Words

@testable import FilterService

@Suite struct FilterMemoryTests {
    @Test func `beyond the memory of all a message is a failure, as it was agreed`() async {
        await #expect(processExitsWith: .success) { try expect(.accept) }
        await #expect(processExitsWith: .success) { try expect(.tempfail) }
    }
}

/// One message is on its way and keeps its memory; what becomes of another, and what the log says.
private func expect(_ onFailure: OnFailure) throws {
    let lines = Lines()
    let address = try startFilter(onFailure, lines)
    // Its bytes are answered, so that they are there before the second one's.
    var offer = MilterOffer.modern
    offer.steps.remove(.silentBody)
    let first = try MilterPeer(connectingTo: address, offering: offer)
    try first.connect(address: "127.0.0.1")
    try begin(first, "1", bytes: 700)
    let second = try MilterPeer(connectingTo: address)
    try second.connect(address: "127.0.0.1")
    try begin(second, "2", bytes: 700)
    let result = try second.endOfMessage(macros: ["i": "2"])
    #expect(result.changes.isEmpty)
    #expect(onFailure == .tempfail ? result.reply == .tempfail : [.accept, .continue].contains(result.reply))
    let failures = lines.all.filter { $0.hasPrefix("2: failed on_failure=\(onFailure.rawValue)") }
    #expect(failures.count == 1 && failures[0].contains("memory"))
    // It has left room for a smaller one, and the first is treated as ever.
    try begin(second, "3", bytes: 100)
    _ = try second.endOfMessage(macros: ["i": "3"])
    #expect(lines.all.contains { $0.hasPrefix("3: ") && !$0.contains("failed") })
    _ = try first.endOfMessage(macros: ["i": "1"])
    #expect(lines.all.contains { $0.hasPrefix("1: ") && !$0.contains("failed") })
}

private func begin(_ mta: MilterPeer, _ queueID: String, bytes: Int) throws {
    try mta.mail("<news@shop.example>")
    try mta.rcpt("<ann@home.example>", macros: ["i": queueID])
    try mta.data()
    try mta.header("Subject", " x")
    try mta.endOfHeaders(macros: ["i": queueID])
    try mta.body([UInt8](repeating: 0x61, count: bytes))
}

private func startFilter(_ onFailure: OnFailure, _ lines: Lines) throws -> String {
    let folder = TestFolder()
    let urls = TrackerURLs(standard: Array("https://t.example".utf8), byDomain: [:])
    var policy = FilterPolicy(
        outgoing: OutgoingRule(authenticated: true, networks: [Network("127.0.0.0/8")].compactMap(\.self)),
        messages: MessagePolicy(tracks: .all, rewritesSigned: false, links: LinkPolicy(trackers: urls.all)),
        trackerURLs: urls, onFailure: onFailure, multipleRecipients: .shared, untrackedDomains: [],
        campaignHeaders: [], fields: FilterPolicy.Fields(offersUnsubscribe: false), returnPath: nil,
        onSuppressed: .drop, maximumSize: 10_000)
    policy.memoryLimit = 1000
    let keys = try KeyRing([.random(created: "2026-01-01")])
    let path = folder.path + "/db"
    let address = "unix:\(folder.path)/f.sock"
    let store = try Store(path: path)
    let service = try FilterService(
        listen: ListenAddress(milter: address), policy: policy, keys: keys,
        ledger: .over(store, keys: keys, in: folder.path), spool: nil,
        splitSpool: SplitSpool(folder: folder.path + "/split"), logger: Logger(label: "test") { _ in lines })
    Task.detached {
        defer { withExtendedLifetime(folder) {} }
        try await service.run()
    }
    return address
}

/// What was logged.
private struct Lines: LogHandler {
    private final class Store: Sendable { let lines = Mutex<[String]>([]) }
    private let store = Store()
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    var all: [String] { store.lines.withLock { $0 } }
    func log(event: LogEvent) { store.lines.withLock { $0.append(event.message.description) } }
}

// What is taken of what anybody may send us, and how much of it is kept.

import BounceService
import Foundation
import Logging
import Mailbox
import Peers
import Sealing
import Storage
import Testing
import Words

@testable import backstamp

@Suite final class ReturnedMailDoorTests {
    private let folder = TestFolder()
    private let keys: KeyRing

    init() throws {
        keys = try KeyRing([.random(created: "2026-01-01")])
    }

    private func handler(_ yaml: String) throws -> ReturnedMailHandler {
        let text = "database: sqlite:\(folder.path)/b.db\nspool: \(folder.path)/spool\n\(yaml)"
        let configuration = try Configuration(Configuration.values(in: text, path: "b.yaml", environment: [:]))
        try configuration.makeSpool()
        return configuration.returnedMailHandler(
            store: try configuration.openStore(), keys: keys,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func address(_ token: some AddressToken, _ pattern: String) -> String {
        pattern.replacing("TOKEN", with: String(decoding: keys.sealForAddress(token), as: UTF8.self))
    }

    private static let returnPath = "bounces:\n  return_path: Bounces@bounce.example\n"

    @Test(arguments: [
        "bounces@bounce.example", "bounces@BOUNCE.example", "Bounces@bounce.example", "postmaster", "Postmaster",
        "postmaster@bounce.example", "ABUSE@bounce.example", "complaints@bounce.example", "notices@other.example",
    ])
    func whatWeAreReachedByIsTaken(address: String) throws {
        let others = "filter:\n  cfbl_address: complaints@bounce.example\nnotices:\n  from: notices@other.example\n"
        #expect(try handler(Self.returnPath + others).isTaken(recipient: address))
    }

    @Test(arguments: [
        "bounces+TOKEN@bounce.example", "BOUNCES+TOKEN@BOUNCE.EXAMPLE", "prvs=0123abcdef=bounces+TOKEN@bounce.example",
        "SRS0=HHH=TT=bounce.example=bounces+TOKEN@forwarder.example", "bounces-TOKEN@bounce.example",
    ])
    func whatHasATokenIsTaken(pattern: String) throws {
        let handler = try handler(Self.returnPath)
        #expect(handler.isTaken(recipient: address(UnsubscribeToken(copy: 7), pattern)))
        let returnPath = address(ReturnPathToken(copy: 7), pattern)
        #expect(handler.isTaken(recipient: returnPath))
        #expect(handler.isTaken(recipient: returnPath.uppercased()))
    }

    @Test(arguments: [
        "sales@bounce.example", "bounces+x@bounce.example", "bounces+aaaaaaaaaaaaaaaaaaaaaaaaaa@bounce.example",
        "bounces@bounce.example.org", "bounces@other.example", "abuse@other.example", "postmaster@other.example", "",
        "bounces", "\"bounces\"@bounce.example",
    ])
    func anythingElseIsNotTaken(address: String) throws {
        #expect(try !handler(Self.returnPath).isTaken(recipient: address))
    }

    /// Reports come to the senders themselves then.
    @Test func withoutReturnPathsAnyRecipientIsTaken() throws {
        #expect(try handler("").isTaken(recipient: "sales@bounce.example"))
    }

    /// A flood in one run of the process: at no time is there more than may be, and the last mail is always there.
    @Test func theFolderForPeopleHasABound() throws {
        let handler = try handler("retention:\n  people_size: 100000\n")
        for number in 1...60 {
            try handler.take(mail(number))
            #expect(try sizes().reduce(0, +) <= 100_000)
        }
        let texts = try texts()
        #expect(texts.contains { $0.contains("Number 60\r\n") } && !texts.contains { $0.contains("Number 1\r\n") })
        // What has come in between is found by those that begin anew, as `bounce deliver` does with each mail.
        try self.handler("retention:\n  people_size: 30000\n").take(mail(61))
        #expect(try sizes().reduce(0, +) <= 30_000)
        #expect(try self.texts().contains { $0.contains("Number 61\r\n") })
    }

    private func mail(_ number: Int) -> IncomingMail {
        let text =
            "From: a@b.example\r\nSubject: Number \(number)\r\n\r\n" + String(repeating: "x", count: 5000) + "\r\n"
        return IncomingMail(bytes: Array(text.utf8), source: "lmtp")
    }

    private var new: URL { URL(filePath: folder.path + "/spool/people/new") }

    private func sizes() throws -> [Int] {
        try FileManager.default.contentsOfDirectory(at: new, includingPropertiesForKeys: [.fileSizeKey])
            .map { try $0.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0 }
    }

    private func texts() throws -> [String] {
        try FileManager.default.contentsOfDirectory(at: new, includingPropertiesForKeys: nil)
            .map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    }
}

// Replies that others collected. They are no part of the project: BACKSTAMP_CORPORA says where they are; without them
// this is skipped.

import Foundation
import Testing

@testable import Bounces

@Suite struct ReplyCorpusTests {
    private static let file: URL? = {
        let beside = URL(filePath: #filePath).appending(path: "../../../../shared/corpora").standardizedFileURL
        let folder = ProcessInfo.processInfo.environment["BACKSTAMP_CORPORA"].map { URL(filePath: $0) } ?? beside
        let file = folder.appending(path: "bounces/replies.jsonl")
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }()

    private struct Reply: Decodable {
        var reply: String
        var reason: String?
        var hard: Bool?
    }

    private static let names = [
        "userunknown": Reason.userUnknown, "mailboxfull": .mailboxFull, "suspend": .mailboxDisabled,
        "blocked": .blocked,
        "rejected": .senderRejected, "norelaying": .relayDenied, "authfailure": .authentication, "expired": .expired,
        "spamdetected": .spamDetected, "virusdetected": .virusDetected, "mesgtoobig": .messageTooBig,
    ]

    @Test(.enabled(if: file != nil))
    func everyReplyIsClassifiedRight() throws {
        let lines = try String(contentsOf: #require(Self.file), encoding: .utf8).split(separator: "\n")
        #expect(lines.count > 100)
        for line in lines {
            let expected = try JSONDecoder().decode(Reply.self, from: Data(line.utf8))
            let verdict = verdict(expected.reply)
            if let hard = expected.hard {
                #expect(
                    (ReasonPolicy.standard.classify(verdict) == .hard) == hard, "\(expected.reply): \(verdict.rule)")
            }
            if let reason = expected.reason {
                #expect(verdict.reason == Self.names[reason], "\(expected.reply): \(verdict.rule)")
            }
        }
    }
}

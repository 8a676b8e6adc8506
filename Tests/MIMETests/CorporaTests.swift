// Mails that others wrote: every one parses, its parts lie within one another in order, and every body decodes.
// The corpora are no part of the project: BACKSTAMP_CORPORA says where they are; without them this is skipped.

import Foundation
import Testing

@testable import MIME

@Suite struct CorporaTests {
    private static let folder: URL? = {
        let beside = URL(filePath: #filePath).appending(path: "../../../../shared/corpora").standardizedFileURL
        let folder = ProcessInfo.processInfo.environment["BACKSTAMP_CORPORA"].map { URL(filePath: $0) } ?? beside
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    private static func files(in path: String) throws -> [URL] {
        let folder = try #require(Self.folder).appending(path: path)
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
        return all.compactMap { $0 as? URL }.filter { $0.pathExtension == "eml" }
    }

    @Test(.enabled(if: folder != nil), arguments: ["outgoing/mime", "bounces"])
    func everyMailParsesAndDecodes(_ path: String) throws {
        let files = try Self.files(in: path)
        #expect(!files.isEmpty)
        for file in files {
            let input = [UInt8](try Data(contentsOf: file))
            let parts = Message(input).parts
            try #require(parts[0].body.upperBound == input.count, "\(file.path)")
            var end: [Int] = []
            for part in parts {
                // Within its parent, behind its elder siblings.
                let parent = part.parent.map { parts[$0].body } ?? input.indices
                try #require(part.header.upperBound <= part.body.lowerBound)
                try #require(part.header.lowerBound >= parent.lowerBound && part.body.upperBound <= parent.upperBound)
                if let parent = part.parent { try #require(part.header.lowerBound >= end[parent]) }
                end.append(part.body.lowerBound)
                if let parent = part.parent { end[parent] = part.body.upperBound }
                try #require((part.encoding.decode(input, in: part.body) == nil) == (part.encoding == .unknown))
            }
        }
    }

    @Test(.enabled(if: folder != nil), arguments: ["outgoing/mime", "bounces"])
    func everyTextCanBeEditedWithoutHarm(_ path: String) throws {
        var random = SeededGenerator(seed: 5)
        var edited = 0
        for file in try Self.files(in: path) {
            let input = [UInt8](try Data(contentsOf: file))
            for part in Message(input).parts where part.contentType.type == "text" {
                guard let content = part.encoding.decode(input, in: part.body), content.count > 2 else { continue }
                let place = Int.random(in: 0..<(content.count - 1), using: &random)
                let edit = Edit(range: place..<(place + 1), replacement: bytes("https://track.example/c/0123456789"))
                guard let edits = try? part.encoding.encodedEdits([edit], of: input, in: part.body) else { continue }
                let output = Edit.apply(edits, to: input)
                let body = part.body.lowerBound..<(part.body.upperBound + output.count - input.count)
                try #require(part.encoding.decode(output, in: body) == Edit.apply([edit], to: content), "\(file.path)")
                edited += 1
            }
        }
        #expect(edited > 50)
    }
}

// html5lib's vectors for tokenizers: all of them, in one piece and in chunks. They are no part of the project:
// BACKSTAMP_CORPORA says where they are; without them this is skipped.
//
// Left out are the four of xmlViolation.test, which want text and comments changed to what XML can hold: no rule of HTML
// (one of them passes all the same). Parse errors are not compared: a tokenizer that never fails has none to tell of.

import Foundation
import Testing

@testable import HTML

@Suite struct TokenizerVectorTests {
    private static let folder: URL? = {
        let beside = URL(filePath: #filePath).appending(path: "../../../../shared/corpora").standardizedFileURL
        let corpora = ProcessInfo.processInfo.environment["BACKSTAMP_CORPORA"].map { URL(filePath: $0) } ?? beside
        let folder = corpora.appending(path: "html5lib-tokenizer")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    private static func vectors() throws -> [TokenizerVector] {
        let files = try FileManager.default.contentsOfDirectory(at: #require(folder), includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "test" }.sorted { $0.path < $1.path }.flatMap {
            try TokenizerVector.all(in: $0)
        }
    }

    private static func tokens(_ vector: TokenizerVector, in chunks: [ArraySlice<UInt8>]) -> [RecordedToken] {
        var tokenizer = Tokenizer(in: vector.content, lastStartTag: vector.lastStartTag)
        var recorder = TokenRecorder()
        for chunk in chunks { tokenizer.feed(chunk.span, into: &recorder) }
        tokenizer.finish(into: &recorder)
        return recorder.tokens
    }

    private static func tokens(_ vector: TokenizerVector) -> [RecordedToken] {
        var tokenizer = Tokenizer(in: vector.content, lastStartTag: vector.lastStartTag)
        var recorder = TokenRecorder()
        tokenizer.run(vector.input.span, into: &recorder)
        return recorder.tokens
    }

    @Test(.enabled("needs html5lib's vectors: set BACKSTAMP_CORPORA") { folder != nil })
    func everyVectorInOnePiece() throws {
        let vectors = try Self.vectors()
        var passed = 0
        for vector in vectors {
            let tokens = Self.tokens(vector)
            if tokens == vector.output { passed += 1 }
            #expect(tokens == vector.output, "\(vector.name): \(String(decoding: vector.input, as: UTF8.self))")
        }
        print("html5lib tokenizer vectors, in one piece: \(passed) of \(vectors.count) pass")
        #expect(vectors.count > 7000)
    }

    @Test(.enabled("needs html5lib's vectors: set BACKSTAMP_CORPORA") { folder != nil })
    func everyVectorInChunks() throws {
        var random = SeededGenerator(seed: 11)
        var runs = 0
        for vector in try Self.vectors() {
            for chunks in Self.choppings(of: vector.input, &random) {
                runs += 1
                let tokens = Self.tokens(vector, in: chunks)
                #expect(
                    tokens == vector.output, "\(vector.name): \(chunks.map { String(decoding: $0, as: UTF8.self) })")
            }
        }
        print("html5lib tokenizer vectors, in chunks: \(runs) runs")
    }

    /// Byte by byte, in two at each place of short ones, and in several at random.
    private static func choppings(of input: [UInt8], _ random: inout SeededGenerator) -> [[ArraySlice<UInt8>]] {
        var all = [input.indices.map { input[$0...$0] }]
        for place in 0...min(input.count, 40) { all.append([input[..<place], input[place...]]) }
        for _ in 0..<2 {
            var rest = input[...]
            var chunks: [ArraySlice<UInt8>] = []
            while !rest.isEmpty {
                let length = Int.random(in: 0...min(rest.count, 9), using: &random)
                chunks.append(rest.prefix(length))
                rest = rest.dropFirst(length)
            }
            all.append(chunks)
        }
        return all
    }
}

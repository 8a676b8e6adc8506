// Finds the places of HTML documents, or rewrites mails with these documents in them, again and again, on one core.
//
//     rewriteload WORK SECONDS FILE...        megabytes of HTML a second
//     rewriteload WORK -n ROUNDS FILE...      so many rounds and no figure: for a count of its allocations, and a profiler
//
// WORK is `places`, or a transfer encoding: `8bit`, `quoted-printable`, `base64`.

import Foundation
import HTML

@main
struct RewriteLoad {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        let work = arguments.popFirst().flatMap { Work($0) }
        let isCounted = arguments.first == "-n"
        if isCounted { arguments.removeFirst() }
        guard let work, let amount = arguments.popFirst().flatMap({ Int($0) }), !arguments.isEmpty else {
            print("usage: rewriteload places|8bit|quoted-printable|base64 SECONDS|-n ROUNDS FILE...")
            exit(64)
        }
        let documents = try arguments.map { Array(try Data(contentsOf: URL(filePath: $0))) }
        let load = try Load(work, documents)
        if isCounted {
            for _ in 0..<amount { load.run() }
            return
        }
        let size = documents.reduce(0) { $0 + $1.count }
        print("\(work.name): \(documents.count) documents, \(size) bytes, \(load.run()) with a change")
        let clock = ContinuousClock()
        let start = clock.now
        var rounds = 0
        while clock.now - start < .seconds(amount) {
            load.run()
            rounds += 1
        }
        let megabytes = Double(rounds * size) / 1_000_000
        print("\(Int((megabytes / ((clock.now - start) / .seconds(1))).rounded())) MB/s")
    }
}

enum Work {
    case places
    case mail(WholeMail.Encoding)

    init?(_ name: String) {
        if name == "places" {
            self = .places
        } else if let encoding = WholeMail.Encoding(rawValue: name) {
            self = .mail(encoding)
        } else {
            return nil
        }
    }

    var name: String {
        switch self {
        case .places: "places"
        case .mail(let encoding): "mail in \(encoding.rawValue)"
        }
    }
}

/// What is done in a round.
struct Load {
    private let work: Work
    private let inputs: [[UInt8]]
    private let rewriter: MailRewriter

    init(_ work: Work, _ documents: [[UInt8]]) throws {
        self.work = work
        inputs =
            switch work {
            case .places: documents
            case .mail(let encoding): documents.map { WholeMail($0, encoding).bytes }
            }
        rewriter = try MailRewriter()
    }

    /// Returns in how many something is to be changed: so that the work is done.
    @inline(never) @discardableResult
    func run() -> Int {
        switch work {
        case .places:
            inputs.count {
                let places = Places(in: $0.span)
                return !places.links.isEmpty || places.end != nil
            }
        case .mail: inputs.count { (rewriter.rewrite($0, copy: 1) ?? []).count > $0.count }
        }
    }
}

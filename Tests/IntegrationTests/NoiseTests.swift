// A day of the internet's noise: robots and scanners at the tracker, spam and forgeries at the bounce domain, in the middle of
// which a small campaign lives. Its figures are the story's own count, and what the noise has made grow is within bounds.
//
// BACKSTAMP_NOISE=full: 100,000 requests and 20,000 mails. Else a twenty-fifth of that.

import Foundation
import Testing

@Suite struct NoiseTests {
    private static let isFull = ProcessInfo.processInfo.environment["BACKSTAMP_NOISE"] == "full"
    static let requests = isFull ? 100_000 : 4_000
    static let mails = isFull ? 20_000 : 800

    @Test func figuresAreExactAndLittleGrows() throws {
        let quiet = try NoisyDay()
        try quiet.send()
        try quiet.play()
        try quiet.awaitFigures()
        let expected = try quiet.size()
        expectFigures(try quiet.figures(), "without noise")
        #expect(quiet.sandbox.isRunning)

        let day = try NoisyDay()
        try day.send()
        let noise = try Noise(against: day, requests: Self.requests, mails: Self.mails)
        noise.start()
        try day.play()
        try noise.finish()
        try day.awaitFigures()
        expectFigures(try day.figures(), "with noise")
        #expect(try day.sandbox.databaseFaults() == "")
        expectBounds(try day.size(), expected, noise)
    }

    private func expectFigures(_ figures: [String: Int], _ place: Comment) {
        for (name, count) in NoisyDay.figures.sorted(by: { $0.key < $1.key }) {
            #expect(figures[name] == count, "\(name) \(place)")
        }
    }

    /// The noise adds no row but the digest of each mail, by which it is known when it comes again; no file but those that people
    /// look at and in the Maildir that it came by, each as long as the mail; and nothing at all for a request.
    private func expectBounds(_ size: DaySize, _ quiet: DaySize, _ noise: Noise) {
        let taken = noise.taken
        var grown = size.rows.merging(quiet.rows) { $0 - $1 }.filter { $0.value != 0 }
        #expect(grown.removeValue(forKey: "returned_mails") ?? 0 <= taken.count)
        #expect(grown == [:], "rows")
        #expect(size.databaseBytes - quiet.databaseBytes <= 1024 * taken.count + 65_536)
        #expect(size.peopleFiles - quiet.peopleFiles <= taken.count)
        #expect(size.peopleBytes - quiet.peopleBytes <= taken.bytes)
        #expect(size.mailboxFiles - quiet.mailboxFiles <= taken.count)
        #expect(size.mailboxBytes - quiet.mailboxBytes <= taken.bytes)
        #expect(size.otherFiles - quiet.otherFiles <= 2 && size.otherBytes - quiet.otherBytes <= 65_536)
        // A line for each mail; of all requests and refused connections none.
        #expect(size.logLines - quiet.logLines <= taken.count + 10)
        #expect(size.logBytes - quiet.logBytes <= 512 * (taken.count + 10))
        #expect(size.memory - quiet.memory <= 64 << 20)
        print(
            "noise: requests=\(noise.requests) answers=\(noise.answers.sorted { $0.key < $1.key })",
            "mails=\(noise.mails) taken=\(taken.count) refused=\(noise.mails - taken.count)",
            "rows+\(size.rows["returned_mails", default: 0] - quiet.rows["returned_mails", default: 0])",
            "database+\(size.databaseBytes - quiet.databaseBytes) people+\(size.peopleFiles - quiet.peopleFiles)",
            "people_bytes+\(size.peopleBytes - quiet.peopleBytes) of \(taken.bytes)",
            "mailbox+\(size.mailboxFiles - quiet.mailboxFiles) mailbox_bytes+\(size.mailboxBytes - quiet.mailboxBytes)",
            "other_bytes+\(size.otherBytes - quiet.otherBytes) log+\(size.logLines - quiet.logLines)",
            "memory+\(size.memory - quiet.memory)")
    }
}

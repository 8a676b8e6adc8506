// What a mail answers, against which its words are weighed.

/// The message of ours that a mail answers, as far as it is known.
package struct AnsweredMessage: Sendable {
    package let subject: String
    /// Milliseconds from its delivery, or else from its sending, to the answer.
    package let age: Int64

    package init(subject: String, age: Int64) {
        self.subject = subject
        self.age = age
    }

    /// The time in which a program answers and no person does.
    fileprivate static let moments: Int64 = 60_000
}

extension Report {
    /// Whether it may be another kind of mail once it is known what it answers.
    package var dependsOnAnswered: Bool { basis == .subject || kind == .reply && isAutomaticAtOnce }

    /// Returns the mail as it is to be read beside the message that it answers: a subject of ours says nothing of who
    /// answers under it, and what came within moments no person wrote.
    package func weighed(against message: AnsweredMessage) -> Report {
        var result = self
        if basis == .subject, Self.bare(subject ?? "") == Self.bare(message.subject) {
            (result.kind, result.basis, result.recipients) = (.reply, .text, [])
        }
        if result.kind == .reply, isAutomaticAtOnce, (0...AnsweredMessage.moments).contains(message.age) {
            (result.kind, result.basis) = (.autoReply, .text)
        }
        return result
    }

    /// Returns a subject without the marks of answers, as it may come back.
    private static func bare(_ subject: String) -> [UInt8] {
        let line = Array(subject.utf8).span.oneLine(0..<subject.utf8.count)
        let start = SubjectPrefixes(line.span).end
        return TextFolding.folded(line[start...])
    }
}

/// What an SMTP server says to a command (RFC 5321, section 4.2).
package struct Reply: Sendable, Equatable, CustomStringConvertible {
    /// 200 to 599.
    package let code: Int
    /// The enhanced status code (RFC 2034), `5.1.1`; nil where the server gives none.
    package let status: String?
    /// The lines without code and status, joined by spaces. Control characters have become spaces.
    package let text: String
    /// The lines without code.
    let lines: [String]

    init(code: Int, lines: [String]) {
        self.code = code
        self.lines = lines
        let status = lines.first.flatMap(Self.status)
        self.status = status.map(String.init)
        text = lines.map { line in
            // Section 4 of RFC 2034: the same status begins each line of a reply.
            guard let status, Self.status(of: line) == status else { return line }
            return String(line.dropFirst(status.count).trimmingPrefix(" "))
        }.joined(separator: " ")
    }

    /// The same command would get the same answer: don't repeat it.
    package var isPermanent: Bool { code >= 500 }

    /// On one line, as a log has it: `550 5.1.1 no such user`.
    package var description: String {
        ([String(code), status, text].compactMap(\.self)).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Returns the enhanced status code at the beginning of a line: class, subject and detail (RFC 3463, section 2).
    private static func status(of line: String) -> Substring? {
        let word = line.prefix { $0 != " " }
        let numbers = word.split(separator: ".", omittingEmptySubsequences: false)
        let isStatus =
            numbers.count == 3 && ["2", "4", "5"].contains(numbers[0])
            && numbers.allSatisfy {
                (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
            }
        return isStatus ? word : nil
    }
}

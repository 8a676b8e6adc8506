// The envelope of a split copy as a file has it.

package import Words

extension SplitCopy {
    /// The envelope as a file has it, a line for each of its fields.
    var text: String {
        [queueID, sender, recipient, reporting, "\(queuedAt)"].map { $0 + "\n" }.joined()
    }

    /// Whether the text can be read again: nothing in it ends a line. An MTA lets no such thing into an envelope.
    var isWritable: Bool {
        ![queueID, sender, recipient, reporting].contains { $0.utf8.contains(0x0A) }
    }

    /// A copy whose envelope can't be read any more: nobody knows to whom it goes.
    static func unreadable(_ copy: Int64) -> SplitCopy {
        SplitCopy(copy: copy, queueID: "", sender: "", recipient: "", reporting: "", queuedAt: 0)
    }

    package var isReadable: Bool { !recipient.isEmpty }

    init?(_ copy: Int64, text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count == 6, lines[5].isEmpty, let queuedAt = Int64(lines[4]) else { return nil }
        self.init(
            copy: copy, queueID: lines[0], sender: lines[1], recipient: lines[2], reporting: lines[3],
            queuedAt: queuedAt)
    }
}

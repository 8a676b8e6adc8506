/// Limits to how much of a mail is loaded.
///
/// Reports of any kind are far smaller; and what tells about a huge mail (its header, its first parts) stands at its
/// beginning. So a mail over the limit is read in part, and kept as a whole where it lies.
package struct SizeLimit: Sendable, Equatable {
    /// The most bytes of a mail that is loaded as a whole.
    package var whole: Int
    /// The bytes that are loaded of a longer one.
    package var head: Int

    package static let standard = SizeLimit(whole: 64 << 20, head: 1 << 20)

    package init(whole: Int, head: Int) {
        self.whole = whole
        self.head = head
    }

    /// Returns the bytes as a mail of a source without envelope; `bytes` may end anywhere behind `whole`.
    func mail(_ bytes: [UInt8], source: String) -> IncomingMail {
        guard bytes.count > whole else { return IncomingMail(bytes: bytes, source: source) }
        return IncomingMail(bytes: Array(bytes.prefix(head)), source: source, isCut: true)
    }
}

// Names of mails in a Maildir (https://cr.yp.to/proto/maildir.html).

internal import Glibc
internal import Synchronization
internal import Tools

/// `UNIQUE:2,FLAGS`, or `UNIQUE` alone as long as the mail is new.
struct MaildirName: Equatable {
    /// Names the mail for good, whatever flags it gets.
    var unique: String
    /// A letter each: S seen, T trashed, F flagged, ….
    var flags: Set<Character>

    private static let separator = ":2,"

    init(_ text: String) {
        if let range = text.firstRange(of: Self.separator) {
            unique = String(text[..<range.lowerBound])
            flags = Set(text[range.upperBound...])
        } else {
            unique = text
            flags = []
        }
    }

    /// Letters are in ASCII order, as the standard asks.
    var text: String { unique + Self.separator + String(flags.sorted()) }

    private static let counter = Atomic(0)

    /// A name that no other mail has or had on this machine: time, process, a counter, and chance where these repeat (a
    /// container's process is number 1 each time, and clocks are set back).
    static func makeUnique() -> String {
        let (seconds, microseconds) = (WallClock.nanoseconds() / 1000).quotientAndRemainder(dividingBy: 1_000_000)
        return unique(
            seconds: Int(seconds), microseconds: Int(microseconds),
            count: counter.add(1, ordering: .relaxed).newValue, chance: .random(in: .min ... .max))
    }

    /// Each part has the same width in all names: those of one process sort as text in the order in which they were made.
    static func unique(seconds: Int, microseconds: Int, count: Int, chance: UInt64) -> String {
        func padded(_ text: String, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - text.utf8.count)) + text
        }
        let process = padded("\(getpid())", 7)
        let random = padded(String(chance, radix: 16), 16)
        return
            "\(padded("\(seconds)", 10)).M\(padded("\(microseconds)", 6))P\(process)Q\(padded("\(count)", 10))R\(random).\(host)"
    }

    /// The machine's name, with what a Maildir name cannot hold spelled as the standard says.
    private static let host = (ThisProcess.hostName ?? "localhost").replacing("/", with: "\\057")
        .replacing(":", with: "\\072")
}

extension MaildirName {
    /// When a name says that it was made. Others write their numbers as wide as these are: Postfix's `M9` is older than its `M10`.
    struct Birth: Equatable, Comparable {
        let seconds: UInt64
        let microseconds: UInt64
        /// Which delivery of its process it was.
        let count: UInt64

        static func < (left: Birth, right: Birth) -> Bool {
            (left.seconds, left.microseconds, left.count) < (right.seconds, right.microseconds, right.count)
        }
    }

    /// Zeros where the name is nobody's who keeps to the standard.
    var birth: Birth {
        let parts = unique.utf8.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
        let middle = parts.count > 1 ? parts[1] : Substring().utf8
        // QUIRK: Exim's microseconds are an H.
        return Birth(
            seconds: Self.number(parts[0]), microseconds: Self.number(behind: ["M", "H"], in: middle),
            count: Self.number(behind: ["Q"], in: middle))
    }

    /// Returns the digits behind one of the letters; inodes and devices are hexadecimal, in small letters.
    private static func number(behind letters: [Unicode.Scalar], in part: Substring.UTF8View) -> UInt64 {
        let letter = part.firstIndex { byte in letters.contains { byte == UInt8(ascii: $0) } }
        return letter.map { number(part[part.index(after: $0)...]) } ?? 0
    }

    private static func number(_ text: Substring.UTF8View) -> UInt64 {
        UInt64(String(Substring(text.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }))) ?? 0
    }
}

// Names of mails in a Maildir (https://cr.yp.to/proto/maildir.html).

internal import Glibc
internal import Synchronization

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
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let count = counter.add(1, ordering: .relaxed).newValue
        let chance = String(UInt64.random(in: .min ... .max), radix: 16)
        return "\(now.tv_sec).M\(now.tv_nsec / 1000)P\(getpid())Q\(count)R\(chance).\(host)"
    }

    /// The machine's name, with what a Maildir name cannot hold spelled as the standard says.
    private static let host: String = {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
        let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return text.replacing("/", with: "\\057").replacing(":", with: "\\072")
    }()
}

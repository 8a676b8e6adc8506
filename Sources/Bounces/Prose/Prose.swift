// What the text of a report says, found by anchors.

/// The recipients that the text of a report names, and what is said of each: ranges of that text.
struct Prose {
    struct Entry {
        let address: Range<Int>
        /// The degree to which the text's words make it sure that this is a recipient.
        let tier: Tier
        let action: ReportedRecipient.Action?
        /// The places where it stands, once or more.
        var mentions: [Mention] = []
        /// The address that it was made from (an alias or a forward).
        var madeFrom: Range<Int>?
        /// Its own lines of the dialogue with the remote host, and the command that they answer.
        var session: [Range<Int>] = []
        var command: String?
    }

    /// A place where a recipient is named.
    struct Mention {
        /// The words on its line, behind the address or around it.
        let own: Range<Int>
        /// The text that it shares with the recipients listed right before and behind it: an index in `groups`.
        let group: Int
    }

    /// Entries of a lower tier count only where there are none of a higher one.
    enum Tier: Int, Comparable {
        /// In the dialogue with the remote host.
        case session
        /// All that stands on its line.
        case alone
        /// After a word such as "recipient", which names other addresses too.
        case named
        /// Right behind words that say that it failed.
        case next
        /// In a list of what failed.
        case list

        static func < (one: Tier, other: Tier) -> Bool { one.rawValue < other.rawValue }
    }

    /// The recipients that are listed together, and what is said of them.
    struct Group {
        var lines: [Range<Int>] = []
        /// The beginning of the remote host's words, if a phrase says so: `said:`.
        var quote: Int?
        var command: String?
        var remote: Range<Int>?
        /// Whether what follows is no more about them: advice to the sender, and the like.
        var isClosed = false
    }

    /// The words read, up to where the returned mail begins.
    var end = 0
    var entries: [Entry] = []
    /// The best entry of each address, lower-case.
    var places: [[UInt8]: Int] = [:]
    var groups: [Group] = []
    var saysFailed = false
    var saysDelayed = false
    var saysDelivered = false
    /// The first line of a status report's fields, where the text holds them.
    var statusFields: Int?
    /// Names without a domain where recipients were expected.
    var localNames: [Range<Int>] = []
    /// The dialogue with the remote host, with the command and host that failed.
    var session = Group()
    /// Lines that begin with a reply code, and what is quoted of remote hosts, wherever they stand.
    var replies: [Range<Int>] = []

    /// The entries of the highest tier that there are.
    var recipients: ArraySlice<Entry> {
        guard let highest = entries.map(\.tier).max() else { return [] }
        return entries.filter { $0.tier == highest }[...]
    }
}

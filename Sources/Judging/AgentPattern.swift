internal import Words

/// Words by which an agent (the `User-Agent` field's value) gives away what it is.
package struct AgentPattern: Sendable, Equatable {
    /// The natures that the words of a pattern tell of. Where several are found, the first of these counts.
    package enum Nature: String, Sendable, CaseIterable {
        /// A mail provider that fetches images when a person looks.
        case proxy
        /// Gmail's fetch ahead of a look; from elsewhere than Google it is only an old browser.
        case prefetcher
        /// A program that shows what a link leads to, where somebody passed it on.
        case preview
        /// A security gateway or sandbox.
        case gateway
        /// A programming library or a command.
        case library
        /// A browser that a program drives.
        case headless
        case crawler
        /// A word that machines use of themselves: enough only beside an address on the web.
        case word
        /// A mail program: it may be built on an engine that is dead elsewhere.
        case mailer
        /// A browser, an app or a device that people have today: an old engine beside it says nothing.
        case browser
        /// Words that a person's program says of itself: where it runs, that it is for mail.
        case system
        /// No sign of anything: of patterns that end at the same place, this one counts alone.
        case harmless
    }

    package let nature: Nature
    /// The words as written, but for a slash at the end; to be shown.
    package let name: String
    /// In the automaton's letters.
    let bytes: [UInt8]
    let place: Place

    struct Place: OptionSet {
        let rawValue: UInt8
        /// The agent begins with it.
        static let start = Place(rawValue: 1)
        /// No letter stands before it.
        static let wordBegins = Place(rawValue: 2)
        /// No letter stands behind it.
        static let wordEnds = Place(rawValue: 4)
    }

    static let lengthLimit = 60

    /// Reads a pattern: `^` before the words where the agent begins with them; `|` before or behind where they are not
    /// within a longer word. Nil where nothing is left, or what is not printable ASCII, which agents are.
    package init?(_ nature: Nature, _ text: some StringProtocol) {
        var words = text[...]
        var place: Place = []
        if words.first == "^" {
            place.insert(.start)
            words.removeFirst()
        } else if words.first == "|" {
            place.insert(.wordBegins)
            words.removeFirst()
        }
        if words.last == "|" {
            place.insert(.wordEnds)
            words.removeLast()
        }
        guard (1...Self.lengthLimit).contains(words.utf8.count), words.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
        else { return nil }
        self.nature = nature
        self.place = place
        name = String(words.last == "/" ? words.dropLast() : words)
        bytes = words.utf8.map(\.lowercasedASCII)
    }
}

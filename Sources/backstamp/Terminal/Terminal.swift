import Foundation

/// The reader's view of text: a terminal of some width, with colours or without, or a pipe, where nothing is cut.
struct Terminal {
    /// Columns; nil where it is no terminal.
    let width: Int?
    let hasColours: Bool

    static let pipe = Terminal(width: nil, hasColours: false)
    static let output = Terminal(STDOUT_FILENO)
    static let error = Terminal(STDERR_FILENO)

    init(width: Int?, hasColours: Bool) {
        self.width = width
        self.hasColours = hasColours
    }

    private init(_ descriptor: Int32) {
        let environment = ProcessInfo.processInfo.environment
        guard isatty(descriptor) == 1 else { self = .pipe; return }
        var size = winsize()
        let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        width = isKnown ? Int(size.ws_col) : 80
        // https://no-color.org
        hasColours = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    func styled(_ text: String, _ style: Style?) -> String {
        guard hasColours, let style, !text.isEmpty else { return text }
        return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
    }
}

/// The ways in which a text stands out; the numbers are ECMA-48's (section 8.3.117, SGR), and grey is a bright black.
enum Style: Int {
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
    case blue = 34
    case grey = 90

    /// Finds the colour of a message's or delivery's indicator.
    init?(indicator: String) {
        switch indicator {
        case "not_opened": self = .grey
        case "opened": self = .green
        case "clicked": self = .blue
        case "bounced": self = .red
        default: return nil
        }
    }
}

/// Where a split copy's envelope lies in the spool, and what its file is called: that says how far the copy has come.
enum SplitPlace: Sendable, Equatable {
    /// Its sending is not in the journal yet: without it the copy is nobody's.
    case drafted
    /// The MTA has not shown yet that it has the message.
    case held
    /// It may go, from a time on, after so many tries.
    case ready(tries: Int, dueAt: Int64)
    /// A server is being given it.
    case handed(tries: Int)

    /// How often it was tried.
    var tries: Int {
        switch self {
        case .drafted, .held: 0
        case .ready(let tries, _), .handed(let tries): tries
        }
    }

    /// Whether a server may be given it.
    var mayGo: Bool {
        switch self {
        case .held, .ready: true
        case .drafted, .handed: false
        }
    }

    static let folders = ["held", "ready", "handed"]

    /// Its folder's name.
    var folder: String {
        switch self {
        case .drafted, .held: "held"
        case .ready: "ready"
        case .handed: "handed"
        }
    }

    /// Its file's path below the spool's folder.
    func path(of copy: Int64) -> String {
        switch self {
        case .drafted: "\(folder)/\(copy).new"
        case .held: "\(folder)/\(copy)"
        case .ready(let tries, let dueAt): "\(folder)/\(copy).\(tries).\(dueAt)"
        case .handed(let tries): "\(folder)/\(copy).\(tries)"
        }
    }

    /// Reads a file's name; nil for what is none of ours.
    static func read(_ name: String, in folder: String) -> (copy: Int64, place: SplitPlace)? {
        let words = name.split(separator: ".")
        guard let copy = words.first.flatMap({ Int64($0) }) else { return nil }
        switch (folder, words.count) {
        case ("held", 1): return (copy, .held)
        case ("held", 2) where words[1] == "new": return (copy, .drafted)
        case ("ready", 3):
            guard let tries = Int(words[1]), let dueAt = Int64(words[2]) else { return nil }
            return (copy, .ready(tries: tries, dueAt: dueAt))
        case ("handed", 2): return Int(words[1]).map { (copy, .handed(tries: $0)) }
        default: return nil
        }
    }
}

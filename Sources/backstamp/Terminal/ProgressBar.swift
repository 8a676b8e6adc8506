// Long work, as the person who waits for it sees it.

import Foundation

/// A line on the terminal that changes in place: how much is done, and how long the rest takes. Nothing where standard error is
/// no terminal.
struct ProgressBar {
    private let label: String
    private let terminal: Terminal
    private let start = ContinuousClock.now
    private var shownAt: ContinuousClock.Instant?

    /// - Parameter label: what is being worked on.
    init(_ label: String, on terminal: Terminal = .error) {
        self.label = label
        self.terminal = terminal
    }

    /// - Parameters:
    ///   - done: of `total`, in whatever unit; total is nil where nobody knows.
    ///   - note: the same in words.
    mutating func show(_ done: Int64, of total: Int64?, note: String) {
        let now = ContinuousClock.now
        // More often than people can read would cost more than the work.
        guard let width = terminal.width, shownAt.map({ now - $0 >= .milliseconds(100) }) ?? true else { return }
        shownAt = now
        let seconds = (now - start) / .seconds(1)
        let line = Self.line(label, done: done, of: total, note: note, seconds: seconds, width: width)
        FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
    }

    /// Makes room for another line; the bar comes back with the next `show`.
    mutating func clear() {
        guard shownAt != nil else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
        shownAt = nil
    }

    private static let size = 24

    /// - Parameter seconds: since the work began.
    static func line(
        _ label: String, done: Int64, of total: Int64?, note: String, seconds: Double, width: Int
    ) -> String {
        var parts = [label.printable]
        if let total {
            let share = total > 0 ? min(1, max(0, Double(done) / Double(total))) : 1
            parts.append("\(bar(share, columns: size)) \(padded(Int(share * 100)))%")
            parts.append(note)
            // The first moments tell nothing of the rest.
            if seconds >= 2, share > 0, share < 1 { parts.append("\(left(seconds / share * (1 - share))) left") }
        } else {
            parts.append(note)
        }
        // A line that fills the last column would begin another.
        return parts.joined(separator: "  ").cut(to: max(1, width - 1))
    }

    /// Returns a share as a bar, to an eighth of a column.
    static func bar(_ share: Double, columns: Int) -> String {
        let bar = filled(share, columns: columns)
        return bar + String(repeating: "░", count: columns - bar.count)
    }

    /// Returns the part of a bar that is full, without what is missing to the whole.
    static func filled(_ share: Double, columns: Int) -> String {
        let eighths = Int((min(1, max(0, share)) * Double(columns * 8)).rounded())
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }

    private static func padded(_ percent: Int) -> String {
        String(repeating: " ", count: max(0, 3 - String(percent).count)) + String(percent)
    }

    private static func left(_ seconds: Double) -> String {
        switch seconds {
        case ..<90: "about \(max(1, Int(seconds.rounded()))) s"
        case ..<5400: "about \(Int((seconds / 60).rounded())) min"
        default: "about \(Int(min(seconds / 3600, 1e6).rounded())) h"
        }
    }
}

// What the process takes of the machine's memory, as Linux counts it.

import Foundation
import Peers

extension Sandbox {
    /// The most that was in memory at a time since it began, or since the peak was forgotten; bytes.
    func peakMemory() throws -> Int { try memory("VmHWM") }

    /// What is in memory now, from where the next peak is counted.
    func forgetPeakMemory() throws -> Int {
        try "5".write(toFile: "/proc/\(pid)/clear_refs", atomically: false, encoding: .ascii)
        return try memory("VmRSS")
    }

    private func memory(_ name: String) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
        guard let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) }) else {
            throw ShellError(description: "no \(name) of \(pid)")
        }
        return kilobytes << 10
    }
}

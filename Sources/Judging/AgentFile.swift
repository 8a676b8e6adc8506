/// A list of patterns as a file holds it: lines `nature words, words`. Empty lines and those that begin with `#` say
/// nothing.
package struct AgentFile: Sendable {
    package private(set) var patterns: [AgentPattern] = []
    /// Numbers, from 1, of lines that could not be read; the others count nevertheless.
    package private(set) var badLines: [Int] = []

    package init(_ text: String) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            if let patterns = Self.patterns(line) { self.patterns += patterns } else { badLines.append(index + 1) }
        }
    }

    private static func patterns(_ line: Substring) -> [AgentPattern]? {
        let parts = line.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let nature = AgentPattern.Nature(rawValue: String(parts[0])) else { return nil }
        var patterns: [AgentPattern] = []
        for words in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
            guard let pattern = AgentPattern(nature, words.drop { $0 == " " }) else { return nil }
            patterns.append(pattern)
        }
        return patterns
    }
}

/// A key of the configuration: its name, its default, and how its value is read.
struct Setting: Sendable {
    /// Dotted: `filter.listen`.
    let key: String
    /// The value as it would stand in the file; nil for a key that must be set where it is needed.
    let standard: SettingValue.Content?
    /// Puts a value into the configuration; returns what is wrong with it, if anything is.
    let read: @Sendable (inout Configuration, SettingValue) throws(ConfigurationError) -> Void

    /// The environment variable that overrides the file.
    var variable: String {
        "BACKSTAMP_" + key.uppercased().replacing(".", with: "_")
    }
}

/// A value with the place that it comes from, so that an error can name it.
struct SettingValue: Sendable {
    enum Content: Equatable, Sendable {
        case text(String)
        case list([String])
        case map([String: String])
    }

    let content: Content
    /// `backstamp.yaml:12`, or the name of an environment variable.
    let place: String
    let key: String

    func fault(_ expected: String) -> ConfigurationError {
        ConfigurationError(place: place, problem: "`\(key)` must be \(expected)")
    }

    func text(_ expected: String) throws(ConfigurationError) -> String {
        guard case .text(let text) = content, !text.isEmpty else { throw fault(expected) }
        return text
    }

    func choice<Value>(_ choices: [(String, Value)]) throws(ConfigurationError) -> Value {
        let names = choices.map(\.0).joined(separator: ", ")
        let text = try self.text("one of \(names)")
        guard let choice = choices.first(where: { $0.0 == text }) else { throw fault("one of \(names), not `\(text)`") }
        return choice.1
    }

    func bool() throws(ConfigurationError) -> Bool {
        try choice([("true", true), ("false", false)])
    }

    /// Returns a list; a single text is a list of the words between its commas, as environment variables have it.
    func list(_ expected: String) throws(ConfigurationError) -> [String] {
        switch content {
        case .list(let items): return items
        case .text(let text): return text.split(separator: ",").map { String($0.trimmingPrefix(while: \.isWhitespace)) }
        case .map: throw fault(expected)
        }
    }
}

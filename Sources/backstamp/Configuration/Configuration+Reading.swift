// From a YAML file and the environment to a configuration, with errors that name the line.

import Foundation
import Yams

extension Configuration {
    /// Reads a file. Keys that it does not have take their defaults; environment variables override both.
    ///
    /// - Throws: the first fault.
    static func read(_ path: String) throws(ConfigurationError) -> Configuration {
        let (configuration, faults) = try readAll(path)
        if let fault = faults.first { throw fault }
        return configuration
    }

    /// Reads a file with all its faults: keys that have one are as they are by default.
    ///
    /// - Throws: where the file can't be read at all.
    static func readAll(
        _ path: String
    ) throws(ConfigurationError) -> (configuration: Configuration, faults: [ConfigurationError]) {
        var faults: [ConfigurationError] = []
        let values = try values(
            in: text(path), path: path, environment: ProcessInfo.processInfo.environment, faults: &faults)
        var configuration = Configuration(values, path: path, faults: &faults)
        let phraseFaults = configuration.readPhrases()
        return (configuration, faults + configuration.contradictions + phraseFaults)
    }

    /// Returns the value of each key that has one, in the order of `Settings`.
    static func values(_ path: String) throws(ConfigurationError) -> [SettingValue] {
        try values(in: text(path), path: path, environment: ProcessInfo.processInfo.environment)
    }

    private static func text(_ path: String) throws(ConfigurationError) -> String {
        do { return try String(contentsOfFile: path, encoding: .utf8) } catch {
            let reason = FileManager.default.fileExists(atPath: path) ? "can't read it" : "no such file"
            throw ConfigurationError(place: path, problem: "\(reason); name another with --config")
        }
    }

    static func values(
        in text: String, path: String, environment: [String: String]
    ) throws(ConfigurationError) -> [SettingValue] {
        var faults: [ConfigurationError] = []
        let values = try values(in: text, path: path, environment: environment, faults: &faults)
        if let fault = faults.first { throw fault }
        return values
    }

    private static func values(
        in text: String, path: String, environment: [String: String], faults: inout [ConfigurationError]
    ) throws(ConfigurationError) -> [SettingValue] {
        let document = try Document(text, path: path)
        faults += document.faults
        return Settings.all.compactMap { setting in
            if let text = environment[setting.variable] {
                return SettingValue(content: .text(text), place: setting.variable, key: setting.key)
            }
            return document.values[setting.key]
                ?? setting.standard.map { SettingValue(content: $0, place: "default", key: setting.key) }
        }
    }

    init(_ values: [SettingValue]) throws(ConfigurationError) {
        var faults: [ConfigurationError] = []
        self.init(values, path: "", faults: &faults)
        if let fault = faults.first { throw fault }
    }

    private init(_ values: [SettingValue], path: String, faults: inout [ConfigurationError]) {
        self.path = path
        for value in values {
            places[value.key] = value.place
            guard let setting = Settings.all.first(where: { $0.key == value.key }) else { continue }
            do throws(ConfigurationError) { try setting.read(&self, value) } catch { faults.append(error) }
        }
    }

    /// The values of a YAML file by dotted key, each with its line.
    private struct Document {
        var values: [String: SettingValue] = [:]
        /// In the order of the file.
        var faults: [ConfigurationError] = []
        private let path: String

        init(_ text: String, path: String) throws(ConfigurationError) {
            self.path = path
            let root: Node?
            do {
                root = try Yams.compose(yaml: text)
            } catch let error as YamlError {
                throw ConfigurationError(
                    place: path + (error.line.map { ":\($0)" } ?? ""), problem: "not YAML: \(error.problem)")
            } catch {
                throw ConfigurationError(place: path, problem: "not YAML: \(error)")
            }
            guard let root, root != Node("", Tag(.null)) else { return }
            guard let mapping = root.mapping else {
                throw ConfigurationError(place: path, problem: "must be keys and values, such as `database: sqlite:…`")
            }
            add(mapping, under: "")
        }

        private mutating func add(_ mapping: Node.Mapping, under prefix: String) {
            for (name, node) in mapping {
                let key = prefix + (name.string ?? "")
                let place = "\(path):\(name.mark?.line ?? 0)"
                if Settings.all.contains(where: { $0.key == key }) {
                    let value = SettingValue(content: .text(""), place: place, key: key)
                    guard let content = SettingValue.Content(node) else {
                        faults.append(value.fault("a value or a list of values"))
                        continue
                    }
                    values[key] = SettingValue(content: content, place: place, key: key)
                } else if let inner = node.mapping, Settings.all.contains(where: { $0.key.hasPrefix(key + ".") }) {
                    add(inner, under: key + ".")
                } else {
                    let nearest = Spelling.nearest(to: key, among: Settings.all.map(\.key))
                    faults.append(
                        ConfigurationError(
                            place: place,
                            problem: "unknown key `\(key)`" + (nearest.map { "; did you mean `\($0)`?" } ?? "")))
                }
            }
        }
    }
}

extension SettingValue.Content {
    /// Takes a node; nil for what no key takes: lists of lists and the like.
    fileprivate init?(_ node: Node) {
        switch node {
        case .scalar(let scalar): self = .text(scalar.string)
        case .sequence(let sequence):
            let items = sequence.compactMap(\.string)
            guard items.count == sequence.count else { return nil }
            self = .list(items)
        case .mapping(let mapping):
            var items: [String: String] = [:]
            for (key, value) in mapping {
                guard let key = key.string, let value = value.string else { return nil }
                items[key] = value
            }
            self = .map(items)
        case .alias: return nil
        }
    }
}

extension YamlError {
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }

    fileprivate var problem: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .duplicatedKeysInMapping(let keys, _):
            "a key stands twice: \(keys.map { "\($0)" }.joined(separator: ", "))"
        default: "\(self)"
        }
    }
}

import Foundation
import Testing

// The house's own rules, asked of its sources: what README and Package.swift promise to a reader.

/// Reads the sources that this test was built from.
private enum House {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The Swift files below `Sources`, with their texts.
    static func sources() throws -> [(path: String, text: String)] {
        let paths = try FileManager.default.subpathsOfDirectory(
            atPath: root.appending(path: "Sources").path)
        return try paths.filter { $0.hasSuffix(".swift") }.sorted().map {
            ($0, try text("Sources/\($0)"))
        }
    }

    /// What `Package.swift` lists before the tests: each target and what it needs, bottom first.
    static func targets() throws -> [(name: String, needs: [String])] {
        let target =
            /\.(?:target|executableTarget|systemLibrary)\(\s*name: "(\w+)"(?:,\s*dependencies: \[([^\]]*)\])?/
        let house = try #require(
            try text("Package.swift").split(separator: "// Tests at three distances").first)
        return house.matches(of: target).map { match in
            (String(match.1), (match.2 ?? "").matches(of: /"(\w+)"/).map { String($0.1) })
        }
    }
}

struct HouseTests {
    /// Tables are as long as what they list.
    private static let tables: Set = ["Phrases", "Lexicons", "Tables"]

    @Test func filesAreShortEnoughToBeRead() throws {
        for (path, text) in try House.sources() {
            let lines = text.count { $0.isNewline }
            let isTable = path.split(separator: "/").contains { Self.tables.contains(String($0)) }
            #expect(isTable || lines <= 300, "\(path) has \(lines) lines")
        }
    }

    @Test func roomsAreSmallEnoughToBeKnown() throws {
        let rooms = Dictionary(grouping: try House.sources()) {
            $0.path.split(separator: "/").dropLast().joined(separator: "/")
        }
        for (room, files) in rooms
        where !Self.tables.contains(String(room.split(separator: "/").last ?? "")) {
            let lines = files.reduce(0) { $0 + $1.text.count { $0.isNewline } }
            #expect(lines <= 2500, "\(room) has \(lines) lines")
        }
    }

    @Test func noTwoModulesHaveATypeOfOneName() throws {
        var modules: [String: Set<String>] = [:]
        let declaration =
            /(?m)^(?:package |public |private |fileprivate )?(?:final |indirect )*(?:struct|class|enum|actor|protocol|typealias) (\w+)/
        for (path, text) in try House.sources() {
            for match in text.matches(of: declaration) {
                modules[String(match.1), default: []].insert(String(path.prefix { $0 != "/" }))
            }
        }
        for (name, places) in modules {
            #expect(places.count == 1, "\(name) stands in \(places.sorted())")
        }
    }

    @Test func everyModuleHasOneFrontPage() throws {
        let pages = try House.sources().filter { $0.text.contains("The front page of this module.") }
        let modules = Dictionary(grouping: pages) { String($0.path.prefix { $0 != "/" }) }
        for (module, _) in try House.targets() where !Self.isLibrary(module) {
            #expect(modules[module]?.count == 1, "\(module) has \(modules[module]?.map(\.path) ?? [])")
        }
    }

    /// A page that names a file or a type which has moved sends its reader astray.
    @Test func frontPagesNameWhatIsThere() throws {
        let sources = try House.sources()
        let types = Set(
            sources.flatMap { source in
                source.text.matches(of: /\b(?:struct|class|enum|actor|protocol|typealias) (\w+)/).map { String($0.1) }
            })
        let known = types.union(try House.targets().map(\.name))
        for (path, text) in sources where text.contains("The front page of this module.") {
            let module = path.prefix { $0 != "/" }
            let page = text.prefix(upTo: text.firstRange(of: "\n\n")?.lowerBound ?? text.endIndex)
            for match in page.matches(of: /`([\w+\/]+(?:\.swift)?)`/) {
                let name = String(match.1)
                let isThere =
                    if name.contains("/") || name.hasSuffix(".swift") {
                        sources.contains { file, _ in
                            [file, String(file.dropFirst(module.count + 1))].contains { $0.hasPrefix(name) }
                                || file.hasPrefix(module) && file.hasSuffix("/" + name)
                        }
                    } else {
                        name.first?.isUppercase != true || known.contains(name)
                    }
                #expect(isThere, "\(path) names \(name)")
            }
        }
    }

    /// No clock, no files, no C: nothing of the system is imported by the formats, the words and the rules.
    @Test func formatsAndRulesArePure() throws {
        let pure: Set = [
            "MIME", "HTML", "MTALog", "Words", "Tracking", "Judging", "Privacy", "Bounces", "Engagement",
        ]
        for (path, text) in try House.sources() where pure.contains(String(path.prefix { $0 != "/" })) {
            for match in text.matches(of: /(?m)^(?:\w+ )?import (\w+)/) {
                #expect(pure.contains(String(match.1)) || match.1 == "RealModule", "\(path) imports \(match.1)")
            }
        }
    }

    @Test func thePictureInReadmeIsTheHouse() throws {
        let readme = try House.text("README.md").split(separator: "## The house").last ?? ""
        let picture = readme.split(separator: "\n").filter { $0.hasPrefix("    ") }
        // Three blanks and more stand before what a row is.
        let drawn = picture.flatMap { row in
            (row.dropFirst(4).split(separator: "   ").first ?? "").split(separator: " ").map(String.init)
        }
        #expect(drawn.sorted() == (try House.targets()).map(\.name).sorted())
    }

    @Test func whatReadmeNamesIsThere() throws {
        let readme = try House.text("README.md").split(separator: "## The house").last ?? ""
        for match in readme.matches(of: /`([\w+\/]+\/(?:[\w+]+\.swift)?)`/) {
            let path = House.root.appending(path: "Sources/\(match.1)").path
            #expect(FileManager.default.fileExists(atPath: path), "\(match.1)")
        }
    }

    /// Whoever reads `Package.swift` from its top has met every module before another one asks for it.
    @Test func packageListsTheHouseBottomFirst() throws {
        let targets = try House.targets()
        let modules = Set(targets.map(\.name))
        var met: Set<String> = []
        for (module, needs) in targets {
            for name in needs where modules.contains(name) {
                #expect(met.contains(name), "\(module) needs \(name), which stands below it")
            }
            met.insert(module)
        }
    }

    /// A system's library: a module map and a shim.
    private static func isLibrary(_ module: String) -> Bool {
        module.hasPrefix("C") && module.dropFirst().first?.isUppercase == true
    }
}

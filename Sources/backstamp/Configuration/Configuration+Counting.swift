// From what an administrator wrote, and the files that it names, to the rules by which hits are judged and counted.

import Foundation
import Geolocation
import Judging
import Sealing
import Storage
import Words

extension Configuration {
    /// Reads the files: they are read again on SIGUSR1.
    func countingRules() throws(ConfigurationError) -> CountingRules {
        var agents = AgentFile.known.patterns
        for path in judging.agents {
            let file = AgentFile(try Self.text(of: path, key: "judging.agents"))
            try Self.check(file.badLines, of: path, expected: "an agent such as `gateway Example Scanner`")
            agents += file.patterns
        }
        var networks = NetworkFile.known.entries
        for path in judging.networks {
            let file = NetworkFile(try Self.text(of: path, key: "judging.networks"))
            try Self.check(file.badLines, of: path, expected: "a network such as `192.0.2.0/24 gateway Example`")
            networks += file.entries
        }
        // Where nobody says where our people are, that is where their mail comes from.
        if !networks.contains(where: { $0.label == .own }) {
            networks = ownNetworks.map { NetworkSet.Entry(network: $0, label: .own) } + networks
        }
        let locator = try geolocator()
        var rules = CountingRules(
            judge: HitJudge(agents: agents, networks: NetworkSet(networks)), engagement: scores, privacy: privacy,
            place: { locator.place(of: $0) })
        // Whoever may not read the key file counts no hits: the journal is closed to him, too.
        if let keys = try? KeyRing(KeyFile(path: self.keys).read()) {
            rules.likenesses = keys.likenesses
            rules.addressHashes = { keys.hashes(ofAddress: $0) }
        }
        return rules
    }

    /// Without the machine itself, and without what says that mail from everywhere is outgoing.
    private var ownNetworks: [Network] {
        filter.outgoingNetworks.filter { network in
            network.prefixLength >= 8 && !Network.loopback.contains { $0.contains(network.address) }
        }
    }

    /// Opens the databases of places; Debian's is used where it is installed.
    private func geolocator() throws(ConfigurationError) -> Geolocator {
        let country = locations.country.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
        do throws(GeolocationError) {
            return try Geolocator(city: locations.city, country: country)
        } catch {
            throw ConfigurationError(place: error.path, problem: "can't be used for `locations`: \(error.reason)")
        }
    }

    private static func text(of path: String, key: String) throws(ConfigurationError) -> String {
        do { return try String(contentsOfFile: path, encoding: .utf8) } catch {
            throw ConfigurationError(place: path, problem: "can't read this file of `\(key)`")
        }
    }

    private static func check(_ lines: [Int], of path: String, expected: String) throws(ConfigurationError) {
        guard let line = lines.first else { return }
        throw ConfigurationError(place: "\(path):\(line)", problem: "must be \(expected)")
    }
}

// The rest of the world, as far as a mail server sees it.

import Peers

/// A DNS that knows the domains below `example`, and the one host that is the mail exchanger of all of them. A command that is
/// run in this world asks this DNS and no other, whatever the machine's says or does not say.
final class World {
    private let names: NameServer
    private let server: RefusingServer
    private let home = TestFolder()

    /// The port on which its hosts take mail.
    var port: Int { server.port }

    /// What comes before a command to run it, and what it starts, in this world.
    var command: [String] { [Place.root + "/Tests/IntegrationTests/Support/apart.sh", home.path] }

    /// - Parameter refusals: how the hosts answer, by the recipient's domain.
    init(refusals: [String: Refusal]) throws {
        names = try NameServer()
        server = try RefusingServer(refusals: refusals)
        let files = [
            "hosts": "127.0.0.1 localhost mta.example\n",
            "resolv.conf": "nameserver \(names.address)\n",
            "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\nservices: files\n",
        ]
        for (name, text) in files { try home.write(text, to: name) }
    }
}

import Peers

/// Where a mail server sends what is not its own.
enum NextHop {
    case sink
    /// The hosts of a world.
    case world(World)

    /// For sendmail.sh and exim.sh.
    func argument() throws -> String {
        switch self {
        case .sink: "\(try Socket.freePort())"
        case .world(let world): "mx:\(world.port)"
        }
    }

    /// What comes before a command to run it where that is known.
    var command: [String] {
        if case .world(let world) = self { world.command } else { [] }
    }
}

extension ThrowawayPostfix {
    /// One that sends to the hosts of a world: nothing comes to its sink.
    convenience init(milter: String?, in world: World, settings: [String]) throws {
        let hosts = ["relayhost =", "disable_dns_lookups = no", "smtp_tcp_port = \(world.port)"]
        try self.init(milter: milter, settings: hosts + settings, within: world.command)
    }
}

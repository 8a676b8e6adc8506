// A port that somebody else has.

import Foundation
import Peers

/// Listens on a port of loopback and never answers.
final class PortHolder {
    let port: Int
    private let descriptor: Int32

    /// - Parameter port: zero for any that is free.
    init(port: Int) throws {
        descriptor = try Socket.listening(port: port)
        self.port = Socket.port(of: descriptor)
    }

    deinit { close(descriptor) }
}

// Which mail is outgoing, by who hands it over.

internal import Milter
internal import Tracking
internal import Words

extension OutgoingRule {
    /// Returns whether the machine itself hands mail over.
    func isLocal(_ client: ClientAddress?) -> Bool {
        guard let client else { return false }
        if case .local = client { return true }
        return IPAddress(client.description).map { address in
            Network.loopback.contains { $0.contains(address) }
        } ?? false
    }

    /// Returns the address of the person who hands mail over. This machine, and a relay within, are nobody's place.
    func submitter(_ client: ClientAddress?) -> IPAddress? {
        guard let address = client.flatMap({ IPAddress($0.description) }) else { return nil }
        return Network.inner.contains { $0.contains(address) } ? nil : address
    }

    /// - Parameter client: nil where the MTA says nothing of it. Mail that begins on the machine itself (`sendmail(1)`) has no
    ///   address of a client either: it is ours.
    func includes(client: ClientAddress?, isAuthenticated: Bool) -> Bool {
        if authenticated && isAuthenticated { return true }
        switch client {
        case .local: return true
        case .ipv4, .ipv6:
            guard let address = client.flatMap({ IPAddress($0.description) }) else { return false }
            return networks.contains { $0.contains(address) }
        case nil: return false
        }
    }
}

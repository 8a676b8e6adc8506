// Where a client of the MTA is, as a value that networks can be matched against.

import CMilter  // brings <sys/socket.h>
private import Glibc

/// The address of an MTA's client, in host byte order: the first octet is the highest.
package enum ClientAddress: Sendable, Hashable {
    case ipv4(UInt32)
    case ipv6(UInt128)
    /// On the same machine, by a socket in the file system.
    case local
}

extension ClientAddress: CustomStringConvertible {
    /// The usual text: `192.0.2.1`, `2001:db8::1` (RFC 5952), `local`.
    package var description: String {
        switch self {
        case .ipv4(let address):
            withUnsafeBytes(of: address.bigEndian) { Self.text(AF_INET, $0) }
        case .ipv6(let address):
            withUnsafeBytes(of: address.bigEndian) { Self.text(AF_INET6, $0) }
        case .local:
            "local"
        }
    }

    private static func text(_ family: Int32, _ address: UnsafeRawBufferPointer) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { text in
            // Fails only for unknown families and short buffers, and this is neither.
            guard let text = inet_ntop(family, address.baseAddress, text.baseAddress, socklen_t(text.count)) else {
                return ""
            }
            return String(cString: text)
        }
    }
}

extension ClientAddress {
    /// Reads the address in a `sockaddr`; nil for none, and for families that are no client's.
    init?(_ address: UnsafeMutablePointer<sockaddr>?) {
        guard let address else { return nil }
        let bytes = UnsafeRawPointer(address)
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            let offset = MemoryLayout<sockaddr_in>.offset(of: \.sin_addr) ?? 4
            self = .ipv4(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        case AF_INET6:
            let offset = MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr) ?? 8
            self.init(ipv6: UInt128(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt128.self)))
        case AF_UNIX:
            self = .local
        default:
            return nil
        }
    }

    /// Returns whether a client on the network spoke to the MTA.
    ///
    /// QUIRK: for mail that did not come by SMTP (`non_smtpd_milters`) Postfix names its own machine, with port 0.
    static func hasPort(_ address: UnsafeMutablePointer<sockaddr>?) -> Bool {
        guard let address else { return false }
        let family = Int32(address.pointee.sa_family)
        guard family == AF_INET || family == AF_INET6 else { return false }
        // The port is at the same place in both.
        let offset = MemoryLayout<sockaddr_in>.offset(of: \.sin_port) ?? 2
        return UnsafeRawPointer(address).loadUnaligned(fromByteOffset: offset, as: UInt16.self) != 0
    }

    /// Takes an IPv4 address that came over an IPv6 socket (`::ffff:192.0.2.1`, RFC 4291, section 2.5.5.2) for one.
    private init(ipv6 address: UInt128) {
        self = address >> 32 == 0xFFFF ? .ipv4(UInt32(truncatingIfNeeded: address)) : .ipv6(address)
    }
}

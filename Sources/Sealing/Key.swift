// A secret of the key file, and the keys derived from it.

internal import COpenSSL

/// A secret of 32 bytes, and the day it was made.
package struct Key: Sendable, Equatable {
    /// Bytes of a secret.
    package static let size = 32

    /// ISO 8601 date, for people.
    package let created: String
    let secret: [UInt8]

    init(created: String, secret: [UInt8]) {
        self.created = created
        self.secret = secret
    }

    /// Returns a new secret from the system's random source.
    package static func random(created: String) throws(KeyError) -> Key {
        var secret = [UInt8](repeating: 0, count: size)
        guard RAND_bytes(&secret, CInt(size)) == 1 else { throw .cryptography("random bytes") }
        return Key(created: created, secret: secret)
    }

    /// Returns a name to tell keys apart that reveals nothing: eight hexadecimal digits.
    package func fingerprint() throws(KeyError) -> String {
        Hexadecimal.encode(try derived(for: "backstamp fingerprint")[..<4])
    }

    /// Makes a key for one purpose: HMAC-SHA-256 of the purpose under the secret, so that no two purposes share one.
    func derived(for purpose: String) throws(KeyError) -> [UInt8] {
        let purpose = Array(purpose.utf8)
        var digest = [UInt8](repeating: 0, count: Self.size)
        var count: CUnsignedInt = 0
        guard HMAC(EVP_sha256(), secret, CInt(secret.count), purpose, purpose.count, &digest, &count) != nil,
            Int(count) == Self.size
        else { throw .cryptography("HMAC") }
        return digest
    }
}

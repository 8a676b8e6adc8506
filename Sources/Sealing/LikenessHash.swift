// What tells that two hits may be one event, where who made them may not be kept.

internal import COpenSSL
internal import Tracking
package import Words

/// HMAC-SHA-256 of a hit's copy, kind, link, address and agent, under a key derived from the key file and cut to 63
/// bits. Without that key nobody can try out addresses against it, and hits on different copies have nothing in common.
package struct LikenessHash: Sendable {
    private let key: [UInt8]

    /// Makes a hash whose key lives as long as the process.
    package init() {
        var random = SystemRandomNumberGenerator()
        key = (0..<Key.size).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }

    init(_ key: Key) throws(KeyError) {
        self.key = try key.derived(for: "backstamp likeness 1")
    }

    /// Returns the same number for the same.
    package func likeness(of hit: Hit) -> Int64 {
        let bytes = Self.bytes(hit.copy) + Self.bytes(Int64(hit.link ?? -1))
        return hash(bytes + Self.bytes(Int64(hit.address.count)) + hit.address + hit.userAgent)
    }

    /// Returns what stands for the address that a message was handed over from.
    package func submitter(of message: Int64, at address: IPAddress) -> Int64 {
        hash(Array("submitter ".utf8) + Self.bytes(message) + address.bytes)
    }

    private func hash(_ bytes: [UInt8]) -> Int64 {
        var digest = [UInt8](repeating: 0, count: Key.size)
        let isDone = HMAC(EVP_sha256(), key, CInt(key.count), bytes, bytes.count, &digest, nil) != nil
        // Bytes in memory under a key of the right size can't fail; were they to, no hit must pass for another.
        precondition(isDone, "HMAC failed")
        return digest[..<8].reduce(0) { $0 << 8 | Int64($1) } & .max
    }

    private static func bytes(_ number: Int64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}

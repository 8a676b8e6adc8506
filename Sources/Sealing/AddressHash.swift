// Addresses that may be recognised and not read: what is left of an erased contact on the suppression list.

internal import COpenSSL

/// Hashes addresses by HMAC-SHA-256 under a key derived from one secret of the key file. Without the key file nobody
/// can try out addresses against it.
struct AddressHash: Sendable {
    private let key: [UInt8]

    init(_ key: Key) throws(KeyError) {
        self.key = try key.derived(for: "backstamp address 1")
    }

    /// Returns a hash in hexadecimal digits.
    func hash(_ address: String) -> String {
        let bytes = Array(address.utf8)
        var digest = [UInt8](repeating: 0, count: Key.size)
        let isDone = HMAC(EVP_sha256(), key, CInt(key.count), bytes, bytes.count, &digest, nil) != nil
        // Bytes in memory under a key that has worked before can't fail; were they to, no address must pass for another.
        precondition(isDone, "HMAC failed")
        return Hexadecimal.encode(digest)
    }
}

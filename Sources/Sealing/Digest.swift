internal import COpenSSL

/// Makes SHA-256 digests, by which equal contents are found to be equal.
package enum Digest {
    /// Returns the digest in hexadecimal digits.
    package static func sha256(_ bytes: [UInt8]) throws(KeyError) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        guard EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil) == 1 else {
            throw .cryptography("SHA-256")
        }
        return Hexadecimal.encode(digest)
    }
}

internal import COpenSSL

/// Makes HMACs (RFC 2104): codes that only who has the secret can make.
package enum MessageCode {
    /// Returns HMAC-SHA256, 32 bytes.
    package static func sha256(of bytes: [UInt8], secret: [UInt8]) throws(KeyError) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        var size: UInt32 = 0
        guard HMAC(EVP_sha256(), secret, CInt(secret.count), bytes, bytes.count, &code, &size) != nil, size == 32 else {
            throw .cryptography("HMAC-SHA256")
        }
        return code
    }
}

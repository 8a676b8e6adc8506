// One key's AES contexts. The only place where libcrypto's ciphers are called.

internal import COpenSSL
internal import Synchronization

/// Enciphers single blocks by AES-256 with the token key derived from one `Key`.
final class TokenCipher: Sendable {
    private let encrypting: Mutex<Context>
    private let decrypting: Mutex<Context>

    init(_ key: Key) throws(KeyError) {
        let secret = try key.derived(for: "backstamp token 1")
        encrypting = Mutex(try Context.make(key: secret, encrypts: true))
        decrypting = Mutex(try Context.make(key: secret, encrypts: false))
    }

    /// - Parameter blocks: a multiple of 16 bytes; each block is enciphered by itself.
    func encipher(_ blocks: [UInt8]) -> [UInt8] { encrypting.withLock { $0.transform(blocks) } }
    func decipher(_ block: [UInt8]) -> [UInt8] { decrypting.withLock { $0.transform(block) } }

    /// Owns an `EVP_CIPHER_CTX`. libcrypto allows one thread at a time: each context lives in a `Mutex`.
    private struct Context: ~Copyable {
        private let pointer: OpaquePointer

        private init(_ pointer: OpaquePointer) { self.pointer = pointer }

        static func make(key: [UInt8], encrypts: Bool) throws(KeyError) -> Context {
            precondition(key.count == Key.size, "an AES-256 key has 32 bytes")
            guard let pointer = EVP_CIPHER_CTX_new() else { throw .cryptography("AES context") }
            let context = Context(pointer)
            guard EVP_CipherInit_ex(pointer, EVP_aes_256_ecb(), nil, key, nil, encrypts ? 1 : 0) == 1,
                EVP_CIPHER_CTX_set_padding(pointer, 0) == 1
            else { throw .cryptography("AES key") }
            return context
        }

        deinit { EVP_CIPHER_CTX_free(pointer) }

        mutating func transform(_ blocks: [UInt8]) -> [UInt8] {
            var written: CInt = 0
            let result = [UInt8](unsafeUninitializedCapacity: blocks.count) { buffer, count in
                let status = EVP_CipherUpdate(pointer, buffer.baseAddress, &written, blocks, CInt(blocks.count))
                // Full blocks through an initialised context without padding can't fail; were they to, a token
                // that nobody sealed must not come out.
                precondition(status == 1 && Int(written) == blocks.count, "AES failed on full blocks")
                count = Int(written)
            }
            return result
        }
    }
}

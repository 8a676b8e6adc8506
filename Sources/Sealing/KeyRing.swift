// Seals tokens for URLs and addresses, and opens them again. The front page of this module.
//
// Sealing owns the keys, and is the only module that imports OpenSSL. Tokens go in and sealed bytes come out, or the
// other way round; what we did not seal, or sealed for something else, opens as nil. Addresses go in and hashes come
// out, by which an erased contact is still known. It knows no database and no mail.
//
// Begin with `KeyRing`, below, and `KeyRing+Addresses.swift` (tokens in addresses, where case gets lost); `KeyFile`
// reads and makes the file, `TokenCipher` is the cipher, `Base64URL` and `Base32` the letters. `AddressHash` and
// `LikenessHash` are for privacy, `MessageCode` signs webhooks, `Digest` finds equal contents.

internal import Synchronization
internal import Tracking
package import Words

/// The keys that seal and open tokens: the current one seals, all of them open, so that links of years ago still work.
///
/// A sealed token is one AES-256 block over `Token.block`, written in base64url: 22 characters. This is
/// *encode-then-encipher* (Bellare and Rogaway, ASIACRYPT 2000): under a pseudo-random permutation a message with redundancy is
/// private and authentic in one pass. The redundancy is 56 zero bits and the byte of the kind that is asked for, so a guess opens
/// with a chance of about 2⁻⁶⁴ for each key in the ring. Equal tokens seal equally, which is harmless: a token names one
/// link of one copy, and nothing else.
package final class KeyRing: Seals {
    /// Characters of a sealed token.
    package static let sealedSize = 22

    /// The tools that are made of one key.
    private struct Tools: Sendable {
        let cipher: TokenCipher
        let addresses: AddressHash
        let likenesses: LikenessHash
    }

    /// Newest first.
    private let keys: Mutex<[Tools]>

    package init(_ keys: [Key]) throws(KeyError) {
        self.keys = Mutex(try Self.tools(of: keys))
    }

    /// Takes other keys, from the next token on. On an error the old ones stay.
    package func replace(with keys: [Key]) throws(KeyError) {
        let tools = try Self.tools(of: keys)
        self.keys.withLock { $0 = tools }
    }

    /// Seals each token as `sealedSize` characters of `A-Z a-z 0-9 - _`. All go through the cipher in one pass:
    /// connections that seal at the same time wait for one another once a message, not once a link.
    package func seal(_ tokens: [any LetterToken]) -> [[UInt8]] {
        let current = keys.withLock { $0[0].cipher }
        let sealed = current.encipher(tokens.flatMap(\.block))
        return tokens.indices.map { Base64URL.encode(sealed[$0 * TokenBlock.size..<($0 + 1) * TokenBlock.size]) }
    }

    package func seal(_ token: some LetterToken) -> [UInt8] { seal([token])[0] }

    /// Seals a token for a place where case gets lost, such as an address: `Base32.sealedSize` characters of `a-z 2-7`.
    package func sealForAddress(_ token: some AddressToken) -> [UInt8] {
        Base32.encode(keys.withLock { $0[0].cipher }.encipher(token.block))
    }

    /// Returns the token of this kind that we sealed for a URL or a field, or nil for everything else.
    package func open<Opened: LetterToken>(_ letters: Span<UInt8>, as _: Opened.Type) -> Opened? {
        guard letters.count == Self.sealedSize, let block = Base64URL.decode(letters) else { return nil }
        return open(block: block)
    }

    /// Returns the token of this kind that we sealed for an address, or nil for everything else.
    package func open<Opened: AddressToken>(inAddress text: Span<UInt8>, as _: Opened.Type) -> Opened? {
        guard text.count == Base32.sealedSize, let block = Base32.decode(text) else { return nil }
        return open(block: block)
    }

    private func open<Opened: Token>(block: [UInt8]) -> Opened? {
        for key in keys.withLock({ $0 }) {
            if let token = Opened(block: key.cipher.decipher(block).span) { return token }
        }
        return nil
    }

    /// Returns what stands for an address on the suppression list once its contact is erased, as each key of the ring
    /// has it, the current one first: an old key's entries are found for as long as the key is kept.
    package func hashes(ofAddress address: String) -> [String] {
        keys.withLock { $0 }.map { $0.addresses.hash(address) }
    }

    /// The likenesses by the oldest key, so that a new one makes nothing that repeats something a thing of its own.
    package var likenesses: LikenessHash { keys.withLock { $0[$0.count - 1].likenesses } }

    private static func tools(of keys: [Key]) throws(KeyError) -> [Tools] {
        guard !keys.isEmpty else { throw .empty }
        var tools: [Tools] = []
        for key in keys.reversed() {
            tools.append(
                Tools(cipher: try TokenCipher(key), addresses: try AddressHash(key), likenesses: try LikenessHash(key)))
        }
        return tools
    }
}

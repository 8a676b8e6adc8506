// What signs webhooks, in a file of its own, so that the configuration can be shown to everybody.

internal import Foundation
internal import Tools

/// The file with the secrets: a line each, `whsec_` and 24 to 64 bytes in base64 (Standard Webhooks 1.0, "Signature scheme").
/// Each signs: a receiver that has the old one or the new one is content, and so a secret can be changed.
package struct WebhookSecrets: Sendable, Equatable {
    package let path: String

    package init(path: String) { self.path = path }

    private static let sizeLimit = 4096
    private static let countLimit = 4
    private static let size = 24...64
    private static let prefix = "whsec_"

    /// Read for each sending, so that a new secret needs no restart.
    package func read() throws(WebhookError) -> [[UInt8]] {
        let lines = try text().split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
        guard !lines.isEmpty else { throw failure("it is empty; \(Self.advice)") }
        guard lines.count <= Self.countLimit else { throw failure("more than \(Self.countLimit) secrets") }
        var secrets: [[UInt8]] = []
        for (index, line) in lines.enumerated() {
            guard line.hasPrefix(Self.prefix),
                let bytes = Data(base64Encoded: String(line.dropFirst(Self.prefix.count))), Self.size ~= bytes.count
            else { throw failure("line \(index + 1) is no secret; \(Self.advice)") }
            secrets.append(Array(bytes))
        }
        return secrets
    }

    private static let advice = "make one with `echo \"whsec_$(openssl rand -base64 32)\"`"

    private func text() throws(WebhookError) -> String {
        do {
            return String(decoding: try SecretFile.read(path, limit: Self.sizeLimit), as: UTF8.self)
        } catch {
            throw failure("\(error)")
        }
    }

    private func failure(_ reason: String) -> WebhookError { .secret(path: path, reason: reason) }
}

// How a receiver knows that we said it, and when: Standard Webhooks 1.0 (https://www.standardwebhooks.com).

internal import Foundation
package import Sealing

/// The three header fields of a signed webhook.
package struct WebhookSignature: Sendable, Equatable {
    /// The same for all tries.
    package let id: String
    /// Seconds since 1970, of this try: a receiver refuses what is old, as somebody may have kept it to say it again.
    package let timestamp: Int64
    /// `v1,` and a base64 HMAC-SHA256 of `ID.TIMESTAMP.BODY`, for each secret, with blanks between.
    package let signature: String

    package init(of body: [UInt8], id: String, timestamp: Int64, secrets: [[UInt8]]) throws(KeyError) {
        self.id = id
        self.timestamp = timestamp
        let signed = Array("\(id).\(timestamp).".utf8) + body
        var signatures: [String] = []
        for secret in secrets {
            let code = try MessageCode.sha256(of: signed, secret: secret)
            signatures.append("v1," + Data(code).base64EncodedString())
        }
        signature = signatures.joined(separator: " ")
    }

    var fields: [String] {
        ["webhook-id: \(id)", "webhook-timestamp: \(timestamp)", "webhook-signature: \(signature)"]
    }
}

// Tells other programs what happened, by one POST of one JSON object. The front page of this module.
//
// Webhooks takes a URL, an id and the bytes of a JSON object, signs them (Standard Webhooks) and posts them; the status
// comes back, or an error. It doesn't decide what is told, to whom, or when again: `SendingService/Notices/` does.
// Begin with `WebhookClient`, below; `WebhookSignature` and `WebhookSecrets` sign, `HTTPRequest` is libcurl's HTTP,
// bounded on all sides, and `PrivateNetworks` keeps people's URLs out of our own network.

internal import Sealing

/// Tells webhooks. Holds no state: any number of threads may post at once.
package struct WebhookClient: Sendable {
    private let secrets: WebhookSecrets
    private let allowsPrivate: Bool
    private let patience: Duration

    /// - Parameters:
    ///   - allowsPrivate: whether a URL may lead to this machine or into its network.
    ///   - patience: the longest that a `post` takes.
    package init(secrets: WebhookSecrets, allowsPrivate: Bool, patience: Duration = .seconds(15)) {
        self.secrets = secrets
        self.allowsPrivate = allowsPrivate
        self.patience = patience
    }

    /// Posts a JSON object, and returns the status when the receiver has said yes (200 to 299). What it says beyond that is
    /// not read. To throw says nothing of whether it has come: that is what `id` is for.
    ///
    /// Blocks for up to `patience`: not for the cooperative pool.
    /// - Parameters:
    ///   - id: the same for each try.
    ///   - time: seconds since 1970.
    package func post(_ json: [UInt8], to url: String, id: String, at time: Int64) throws(WebhookError) -> Int {
        let secrets = try secrets.read()
        let signature: WebhookSignature
        do { signature = try WebhookSignature(of: json, id: id, timestamp: time, secrets: secrets) } catch {
            throw .failed(reason: error.description)
        }
        let request = try HTTPRequest(allowsPrivate: allowsPrivate)
        let status = try request.post(json, to: url, fields: signature.fields, patience: patience)
        switch status {
        case 200..<300: return status
        case 410: throw .gone
        default: throw .answered(status: status)
        }
    }
}

/// The reasons why a webhook was not told.
package enum WebhookError: Error, Equatable, CustomStringConvertible {
    /// It answered, and not with a yes.
    case answered(status: Int)
    /// 410: it does not want to be told any more.
    case gone
    /// The place where the webhook was to be is closed to it by the configuration.
    case privateAddress(String)
    /// No connection, no answer in time, no HTTP.
    case failed(reason: String)
    /// The secrets can't be had from their file.
    case secret(path: String, reason: String)

    package var description: String {
        switch self {
        case .answered(let status) where 300..<400 ~= status: "HTTP \(status): redirects are not followed"
        case .answered(let status): "HTTP \(status)"
        case .gone: "HTTP 410: it wants no more"
        case .privateAddress(let address):
            "\(address) is a private address, which `notices.private_webhooks: false` forbids"
        case .failed(let reason): reason
        case .secret(let path, let reason): "\(path): can't read the secret: \(reason)"
        }
    }
}

// Tokens of ours in a mail that quotes another one.

internal import Sealing
internal import Storage
internal import Tracking
internal import Words

extension Filter {
    /// Returns what such a token is. Where the database does not answer, nobody knows where a link leads, and it stays.
    func quotedToken(_ text: [UInt8]) -> QuotedToken? {
        if keys.open(text.span, as: OpenToken.self) != nil { return .pixel }
        guard let token = keys.open(text.span, as: ClickToken.self) else { return nil }
        do {
            return .link(try ledger.destination(copy: token.copy, link: token.link).flatMap { Destination($0) })
        } catch {
            log.quotedLinkUnknown(error)
            return .link(nil)
        }
    }
}

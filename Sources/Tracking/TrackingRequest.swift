package import MIME

/// What the sender asks for one message in our control header.
package struct TrackingRequest: Sendable, Equatable {
    package var opens: Bool
    package var clicks: Bool

    /// The header field: `none`, `opens`, `clicks`, or `opens, clicks` (`all`).
    package static let header = "X-Backstamp-Track"
    /// Every field whose name begins so is ours, and is removed on the way out.
    package static let headerPrefix = "X-Backstamp-"
    /// What has passed through us carries this: a sealed reference to the copy.
    package static let sealHeader = headerPrefix + "ID"

    /// A copy that was split off carries this on its way to the MTA and through the filter, which takes it off.
    package static let splitHeader = headerPrefix + "Copy"

    package static let all = TrackingRequest(opens: true, clicks: true)
    package static let none = TrackingRequest(opens: false, clicks: false)

    package init(opens: Bool, clicks: Bool) {
        self.opens = opens
        self.clicks = clicks
    }

    /// Reads a field's value. A word that we don't know means `none`: whoever wrote it wanted something special.
    package init(parsing value: String) {
        self = .none
        for word in value.lowercased().split(whereSeparator: { ", \t\r\n".contains($0) }) {
            switch word {
            case "opens": opens = true
            case "clicks": clicks = true
            case "all": self = .all
            default:
                self = .none
                return
            }
        }
    }
}

extension Part {
    /// The fields that are for us alone.
    package func controlFields(in bytes: Span<UInt8>) -> [HeaderField] {
        let prefix = Array(TrackingRequest.headerPrefix.utf8)
        return fields.filter { $0.nameBytes(in: bytes).hasPrefix(prefix, anyCase: true) }
    }
}

extension HeaderField {
    package func nameBytes(in bytes: Span<UInt8>) -> [UInt8] {
        name.map { bytes[$0] }
    }
}

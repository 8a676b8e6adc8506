package import MIME
internal import Words

/// The things that are tracked of a message: as the configuration allows it, or as the message asks for it.
package struct TrackingRequest: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let opens = TrackingRequest(rawValue: 1 << 0)
    package static let htmlClicks = TrackingRequest(rawValue: 1 << 1)
    package static let textClicks = TrackingRequest(rawValue: 1 << 2)
    package static let clicks: TrackingRequest = [.htmlClicks, .textClicks]
    package static let all: TrackingRequest = [.opens, .clicks]
    package static let none: TrackingRequest = []
}

// Our control fields.
extension TrackingRequest {
    /// The header field: `none`, `opens`, `clicks`, or `opens, clicks` (`all`).
    package static let header = "X-Backstamp-Track"
    /// Every field whose name begins so is ours, and is removed on the way out.
    package static let headerPrefix = "X-Backstamp-"
    /// The field of what has passed through us: a sealed reference to the copy.
    package static let sealHeader = headerPrefix + "ID"
    /// A copy that was split off carries this on its way to the MTA and through the filter, which takes it off.
    package static let splitHeader = headerPrefix + "Copy"
    /// The field of what the CRM sends again.
    package static let retryHeader = headerPrefix + "Retry"

    /// Reads our field's value. A word that we don't know means `none`: whoever wrote it wanted something special.
    package init(parsing value: String) {
        self.init()
        for word in value.lowercased().split(whereSeparator: { ", \t\r\n".contains($0) }) {
            switch word {
            case "opens": insert(.opens)
            case "clicks": formUnion(.clicks)
            case "all": self = .all
            default:
                self = .none
                return
            }
        }
    }

    /// Reads what a message asks for: in our field, else in those of mail services; all where it says nothing.
    package init(askedBy message: Message, in bytes: Span<UInt8>) {
        let header = message.parts[0]
        if let value = header.unfoldedValue(of: Self.header, in: bytes) {
            self.init(parsing: String(decoding: value, as: UTF8.self))
        } else {
            self.init(rawValue: Self.all.rawValue)
            for field in header.fields {
                guard let dialect = HeaderDialect.of(field, in: bytes) else { continue }
                formIntersection(dialect.request(field.unfoldedValue(in: bytes)))
            }
        }
    }
}

extension Part {
    /// Returns the fields to remove on the way out: ours, and other mail services' where `foreign` says so.
    package func controlFields(in bytes: Span<UInt8>, foreign: Bool) -> [HeaderField] {
        fields.filter { field in
            TrackingRequest.isControlField(field.nameBytes(in: bytes))
                || foreign && HeaderDialect.of(field, in: bytes)?.isControl ?? false
        }
    }
}

extension TrackingRequest {
    package static func isControlField(_ name: [UInt8]) -> Bool {
        name.hasPrefix(prefixBytes, anyCase: true)
    }

    private static let prefixBytes = Array(headerPrefix.utf8)
}

extension HeaderField {
    package func nameBytes(in bytes: Span<UInt8>) -> [UInt8] {
        name.map { bytes[$0] }
    }
}

package import Sealing
internal import Tracking

/// The sealed URLs of one copy, and the field by which we know it again.
package struct CopyURLs {
    private let base: [UInt8]
    private let copy: Int64
    private let keys: KeyRing

    package init(base: [UInt8], copy: Int64, keys: KeyRing) {
        self.base = base
        self.copy = copy
        self.keys = keys
    }

    package var pixel: [UInt8] {
        TrackerURLs.pixel(base: base, token: keys.seal(Token(kind: .open, copy: copy)))
    }

    package func links(_ count: Int) -> [[UInt8]] {
        (0..<count).map { TrackerURLs.link(base: base, token: keys.seal(Token(kind: .click, copy: copy, link: $0))) }
    }

    /// A field that says which copy of ours this is, for when it comes back or passes through us again.
    package static let sealHeader = Array((TrackingRequest.headerPrefix + "ID").utf8)
    package var sealValue: [UInt8] { keys.seal(Token(kind: .copy, copy: copy)) }
}

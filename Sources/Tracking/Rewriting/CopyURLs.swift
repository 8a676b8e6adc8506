internal import Words

/// The sealed URLs of one copy, and the field by which we know it again.
package struct CopyURLs {
    package let pixel: [UInt8]
    /// One for each of the copy's destinations.
    package let links: [[UInt8]]
    /// The value of `sealHeader`.
    package let sealValue: [UInt8]

    package init(base: [UInt8], copy: Int64, destinations: Int, seals: some Seals) {
        let clicks: [any LetterToken] = (0..<destinations).map { ClickToken(copy: copy, link: $0) }
        let sealed = seals.seal([CopyToken(copy: copy), OpenToken(copy: copy)] + clicks)
        sealValue = sealed[0]
        pixel = TrackerURLs.pixel(base: base, token: sealed[1])
        links = sealed[2...].map { TrackerURLs.link(base: base, token: $0) }
    }

    /// A field that says which copy of ours this is, for when it comes back or passes through us again.
    package static let sealHeader = Array(TrackingRequest.sealHeader.utf8)
}

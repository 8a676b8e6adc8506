// A placeholder that says where the sender wants the open pixel.

/// `<!-- track:open -->`, `{{track:open}}` or `{{ses:openTracker}}`.
package struct Marker: Sendable, Equatable {
    /// All of it. None is to be left in the mail.
    package let range: Range<Int>
    /// Whether a pixel is valid there and everyone's client renders it.
    package let holdsPixel: Bool
}

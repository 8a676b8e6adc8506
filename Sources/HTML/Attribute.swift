// An attribute of a tag, by ranges of the document's bytes.

/// An attribute as it stands in a start tag.
package struct Attribute: Sendable, Equatable {
    package let name: Range<Int>
    /// The value, raw, without quotes; nil for an attribute without `=`.
    package let value: Range<Int>?
    /// All of it: with the white space before it, and the quotes of its value. What to remove to be rid of it.
    package let range: Range<Int>
}

// A link of a document, by ranges of the document's bytes.

/// An `a` or `area` element, or a shape of VML with an `href`, as Outlook has for buttons.
package struct Link: Sendable, Equatable {
    package enum Element: Sendable { case a, area, vml }

    package enum Quoting: Sendable { case double, single, unquoted }

    package let element: Element
    /// The whole start tag, from `<` to `>`.
    package let tag: Range<Int>
    /// The value of `href`, raw, without quotes. Empty where the `a` or `area` leads nowhere: it is listed for its other
    /// attributes, and there is nothing to replace.
    package let value: Range<Int>
    package let quoting: Quoting
    /// Its other attributes: indices of `Places.attributes`, in the order of the tag.
    package let attributes: Range<Int>
    /// The bytes between an `a`'s start tag and the next `</a>` or `<a`, markup and all. Nil where there is none, and for
    /// other elements.
    package internal(set) var content: Range<Int>?
    /// Whether it stands in a comment that Outlook alone renders: `<!--[if …]>…<![endif]-->`.
    package let isConditional: Bool
}

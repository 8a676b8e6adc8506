// A link of a document, by ranges of the document's bytes.

/// The `href` of an `a` or `area` element.
package struct Link: Sendable, Equatable {
    package enum Element: Sendable { case a, area }

    package enum Quoting: Sendable { case double, single, unquoted }

    package let element: Element
    /// The whole start tag, from `<` to `>`.
    package let tag: Range<Int>
    /// The attribute's value, raw, without quotes. Never empty.
    package let value: Range<Int>
    package let quoting: Quoting
    /// The attribute `data-no-track`, whatever its value, with the white space before it.
    package let optOut: Range<Int>?
}

// What the tokenizer finds, and who is told of it.

/// A start or end tag that has its `>`.
struct Tag {
    /// The bytes from `<` to `>`.
    let range: Range<Int>
    let name: Name
    let isSelfClosing: Bool
    /// The place where the name ends, and attributes may begin.
    let nameEnd: Int
}

/// Is told of a document's tokens, in order, by ranges of the bytes that come along; nothing is decoded or copied.
protocol TokenSink {
    /// Takes text. One run of it may come in several pieces.
    mutating func text(_ html: Span<UInt8>, _ range: Range<Int>, in content: Content)
    /// - Returns: how to read what comes behind the tag; `elementContent` for most documents.
    mutating func startTag(_ html: Span<UInt8>, _ tag: Tag) -> Content
    mutating func endTag(_ html: Span<UInt8>, _ tag: Tag)
    /// Takes a comment, or what counts as one: `content` is what is between its marks.
    mutating func comment(_ html: Span<UInt8>, _ range: Range<Int>, content: Range<Int>)
    /// - Parameter content: what is behind `<!DOCTYPE`, without the `>`.
    mutating func doctype(_ html: Span<UInt8>, _ range: Range<Int>, content: Range<Int>, isComplete: Bool)
    /// Hears that the document ended within something.
    mutating func cutOff(in ending: Ending)
    /// Whether `<![CDATA[` begins a section, as in SVG and MathML.
    var isForeign: Bool { get }
}

/// The constructs that a document may end within.
enum Ending { case tag, comment, rawText }

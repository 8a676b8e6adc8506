// How the bytes that come next are to be read.

/// The tokenizer's states between tokens, as the standard names them.
enum Content: Sendable, Equatable {
    /// Data state.
    case markup
    /// RCDATA state and RAWTEXT state, which differ in character references only.
    case rcdata, rawText
    /// Script data state and its escaped states.
    case script
    /// PLAINTEXT state, which nothing ends.
    case plaintext
    /// CDATA section state.
    case cdata
}

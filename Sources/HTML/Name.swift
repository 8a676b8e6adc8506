// The names that matter, told apart without a copy: as the number that their letters make.

/// The name of a tag or an attribute.
struct Name {
    private(set) var range: Range<Int>
    /// Its last eight bytes in lower case, the last one lowest: with its length, all of a name that is no longer.
    private var letters: UInt64 = 0

    init(at start: Int) {
        range = start..<start
    }

    /// Takes the next byte of the document into the name.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
        letters = letters &<< 8 | UInt64(byte.lowercased)
        range = range.lowerBound..<range.upperBound &+ 1
    }

    var isBody: Bool { range.count == 4 && letters == 0x626F_6479 }
    var isHTML: Bool { range.count == 4 && letters == 0x6874_6D6C }
    var isHref: Bool { range.count == 4 && letters == 0x6872_6566 }

    /// Whether it is `data-no-track`.
    func isOptOut(_ html: Span<UInt8>) -> Bool {
        range.count == 13 && letters == 0x6E6F_2D74_7261_636B && html.holds("data-", at: range.lowerBound)
    }

    /// The link that a start tag of that name may be.
    var link: Link.Element? {
        switch (range.count, letters) {
        case (1, 0x61): .a
        case (4, 0x6172_6561): .area
        default: nil
        }
    }
}

extension Name {
    /// What an element's content is, where it is not markup.
    enum Content { case text, script, plaintext }

    /// What follows a start tag of that name, where it is not markup (WHATWG HTML 13.2.6: generic raw text and RCDATA
    /// elements). `noscript` is markup: mail clients run no scripts.
    func content(_ html: Span<UInt8>) -> Content? {
        switch (range.count, letters) {
        case (3, 0x78_6D70): .text  // xmp
        case (5, 0x73_7479_6C65): .text  // style
        case (5, 0x74_6974_6C65): .text  // title
        case (6, 0x6966_7261_6D65): .text  // iframe
        case (6, 0x7363_7269_7074): .script  // script
        case (7, 0x6E_6F65_6D62_6564): .text  // noembed
        case (8, 0x6E6F_6672_616D_6573): .text  // noframes
        case (8, 0x7465_7874_6172_6561): .text  // textarea
        case (9, 0x6C61_696E_7465_7874): html[range.lowerBound].lowercased == 0x70 ? .plaintext : nil  // plaintext
        default: nil
        }
    }
}

// The elements that matter, by their names.

/// The kinds of elements that the finder of places tells apart.
enum ElementKind {
    /// A link, or the end of one.
    case anchor
    case area
    case html
    case head
    case body
    case table
    /// Elements that may hold anything within a table.
    case cell
    /// Elements that hold nothing but rows and cells.
    case row
    /// Elements that begin another language.
    case foreign
    /// Elements that clients show other than as they stand, or not at all.
    case hidden
    /// Elements that end `svg` and `math` where they stand within them. Not all, but those that mails have.
    case block
    case image
    /// Elements that stand in a head and are not seen.
    case metadata
    case rcdata
    case rawText
    case script
    /// `plaintext`, which nothing ends.
    case plaintext
    /// An element of VML: its name begins with `v:`.
    case vml
    case other
}

extension Name {
    /// Returns the kind of element whose name it is. The letters of a name are its bytes, last one first.
    @inline(__always)
    func kind(_ html: Span<UInt8>, at start: Int) -> ElementKind {
        if length > 8 { return longKind(html, at: start) }
        switch letters {
        case 0x61: return .anchor  // a
        case 0x6165_7261: return .area  // area
        case 0x6C6D_7468: return .html  // html
        case 0x6461_6568: return .head  // head
        case 0x7964_6F62: return .body  // body
        case 0x65_6C62_6174: return .table  // table
        case 0x6474: return .cell  // td
        case 0x6874: return .cell  // th
        case 0x6E_6F69_7470_6163: return .cell  // caption
        case 0x7274: return .row  // tr
        case 0x79_646F_6274: return .row  // tbody
        case 0x64_6165_6874: return .row  // thead
        case 0x74_6F6F_6674: return .row  // tfoot
        case 0x6C_6F63: return .row  // col
        case 0x7075_6F72_676C_6F63: return .row  // colgroup
        case 0x67_7673: return .foreign  // svg
        case 0x6874_616D: return .foreign  // math
        case 0x7463_656C_6573: return .hidden  // select
        case 0x7470_6972_6373_6F6E: return .hidden  // noscript
        case 0x6574_616C_706D_6574: return .hidden  // template
        case 0x7463_656A_626F: return .hidden  // object
        case 0x6F_6564_6976: return .hidden  // video
        case 0x6F_6964_7561: return .hidden  // audio
        case 0x7361_766E_6163: return .hidden  // canvas
        case 0x65_7275_7463_6970: return .hidden  // picture
        case 0x70: return .block  // p
        case 0x76_6964: return .block  // div
        case 0x6E61_7073: return .block  // span
        case 0x67_6D69: return .image  // img
        case 0x7262: return .block  // br
        case 0x7265_746E_6563: return .block  // center
        case 0x6C75: return .block  // ul
        case 0x6C6F: return .block  // ol
        case 0x696C: return .block  // li
        case 0x7268: return .block  // hr
        case 0x62: return .block  // b
        case 0x3168: return .block  // h1
        case 0x3268: return .block  // h2
        case 0x3368: return .block  // h3
        case 0x6174_656D: return .metadata  // meta
        case 0x6B6E_696C: return .metadata  // link
        case 0x6573_6162: return .metadata  // base
        case 0x65_6C74_6974: return .rcdata  // title
        case 0x6165_7261_7478_6574: return .rcdata  // textarea
        case 0x65_6C79_7473: return .rawText  // style
        case 0x70_6D78: return .rawText  // xmp
        case 0x656D_6172_6669: return .rawText  // iframe
        case 0x64_6562_6D65_6F6E: return .rawText  // noembed
        case 0x7365_6D61_7266_6F6E: return .rawText  // noframes
        case 0x7470_6972_6373: return .script  // script
        default:
            // `v:`, whose colon has the bit of small letters anyway.
            return letters & 0xFFFF == 0x3A76 && html[start &+ 1] == 0x3A ? .vml : .other
        }
    }

    private func longKind(_ html: Span<UInt8>, at start: Int) -> ElementKind {
        if length == 9, html.holds("plaintext", at: start) { return .plaintext }
        return letters & 0xFFFF == 0x3A76 && html[start &+ 1] == 0x3A ? .vml : .other
    }
}

extension ElementKind {
    /// The way in which the content of such an element is to be read (WHATWG HTML 13.2.6: generic raw text and RCDATA
    /// elements). `noscript` is markup: mail clients run no scripts.
    var content: Content {
        switch self {
        case .rcdata: .rcdata
        case .rawText: .rawText
        case .script: .script
        case .plaintext: .plaintext
        default: .markup
        }
    }
}

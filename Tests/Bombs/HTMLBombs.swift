// Documents that cost careless tokenizers much, and what stands in attributes.

enum HTMLBombs {
    static let all =
        units.map { Bomb("", repeating: $0) } + behindHeads.map { Bomb($0, repeating: $1) } + [
            Bomb("<a ", numbering: { "a\($0)=b " }),
            Bomb("<a ", numbering: { "data-track\($0) " }),
            Bomb("", numbering: { "<a href=\"https://shop.example/\($0)\">a</a>\n" }),
            Bomb("", numbering: { "<a\($0)>" }),
            Bomb("", numbering: { "<!--\($0)" }),
            Bomb("<a href=\"", numbering: { "&#\($0)" }),
        ]

    private static let units = [
        "<", "</", "<!", "<!-", "<!--", "<a ", "<a href=x>", "<a href=http://a.example/>", "<a href=\"", "<a href='x'",
        "</body>",
        "</html>", "<body>", "<title>", "<textarea>", "<style>", "<script>", "<script><!--", "\0", "{", "{{",
        "{{track:open}}",
        "<table>", "<td>", "</td>", "<tr><td>", "<svg>", "<svg/>", "</svg>", "<math><p>", "<div>", "</div>", "<p>",
        "<b><i>", "<!--[if mso]>",
        "<!--[if mso]><![endif]-->", "<!--[if mso]><a href=x><![endif]-->", "<!--[if mso]><!--[if mso]>",
        "<![if !mso]>", "<![endif]>", "<!--[if", "<!doctype ", "<!doctype html>", "</a href=x>", "<v:",
        "<v:rect href=http://a.example/>",
        "<base href=x>", "<meta charset=utf-8>", "<meta http-equiv=refresh content=0>", "<area href=x>", "<?", "<?>",
        "<template>",
        "<select>", "<option>", "<iframe>", "<noscript>", "<plaintext>", "<a", "<a/", "<a//", "<a =", "<a ==", "&",
        "&amp", "&#", "&#x", "&lt",
        "&notin", "&CounterClockwiseContourIntegral", "<img src=x>", "<!--track:open-->", "<!-- track:open ",
        "\u{FEFF}",
    ]

    private static let behindHeads = [
        ("<a ", "b=c "), ("<a ", "href=x "), ("<a ", "data-no-track "), ("<a ", "/"), ("<a", " "), ("<a b", " ="),
        ("<a ", "b='c'"),
        ("<a ", "b"), ("<a", "/ ="), ("<a =", " "), ("<a", "\0"), ("<a", "="), ("<a ", "="), ("<a b=", " "),
        ("<a href=\"", " "),
        ("<title>", "</title "), ("<title>", "</titl"), ("<title>", "<"), ("<script><!--", "<script>"),
        ("<script>", "<!-->"),
        ("<script><!--", "</script "), ("<script><!--", "--"), ("<script>", "</scrip"), ("<style>", "</styl"),
        ("<textarea>", "</textarea"), ("<!--", "--"), ("<!--", ">"), ("<!--", "->"), ("<!--", "- "), ("<!--", "--!"),
        ("<!--[if mso]>", "<a href=x>"), ("<!--[if mso]>", "<!"), ("<svg><![CDATA[", "]]"), ("<svg>", "<![CDATA["),
        ("<svg>", "<svg>"), ("<plaintext>", "<"), ("<a href='", "&"), ("<a href='", "&#"), ("<a href='", "&amp"),
        ("<a href='", "&lt"), ("<a href='", "&notin"), ("<a href='", "x"), ("<a href='http://a.example/", "&#0"),
        ("<a href='http://a.example/", "\n"), ("<a href='http://a.example/", "%"), ("<a href='http://", "@"),
        ("<a href='http://", "."),
        ("<a href='http://a.example/?", "utm_source=a&"), ("<a href='http://a.example/?", "&amp;"), ("<!doctype ", "x"),
        ("<a href=x>", "http://a.example/ "), ("<a href=x>", "<b>"),
    ]
}

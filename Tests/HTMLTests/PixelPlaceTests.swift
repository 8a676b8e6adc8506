// Where the pixel goes: R35 of the rewriting cases. The place is written as |.

import Testing

@testable import HTML

@Suite struct PixelPlaceTests {
    private func place(_ marked: String) -> Int? { bytes(marked).firstIndex(of: 0x7C) }
    private func places(_ marked: String) -> Places { Places(marked.replacing("|", with: "")) }

    @Test(arguments: [
        "<html><body>x|</body></html>", "x|</BODY >", "<!-- </body> -->x|</body>text</html>",
        "x|</body><!-- </body> -->", "x</body>y|</body>", "x|</html>text", "fragment <b>only</b>|", "|",
        "x|</body a='>'>", "x</bodyx>y|", "<style></body></style>x|", "x|</body y=\"z\">", "text|\n", "text|\r\n",
        "a <|", "<a title='</body>'>x|</body>", "x|</body><!--[if mso]></body><![endif]-->",
        "x|</body></html><!-- unclosed", "x|</body><",
    ])
    func atTheEnd(_ marked: String) {
        #expect(places(marked).end == place(marked), "\(marked)")
    }

    @Test(arguments: [
        // What is not in a cell is moved before the table.
        "<table><tr><td>x|</td></tr></body>", "<table><tr><td>x|</body>", "<table><tr><td>x|</td></body>",
        "a|<table><tr></body>", "a|<table>", "<table><tr><td>x</td></tr></table>|</body>",
        "<table><tr><td><table><tr><td>x|</td></tr></body>",
        "<table><tr><td><table><tr><td>x</td></tr></table>|</body>",
        "<table><tr><td>x|<tr></body>", "<table><caption>x|</body>", "|<table><table></body>",
        "</table></table>x|</body>", "<tr><td>x</td>|</body>", "<table><tr><td></tr><tr><th>x|</th></tr\n></body>",
        "<table><tr><td>x</td></tr></table><td></td>y|</body>", "<!--[if mso]><table><tr><![endif]-->x|</body>",
        // What hides it.
        "a|<select><option>x</body>", "a<select></select>|</body>", "a|<template>x</body>", "a|<svg><g></body>",
        "a<svg></svg>b|</body>", "a<svg/>b|</body>", "a|<noscript>b</body>", "a</select>b|</body>", "<svg><p>a|</body>",
        "a|<object><embed></body>", "a|<select></svg>b</body>",
    ])
    func whereItIsShown(_ marked: String) {
        #expect(places(marked).end == place(marked), "\(marked)")
    }

    @Test(arguments: [
        "<html><head></head><body bgcolor='>'>|x</body>", "<BODY>|", "<html><head><title>a</title></head>| x", "|x",
        "<!DOCTYPE html>\n<!-- a -->\n|<div>x", "<style>p {}</style> |x", "  |x", "\u{FEFF}|x", "\u{FEFF}<body>|",
        "\u{FEFF}|<p>", "<!--[if mso]><body><![endif]-->|a", "<!--[if mso]><p><![endif]--><body>|a",
        "<html><meta><link><base><title>a</title><script>b</script>|<p>c", "a<body>|", "|<table><tr><td>x",
        "|<table><body><tr>", "<noscript>x</noscript>|y", "|", "|a<!-- unclosed", "<body>|<title>x", "|\n",
        "<!-- <body> --><body>|<body>", "|&nbsp;",
    ])
    func atTheTop(_ marked: String) {
        #expect(places(marked).top == place(marked), "\(marked)")
    }

    @Test(arguments: [
        ("<a href=\"x", Places.Defects.endsInTag), ("</body", .endsInTag), ("x</", .endsInTag),
        ("<!-- x", .endsInComment), ("<!", .endsInComment), ("<!doctype", .endsInComment),
        ("<?x", .endsInComment), ("</ x", .endsInComment), ("<title>x", .endsInRawText),
        ("<plaintext>", .endsInRawText), ("<script><!--", .endsInRawText), ("<title></title x", .endsInTag),
        ("<svg><![CDATA[ </svg>", .endsInRawText),
    ])
    func nowhereWhereItWouldNotBeSeen(_ html: String, _ defects: Places.Defects) {
        #expect(Places(html).end == nil)
        #expect(Places(html).defects == defects)
    }

    @Test(arguments: [
        ("a|<!-- track:open -->|b", true), ("|<!--track:open-->|", true), ("|<!--\n\tTrack:Open\n-->|", true),
        ("a |{{track:open}}| b", true), ("{|{{ses:openTracker}}|}", true), ("<p>|{{track:open}}|</p>", true),
        ("<table>|{{track:open}}|<tr>", false), ("<select>|<!-- track:open -->|", false),
        ("<!--[if mso]>|{{track:open}}|<![endif]-->", false),
    ])
    func wherePeopleAskForIt(_ marked: String, _ holdsPixel: Bool) {
        let bounds = bytes(marked).indices.filter { bytes(marked)[$0] == 0x7C }
        let markers = places(marked).markers
        #expect(markers == [Marker(range: bounds[0]..<bounds[1] - 1, holdsPixel: holdsPixel)])
    }

    @Test(arguments: [
        "<!-- track:opens -->", "<!-- track: open -->", "<!-- a track:open -->", "{{track:open}", "{{ track:open }}",
        "<a title='{{track:open}}'>", "<title>{{track:open}}</title>", "<style><!-- track:open --></style>",
        "<!-- {{track:open}} -->", "{{track:<b>open}}</b>", "{{track:open",
    ])
    func whatIsNoMarker(_ html: String) {
        #expect(Places(html).markers.isEmpty)
    }

    @Test func markersAreGivenInOrder() {
        let html = "{{track:open}}{{ses:openTracker}}<!-- track:open -->"
        #expect(Places(html).markers.map(\.range) == [0..<14, 14..<33, 33..<52])
    }
}

// The links of an HTML part.

internal import HTML
internal import MIME
internal import Words

extension Planner {
    /// Returns why the message is left alone, where this part is a reason.
    mutating func addHTML(
        _ part: Part, at index: Int, in bytes: Span<UInt8>, _ quoted: QuotedToken.Opener
    ) -> LeaveReason? {
        guard !part.defects.contains(.badEncoding),
            let decoded = part.encoding.decoded(bytes, in: part.body)
        else {
            return .unknownEncoding
        }
        let content = decoded.bytes
        if PGPArmour.occurs(in: content.span, content.indices, isHTML: true) { return .encrypted }
        guard !part.defects.contains(.duplicateParameter),
            let charset = EditableCharset(of: part.contentType, content: content), let html = charset.readable(content)
        else { return .unknownCharset }
        let places = Places(in: html.span)
        let label = charset == .unicode ? nil : EditableCharset.label(of: part.contentType, content: content)
        var links: [PlannedLink] = []
        links.reserveCapacity(places.links.count)
        htmlSize += content.count
        for place in places.links {
            let link = planned(place, places.attributes, html.span, charset: label, quoted)
            if link.number != nil { htmlSize += context.links.linkSize - link.value.count }
            links.append(link)
        }
        pixelPlaces.append(
            PixelPlaces(
                part: parts.count, end: places.end, top: places.top,
                marker: places.markers.first(where: \.holdsPixel)?.range))
        parts.append(
            PlannedPart(
                index: index, kind: .html, content: decoded, links: links, pixel: nil,
                removed: places.markers.map(\.range) + quotedPixels(places.images, html.span, quoted)))
        return nil
    }

    /// Finds the images by which another copy tells of being looked at.
    private func quotedPixels(
        _ images: [Range<Int>], _ html: Span<UInt8>, _ quoted: QuotedToken.Opener
    ) -> [Range<Int>] {
        images.filter { image in
            guard let token = QuotedToken.sealed(behind: UInt8(ascii: "o"), in: html, image)?.token else {
                return false
            }
            return quoted(token) == .pixel
        }
    }

    /// - Parameter charset: the name of a charset other than UTF-8.
    private mutating func planned(
        _ link: Link, _ attributes: [Attribute], _ html: Span<UInt8>, charset: String?, _ quoted: QuotedToken.Opener
    ) -> PlannedLink {
        let marks = LinkMarks(link, attributes, html)
        let value = decoded(link.value, html, charset: charset)
        let final: (decision: LinkDecision, number: Int?)
        if let value,
            let token = QuotedToken.sealed(behind: UInt8(ascii: "c"), in: value.span, value.indices)?
                .token,
            case .link(let destination?) = quoted(token)
        {
            final = requoted(
                destination, decide(on: destination.bytes, link, marks, html, charset: charset))
        } else {
            final = numbered(decide(on: value, link, marks, html, charset: charset))
        }
        return PlannedLink(
            value: link.value, quoting: link.quoting, decision: final.decision, number: final.number,
            removals: marks.removals)
    }

    private mutating func decide(
        on value: [UInt8]?, _ link: Link, _ marks: LinkMarks, _ html: Span<UInt8>, charset: String?
    ) -> LinkDecision {
        guard let value else { return .leave(.charset) }
        if context.offersUnsubscribe, UnsubscribePlaceholder.isOne(value) { return .unsubscribe }
        guard context.tracks.contains(.htmlClicks) else { return .leave(.disabled) }
        if marks.optsOut {
            if context.tracks.contains(.textClicks), case .track(let destination) = context.links.decide(on: value) {
                optedOut.insert(destination)
            }
            return .leave(.optedOut)
        }
        let decision = context.links.decide(on: value)
        guard case .track(let destination) = decision else { return decision }
        if marks.isOfUnsubscribing || leadsToUnsubscribing(value)
            || saysUnsubscribe(link, marks, html, charset: charset)
        {
            if context.tracks.contains(.textClicks) { unsubscribing.insert(destination) }
            return .leave(.unsubscribe)
        }
        if !context.links.tracked.contains(.visibleURLs), let content = link.content {
            let parts = LinkParts(value.span)
            if let host = LinkHost(value.span, in: parts.authority),
                VisibleURL.shows(html, in: content, hostOf: value.span, host.name)
            {
                return .leave(.visibleURL)
            }
        }
        return decision
    }

    /// Returns whether a link's text or title says that it unsubscribes.
    private func saysUnsubscribe(
        _ link: Link, _ marks: LinkMarks, _ html: Span<UInt8>, charset: String?
    ) -> Bool {
        var texts = marks.titles.map { html.bytes($0) }
        if let content = link.content, let text = LinkText(html, in: content) {
            texts.append(text.bytes)
        }
        return texts.contains { text in
            let folded = LinkText.folded(text) { bytes in
                charset.map { context.links.transcoding.utf8(bytes, $0) } ?? bytes
            }
            return UnsubscribeWords.stand(in: folded.span)
        }
    }

    /// Returns the value with its references decoded, in UTF-8; nil where it is not known what its bytes mean.
    private func decoded(_ range: Range<Int>, _ html: Span<UInt8>, charset: String?) -> [UInt8]? {
        if let charset {
            for index in range where html[index] >= 0x80 {
                // Before its references, which become UTF-8.
                guard let text = context.links.transcoding.utf8(html.bytes(range), charset) else { return nil }
                return AttributeValue.decode(text.span, in: text.indices)
            }
        }
        return AttributeValue.decode(html, in: range)
    }
}

/// The marks of a link in its tag, beside its destination.
private struct LinkMarks {
    private(set) var optsOut = false
    private(set) var isOfUnsubscribing = false
    /// Values that are to be read as text.
    private(set) var titles: [Range<Int>] = []
    /// The ranges that are removed, in order.
    private(set) var removals: [Range<Int>] = []

    init(_ link: Link, _ attributes: [Attribute], _ html: Span<UInt8>) {
        for index in link.attributes {
            let attribute = attributes[index]
            switch OptOutAttribute(attribute, in: html) {
            case .optOut:
                optsOut = true
                removals.append(attribute.range)
            case .other: removals.append(attribute.range)
            case nil: readPurpose(attribute, html)
            }
        }
        if let notrack = Self.notrack(html, in: link.value) {
            optsOut = true
            removals.append(notrack)
        }
    }

    /// Reads `class="unsubscribe-link"`, `rel=unsubscribe`, `id=abmelden`, `title="Se désinscrire"`.
    private mutating func readPurpose(_ attribute: Attribute, _ html: Span<UInt8>) {
        guard let value = attribute.value, !isOfUnsubscribing, Self.saysPurpose(attribute.name, html)
        else { return }
        let text = html.extracting(value)
        isOfUnsubscribing =
            LinkWords.areOfUnsubscribing(html, in: value) || UnsubscribeWords.stand(in: text)
        for index in text.indices where text[index] >= 0x80 || text[index] == UInt8(ascii: "&") {
            return titles.append(value)
        }
    }

    private static func saysPurpose(_ name: Range<Int>, _ html: Span<UInt8>) -> Bool {
        func isName(_ text: String) -> Bool {
            name.count == text.utf8.count && html.holds(text, at: name.lowerBound, end: name.upperBound)
        }
        return switch name.count {
        case 2: isName("id")
        case 3: isName("rel")
        case 5: isName("class") || isName("title")
        case 10: isName("aria-label")
        default: false
        }
    }

    /// Finds Postal's `+notrack` in the value. Written with references, it is left.
    private static func notrack(_ html: Span<UInt8>, in value: Range<Int>) -> Range<Int>? {
        var start = value.lowerBound
        while start < value.upperBound, html[start] <= 0x20 { start += 1 }
        guard html.holds("http", at: start, end: value.upperBound) else { return nil }
        start += 4
        if start < value.upperBound, html[start].lowercasedASCII == UInt8(ascii: "s") { start += 1 }
        return html.holds("+notrack://", at: start, end: value.upperBound) ? start..<start + 8 : nil
    }
}

// What a message's header says of how to unsubscribe (RFC 2369, section 3.2; RFC 8058, section 3.1).

package import MIME
internal import Words

/// The fields List-Unsubscribe and List-Unsubscribe-Post of a message.
package struct UnsubscribeFields {
    /// All of both names, in order.
    package let all: [HeaderField]
    /// Whether nobody could unsubscribe by them: they are empty, or hold a placeholder that nobody has filled in.
    package let sayNothing: Bool
    /// Whether the sender's template has asked for a link.
    package let hasPlaceholder: Bool

    package init(of message: Message, in bytes: Span<UInt8>) {
        let header = message.parts[0]
        let fields = header.fields(named: "List-Unsubscribe", in: bytes)
        let places = fields.flatMap { Self.places(in: $0.unfoldedValue(in: bytes)) }
        all = fields + header.fields(named: "List-Unsubscribe-Post", in: bytes)
        hasPlaceholder = places.contains(where: Self.isPlaceholder)
        sayNothing = places.allSatisfy(Self.isPlaceholder)
    }

    /// Returns what stands between `<` and `>`; without them, all of it. Nothing where that is empty.
    private static func places(in value: [UInt8]) -> [[UInt8]] {
        var places: [[UInt8]] = []
        var rest = value[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
            places.append(rest[(start + 1)..<end].filter { $0 > 0x20 })
            rest = rest[end...]
        }
        if places.isEmpty { places.append(value.filter { $0 > 0x20 }) }
        return places.filter { !$0.isEmpty }
    }

    /// Looks for a template's mark, of which the URL is not known yet, or what begins like one, as no URL does.
    private static func isPlaceholder(_ place: [UInt8]) -> Bool {
        guard let first = place.first, first.isASCIILetter else { return true }
        return LinkPlaceholder.stands(in: place.span, place.indices)
    }
}

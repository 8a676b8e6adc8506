internal import Words

/// The things that a request's target may name.
enum Endpoint: Equatable {
    /// A pixel; where its token stands in the target.
    case open(Range<Int>)
    /// A link; where its token stands in the target.
    case click(Range<Int>)
    /// The page on which somebody unsubscribes; where its token stands in the target.
    case unsubscribe(Range<Int>)
    case health
    case robots
    case unknown

    /// Characters of a token.
    private static let tokenSize = 22
    /// Bytes that may stand behind a token: what clients drag along from the text around a link.
    private static let strayLimit = 64

    /// - Parameter target: normalised; ranges are of it.
    init(_ target: Span<UInt8>) {
        let path = Self.path(of: target)
        if target.matches("/healthz", at: path) {
            self = .health
        } else if target.matches("/robots.txt", at: path) {
            self = .robots
        } else {
            self = Self.tracked(path, in: target) ?? .unknown
        }
    }

    /// Returns a request's target with its unreserved characters as themselves: percent-encoded they are the same (RFC
    /// 3986, section 6.2.2.2), and there are clients that encode them.
    static func normalised(_ target: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(target.count)
        var index = 0
        while index < target.count {
            if target[index] == UInt8(ascii: "%"), index + 2 < target.count,
                let high = Character(UnicodeScalar(target[index + 1])).hexDigitValue,
                let low = Character(UnicodeScalar(target[index + 2])).hexDigitValue,
                isUnreserved(UInt8(high << 4 | low))
            {
                result.append(UInt8(high << 4 | low))
                index += 3
            } else {
                result.append(target[index])
                index += 1
            }
        }
        return result
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        isTokenCharacter(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~")
    }

    /// Finds the path, without query, fragment, and what a proxy's client sends before (RFC 9112, section 3.2.2).
    private static func path(of target: Span<UInt8>) -> Range<Int> {
        var start = 0
        for scheme in ["http://", "https://"] as [StaticString] {
            let size = scheme.utf8CodeUnitCount
            guard target.count >= size, target.matches(scheme, at: 0..<size) else { continue }
            start = size
            while start < target.count, target[start] != UInt8(ascii: "/") { start += 1 }
        }
        let end = (start..<target.count).first { target[$0] == UInt8(ascii: "?") || target[$0] == UInt8(ascii: "#") }
        return start..<(end ?? target.count)
    }

    /// Finds the first `/o/TOKEN`, `/c/TOKEN` or `/u/TOKEN`, in any case, below any folder: `tracker.url` may have one.
    ///
    /// Behind the token stands `.gif` or, in URLs that were cut out of a text, anything but a character that a token is
    /// made of: such a token is altered.
    private static func tracked(_ path: Range<Int>, in target: Span<UInt8>) -> Endpoint? {
        let slash = UInt8(ascii: "/")
        var start = path.lowerBound
        while start + 3 + tokenSize <= path.upperBound {
            defer { start += 1 }
            guard target[start] == slash, target[start + 2] == slash else { continue }
            let token = start + 3..<start + 3 + tokenSize
            guard token.allSatisfy({ isTokenCharacter(target[$0]) }), path.upperBound - token.upperBound <= strayLimit,
                token.upperBound == path.upperBound || !isTokenCharacter(target[token.upperBound])
            else { continue }
            switch target[start + 1].lowercasedASCII {
            case UInt8(ascii: "o"): return .open(token)
            case UInt8(ascii: "c"): return .click(token)
            case UInt8(ascii: "u"): return .unsubscribe(token)
            default: continue
            }
        }
        return nil
    }

    private static func isTokenCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte.lowercasedASCII)
        }
    }
}

/// Takes in a request's body. Few are of use, but the next request begins behind it.
struct RequestBody {
    enum Result: Equatable {
        /// The body goes on.
        case incomplete
        /// The body ended within these bytes, or with them.
        case finished
        /// Malformed, or longer than it is worth to read.
        case refused
    }

    /// Bytes of the longest body that is read.
    static let sizeLimit = 65536
    /// Bytes of it that are kept: a form of ours has a hundred.
    static let keptLimit = 4096

    private enum State {
        /// A sized body, or the data of a chunk and the line end behind it.
        case data(left: Int, isChunk: Bool)
        case size(value: Int, digits: Int)
        /// White space behind a chunk's size: nothing follows it but extensions.
        case padding(size: Int)
        /// The rest of a chunk's size line.
        case extensions(size: Int)
        /// A line behind the last chunk; an empty one ends the body.
        case trailer(Trailer)
        case finished
    }

    private enum Trailer { case begins, name, value }

    private var state: State
    /// A CR is half of a line's end, and nothing else (RFC 9112, section 2.2).
    private var awaitsLineFeed = false
    private var passed = 0
    /// The content, as far as it is kept.
    private(set) var content: [UInt8] = []

    /// Makes a reader of a body; nil where there is none.
    init?(_ body: RequestHead.Body) {
        switch body {
        case .none: return nil
        case .length(let length): state = .data(left: length, isChunk: false)
        case .chunked: state = .size(value: 0, digits: 0)
        }
    }

    /// Takes what has come; `count` is how much of it is the body's.
    mutating func pass(_ bytes: Span<UInt8>) -> (result: Result, count: Int) {
        if case .data(let left, _) = state, left > Self.sizeLimit { return (.refused, 0) }
        var offset = 0
        while offset < bytes.count {
            if case .data(let left, let isChunk) = state, left > 0 {
                let step = min(left, bytes.count - offset)
                content += bytes.array(offset..<offset + min(step, Self.keptLimit - content.count))
                state = .data(left: left - step, isChunk: isChunk)
                offset += step
            } else {
                guard take(bytes[offset]) else { return (.refused, offset) }
                offset += 1
            }
            if isFinished { break }
        }
        passed += offset
        guard passed <= Self.sizeLimit else { return (.refused, offset) }
        return (isFinished ? .finished : .incomplete, offset)
    }

    private var isFinished: Bool {
        switch state {
        case .finished: true
        case .data(let left, let isChunk): left == 0 && !isChunk
        default: false
        }
    }

    /// Takes a byte of a chunk's frame (RFC 9112, section 7.1); false where it has no place there.
    private mutating func take(_ byte: UInt8) -> Bool {
        if byte == .carriageReturn, !awaitsLineFeed {
            awaitsLineFeed = true
            return true
        }
        if byte == .lineFeed {
            defer { awaitsLineFeed = false }
            return endLine()
        }
        return !awaitsLineFeed && takeText(byte)
    }

    private mutating func endLine() -> Bool {
        switch state {
        case .data:
            state = .size(value: 0, digits: 0)
        case .size(let size, 1...), .padding(let size):
            state = size == 0 ? .trailer(.begins) : .data(left: size, isChunk: true)
        // Readers differ on whether an LF alone ends an extension.
        case .extensions(let size) where awaitsLineFeed:
            state = size == 0 ? .trailer(.begins) : .data(left: size, isChunk: true)
        case .trailer(.begins):
            state = .finished
        case .trailer(.value):
            state = .trailer(.begins)
        case .size, .extensions, .trailer(.name), .finished:
            return false
        }
        return true
    }

    private mutating func takeText(_ byte: UInt8) -> Bool {
        switch (state, byte) {
        case (.size(let size, 1...), UInt8(ascii: ";")), (.padding(let size), UInt8(ascii: ";")):
            state = .extensions(size: size)
        case (.size(let size, 1...), .space), (.size(let size, 1...), .tab):
            state = .padding(size: size)
        case (.padding, .space), (.padding, .tab):
            break
        case (.size(let size, let digits), _):
            guard digits < 6, let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return false }
            state = .size(value: size << 4 | digit, digits: digits + 1)
        case (.trailer(.name), UInt8(ascii: ":")):
            state = .trailer(.value)
        case (.trailer(.begins), _), (.trailer(.name), _):
            state = .trailer(.name)
            return byte.isHTTPToken
        case (.extensions, _), (.trailer(.value), _):
            return byte.isHTTPText
        case (.data, _), (.padding, _), (.finished, _):
            return false
        }
        return true
    }
}

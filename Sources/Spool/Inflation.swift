internal import CZlib

/// Owns zlib's state of one decompression.
struct Inflation: ~Copyable {
    /// In memory of its own: zlib keeps the address, and refuses to work at another.
    private let stream: UnsafeMutablePointer<z_stream>

    init() throws(GzipError) {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let code = backstamp_inflate_init_gzip(stream)
        guard code == Z_OK else {
            stream.deallocate()
            throw .zlib("inflateInit: \(code)")
        }
        self.stream = stream
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// - Parameter size: how many bytes must come of it.
    consuming func run(_ input: [UInt8], size: Int) throws(GzipError) -> [UInt8] {
        var code = Z_OK
        // One byte more than must come: zlib wants room to write to even where nothing comes, and what comes too much is seen.
        let output = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, filled in
            input.withUnsafeBufferPointer { bytes in
                stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
                stream.pointee.avail_in = uInt(bytes.count)
                stream.pointee.next_out = buffer.baseAddress
                stream.pointee.avail_out = uInt(size + 1)
                code = inflate(stream, Z_FINISH)
                filled = size + 1 - Int(stream.pointee.avail_out)
            }
        }
        switch code {
        case Z_STREAM_END:
            guard stream.pointee.avail_in == 0 else { throw .damaged("something follows its end") }
            return output
        case Z_BUF_ERROR:
            throw .damaged(output.count > size ? "it holds more than it claims to" : "it ends too early")
        case Z_DATA_ERROR, Z_NEED_DICT:
            throw .damaged(stream.pointee.msg.map { String(cString: $0) } ?? "not in the gzip format")
        default:
            throw .zlib("inflate: \(code)")
        }
    }
}

// C strings as bytes, and back, without a detour through String: what mail holds need not be UTF-8.

private import Glibc

/// Returns the bytes of a C string without its NUL; valid as long as the string is.
func bytes(of string: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
    let length = strlen(string)
    return UnsafeBufferPointer(start: UnsafeRawPointer(string).assumingMemoryBound(to: UInt8.self), count: length)
}

/// Calls `body` with the bytes as a C string. `mutable` is libmilter's prototype only; it does not write.
func withCString<R>(_ bytes: [UInt8], _ body: (UnsafeMutablePointer<CChar>?) -> R) -> R {
    var terminated = bytes.map { CChar(bitPattern: $0) }
    terminated.append(0)
    return terminated.withUnsafeMutableBufferPointer { body($0.baseAddress) }
}

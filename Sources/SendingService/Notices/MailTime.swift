internal import Foundation

/// A time as people and programs read it, from milliseconds since 1970.
enum MailTime {
    /// `Wed, 25 Nov 2026 06:32:46 +0000` (RFC 5322, section 3.3).
    static func rfc5322(_ milliseconds: Int64) -> String { text(milliseconds, "%a, %d %b %Y %H:%M:%S +0000") }

    /// `2026-11-25T06:32:46Z` (RFC 3339).
    static func iso8601(_ milliseconds: Int64) -> String { text(milliseconds, "%Y-%m-%dT%H:%M:%SZ") }

    /// In the locale "C", which is this process's: nobody calls `setlocale`.
    private static func text(_ milliseconds: Int64, _ format: String) -> String {
        var seconds = time_t(milliseconds / 1000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        var bytes = [CChar](repeating: 0, count: 64)
        let count = strftime(&bytes, bytes.count, format, &parts)
        return String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

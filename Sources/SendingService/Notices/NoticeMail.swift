internal import MIME
internal import Storage
internal import Tracking
internal import Words

/// The mail that tells a sender.
enum NoticeMail {
    /// Returns the mail, with CRLF line ends.
    ///
    /// - Parameters:
    ///   - from: the address in From.
    ///   - target: whom it goes to.
    ///   - identifier: the batch's; so every try has the same Message-ID.
    ///   - seal: a sealed reference to no copy, by which the filter lets the mail pass and keeps no record of it.
    ///   - time: milliseconds since 1970.
    static func bytes(
        _ notices: [Notice], from: String, to target: String, identifier: String, seal: [UInt8], at time: Int64
    ) -> [UInt8] {
        let body = NoticeText.body(notices)
        let subject = notices.count == 1 ? NoticeText.subject(notices[0]) : NoticeText.subject(notices)
        let fields: [(String, [UInt8])] = [
            ("From", Array("Backstamp <\(from)>".utf8)), ("To", Array("<\(target)>".utf8)),
            ("Subject", HeaderText.encode(subject)), ("Date", Array(MailTime.rfc5322(time).utf8)),
            ("Message-ID", Array("<\(identifier)@\(Contact.domain(of: from))>".utf8)),
            // RFC 3834, section 5: nobody's holiday note answers it. The envelope has no sender, for the same reason.
            ("Auto-Submitted", Array("auto-generated".utf8)),
            (TrackingRequest.header, Array("none".utf8)), (TrackingRequest.sealHeader, seal),
            ("MIME-Version", Array("1.0".utf8)), ("Content-Type", Array("text/plain; charset=utf-8".utf8)),
            ("Content-Transfer-Encoding", Array((body.utf8.allSatisfy { $0 < 0x80 } ? "7bit" : "8bit").utf8)),
        ]
        var bytes: [UInt8] = []
        for (name, value) in fields { bytes += Array("\(name): ".utf8) + value + [0x0D, 0x0A] }
        bytes += [0x0D, 0x0A]
        for byte in body.utf8 { bytes += byte == 0x0A ? [0x0D, 0x0A] : [byte] }
        return bytes
    }
}

// The project's own mails (Tests/OutgoingMail): newsletters as the common builders make them, mails of the common
// clients, of machines, in all charsets and encodings, and broken ones. Each with what becomes of it.

import Foundation
import Testing
import Tracking
import Words

@Suite struct OutgoingMailTests {
    private enum Expected {
        /// How many destinations it has.
        case tracked(Int, pixel: Bool = true)
        case left(LeaveReason)
    }

    private static let expected: [String: Expected] = [
        // Newsletters.
        "newsletter-tables": .tracked(2), "newsletter-conditional-comments": .tracked(2),
        "newsletter-foundation": .tracked(3), "newsletter-stripo": .tracked(2), "amp": .tracked(1),
        // People's mail clients.
        "outlook-word": .tracked(2), "exchange-reply": .tracked(2),
        "exchange-invitation": .left(.invitation),
        "google-invitation": .left(.invitation), "apple-mail-files-between": .tracked(2),
        "apple-mail-html-file-inline": .left(.noHTML), "apple-mail-picture": .tracked(2),
        "thunderbird": .tracked(2),
        "thunderbird-plain": .left(.noHTML), "gmail": .tracked(2), "gmail-plain-and-html": .tracked(1),
        "ios-mail": .tracked(1), "k9": .tracked(1), "lotus": .tracked(1), "related-start": .tracked(1),
        // Machines.
        "ticket-html-and-files": .tracked(1), "ticket-plain": .left(.noHTML), "phpmailer": .tracked(1),
        "wordpress-plain": .left(.noHTML), "php-html-no-charset": .tracked(1), "meta-names-the-charset": .tracked(1),
        "html-file-attached": .left(.noHTML), "forwarded-as-attachment": .tracked(1),
        // Charsets. A link that is not ASCII is left.
        "windows-1252-8bit": .tracked(1), "windows-1251-base64": .tracked(1), "koi8-r-8bit": .tracked(2),
        "shift-jis-8bit": .tracked(1), "shift-jis-quoted-printable": .tracked(1),
        "shift-jis-lead-before-quote": .left(.unknownCharset), "iso-2022-jp-7bit": .tracked(1),
        "iso-2022-jp-not-closed": .left(.unknownCharset), "escape-in-utf-8": .left(.unknownCharset),
        "euc-jp": .tracked(1), "gb18030-base64": .tracked(1), "gb2312-8bit": .tracked(1), "big5-8bit": .tracked(1),
        "euc-kr-quoted-printable": .tracked(1), "tis-620": .tracked(1), "utf-16": .left(.unknownCharset),
        "utf-16-labelled-utf-8": .left(.unknownCharset), "utf-7": .left(.unknownCharset),
        "hz": .left(.unknownCharset), "ebcdic": .left(.unknownCharset), "charset-unknown": .left(.unknownCharset),
        // Lines, headers, boundaries.
        "long-line-8bit": .tracked(30), "long-line-without-encoding-field": .tracked(1),
        "line-grows-beyond-998": .tracked(2), "long-line-no-mime-version": .tracked(1),
        "long-line-base64-in-one": .tracked(1), "soft-break-in-url": .tracked(1), "content-md5-within": .tracked(1),
        "eight-bit-header": .tracked(1), "label-twice-the-same": .tracked(1), "type-twice": .left(.malformed),
        "boundary-twice": .left(.malformed), "boundary-never-comes": .left(.malformed),
        "final-boundary-missing": .tracked(1), "empty-html": .tracked(0), "empty-html-part": .tracked(0),
        "no-body": .left(.noHTML), "part-without-body": .left(.noHTML), "body-without-last-line-end": .tracked(1),
        "mixed-line-ends": .tracked(2), "ends-within-a-tag": .tracked(1),
        // Signed, encrypted, reports.
        "dkim-signed": .left(.signed), "pgp-inline": .left(.encrypted), "pgp-inline-in-html": .left(.encrypted),
        "pgp-key-attached": .tracked(1), "pgp-mime-encrypted": .left(.encrypted),
        "smime-signature-left-behind": .tracked(1), "smime-opaque": .left(.encrypted),
        "multipart-signed": .left(.signed), "read-receipt": .left(.report),
        "asks-for-nothing": .left(.optedOut),
    ]

    private static let folder = URL(filePath: #filePath).appending(path: "../../../OutgoingMail").standardizedFileURL

    static func mail(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name + ".eml")))
    }

    @Test func everyMailIsInTheTable() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(files) == Set(Self.expected.keys.map { $0 + ".eml" }))
    }

    @Test(arguments: expected.keys.sorted())
    func isTrackedOrLeft(_ name: String) throws {
        let expected = try #require(Self.expected[name])
        do {
            let rewrite = try Rewrite(try Self.mail(name))
            rewrite.expectIdentity("\(name)")
            guard case .tracked(let destinations, let pixel) = expected else {
                Issue.record("\(name) was tracked")
                return
            }
            #expect(rewrite.plan.destinations.count == destinations, "\(name)")
            #expect((rewrite.plan.pixel != nil) == pixel, "\(name)")
        } catch let left as Rewrite.Left {
            guard case .left(let reason) = expected, reason == left.reason else {
                Issue.record("\(name) was left: \(left.reason)")
                return
            }
        }
    }
}

// Redirectors of mail services and of gateways that guard mail. A link to one is counted there already, and a redirect to a
// redirect makes spam filters suspicious.

internal import Words

enum LinkWrapper {
    /// Returns whether a link leads to one.
    ///
    /// - Parameter rest: what follows the authority.
    static func holds(_ url: Span<UInt8>, host: Range<Int>, rest: Range<Int>) -> Bool {
        // The domain is the last two labels; all domains of the table have as many.
        var start = host.upperBound
        var dots = 0
        while start > host.lowerBound {
            if url[start - 1] == UInt8(ascii: ".") {
                dots += 1
                if dots == 2 { break }
            }
            start -= 1
        }
        guard start < host.upperBound, url[start].isASCIILetter else { return false }
        for entry in table[Int(url[start].lowercasedASCII - UInt8(ascii: "a"))]
        where entry.holds(url, host, domain: start, rest) { return true }
        return false
    }

    private struct Entry: Sendable {
        /// With the subdomains that it must have: `ct.sendgrid.net` is so as well for `u1.ct.sendgrid.net`.
        let host: String
        /// The beginning of the path, where not all of the host redirects.
        let path: String

        init(_ text: Substring) {
            let slash = text.firstIndex(of: "/") ?? text.endIndex
            host = String(text[..<slash])
            path = String(text[slash...])
        }

        var domain: Substring {
            let labels = host.split(separator: ".")
            return host.suffix(labels.suffix(2).reduce(1) { $0 + $1.count })
        }

        func holds(_ url: Span<UInt8>, _ host: Range<Int>, domain: Int, _ rest: Range<Int>) -> Bool {
            let start = host.upperBound - self.host.utf8.count
            guard start <= domain, start >= host.lowerBound,
                start == host.lowerBound || url[start - 1] == UInt8(ascii: "."),
                url.holds(self.host, at: start, end: host.upperBound)
            else { return false }
            return path.isEmpty || url.holds(path, at: rest.lowerBound, end: rest.upperBound)
        }
    }

    /// The wrappers by the first letter of the domain.
    private static let table: [[Entry]] = {
        var table = [[Entry]](repeating: [], count: 26)
        for word in text.split(whereSeparator: \.isWhitespace) {
            let entry = Entry(word)
            guard let letter = entry.domain.utf8.first, letter.isASCIILetter else { continue }
            table[Int(letter - UInt8(ascii: "a"))].append(entry)
        }
        return table
    }()

    /// Host, and path where only some of it redirects; in lower case. Hosts that a service's customers choose themselves can't
    /// stand here.
    private static let text = """
        safelinks.protection.outlook.com safelinks.protection.office365.us safelinks.protection.partner.outlook.cn
        statics.teams.cdn.office.net/evergreen-assets/safelinks
        urldefense.proofpoint.com urldefense.com urldefense.us
        mimecast.com/s/ mimecastprotect.com/s/ linkprotect.cudasvc.com secure-web.cisco.com clicktime.symantec.com
        clicktime.cloud.postoffice.net emailprotection.link protect.checkpoint.com avanan.click fireeye.com/v1/url
        fireeye.com/url trendmicro.com/wis/clicktime sophos.com/?d= mailanyone.net/v1/ antispamcloud.com/redirect
        hornetsecurity.com/u/ trustwave.com/s/ edgepilot.com/s/ mailguard.com.au vadesecure.com antigena.com
        google.com/url?
        sendgrid.net/wf/click sendgrid.net/ls/click sendgrid.net/ss/c sendgrid.net/uni/ ct.sendgrid.net
        click.pstmrk.it track.pstmrk.it awstrack.me mandrillapp.com/track list-manage.com/track mailchi.mp/track
        mailgun.org/c/ mailgun.net/c/ sparkpostmail.com sparkpostmail1.com sparkpostmail2.com spgo.io
        hubspotlinks.com hubspotstarter.net/e2t hubspotlinksstarter.com hubspotlinksfree.com
        hubspotemail.net/e2t hs-sales-engage.com sidekickopen.com hubspotlinksfree1.com
        rs6.net/tn.jsp createsend.com/t/ createsend1.com/t/ cmail19.com/t/ cmail20.com/t/ cmail1.com/t/ cmail2.com/t/
        cmail3.com/t/ exct.net exacttarget.com/?qs= klclick.com klclick1.com klclick2.com klclick3.com
        sendibt1.com sendibt2.com sendibt3.com sendibm1.com sendibm2.com sendibm3.com sendib.com
        mjt.lu mlsend.com/link mlsend2.com/link ml-links.com mlsndr.com convertkit-mail.com convertkit-mail2.com
        convertkit-mail3.com convertkit-mail4.com acemlna.com acemlnb.com acemlnc.com acemlnd.com activehosted.com/lt.php
        getresponse.com/click.html intercom-clicks.com intercom-links.com customeriomail.com mailtrack.io/trace
        mailstat.us bmetrack.com icptrack.com dripemail2.com aweber.com/y/ctc aw-clicks.com clicks.aweber.com
        infusionsoft.com/app/linkclick keap-link001.com keap-link002.com keap-link003.com emlnk.com emlnk9.com
        link.zendesk.com yesware.com/tl mixmax.com/c/ getmailspring.com/link boomeranggmail.com lt.dotdigital-pages.com
        trackedlink.net emarsys.net/u/register_bg ongage.net/track sailthru.com/click beehiiv.com/ss/c
        substack.com/redirect email.mg.substack.com link.mail.beehiiv.com
        """
}

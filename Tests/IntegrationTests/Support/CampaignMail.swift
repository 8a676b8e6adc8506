// The mails of the story, before they leave.

/// One message, to whom it goes, and what happens to it.
struct CampaignMail {
    struct Recipient {
        let address: String
        /// Its own in the whole story.
        let number: Int
        let fate: CampaignFate
    }

    /// The local part of its Message-ID.
    let name: String
    var campaign: String?
    /// The list or stream that it names.
    var stream: String?
    var isHTML = true
    /// The name of a mail whose pixel and first link stand in it, quoted as they arrived.
    var quoted: String?
    /// The envelope names each recipient twice.
    var isDoubled = false
    let recipients: [Recipient]
    let deeds: [CampaignDeed]

    var messageID: String { "<\(name)@shop.example>" }
    /// Those whom it was sent to.
    var sentTo: [Recipient] { recipients.filter { !$0.fate.isSuppressed } }
    /// A copy for one, so that everything is known to be this recipient's.
    var only: Recipient? { sentTo.count == 1 ? sentTo[0] : nil }

    static let sender = "news@shop.example"
    static let subject = "Frühling im Garten"
    /// Where the links lead, in order.
    static let destinations = (1...6).map { "https://shop.example/spring/\($0)?from=mail&a=%C3%A9" }

    /// Where its links lead: what is quoted stands behind its own.
    var destinations: [String] {
        let all = Self.destinations
        return quoted == nil ? all : Array(all.dropFirst() + all.prefix(1))
    }

    var envelope: [String] { recipients.map(\.address) + (isDoubled ? recipients.map(\.address) : []) }

    /// With CRLF line ends.
    ///
    /// - Parameter quote: of what is quoted, the HTML.
    func bytes(quoting quote: String? = nil) -> [UInt8] {
        let membership =
            (campaign.map { "X-Campaign-ID: \($0)\n" } ?? "") + (stream.map { "X-Backstamp-Stream: \($0)\n" } ?? "")
        return Array(
            """
            From: Shop <\(Self.sender)>
            Reply-To: <\(Self.answers)>
            To: \(recipients.map { "<\($0.address)>" }.joined(separator: ",\n\t"))
            Subject: =?utf-8?Q?Fr=C3=BChling_im_Garten?=
            Date: Tue, 24 Nov 2026 12:00:00 +0100
            Message-ID: \(messageID)
            \(membership)MIME-Version: 1.0
            Content-Type: text/\(isHTML ? "html" : "plain"); charset=utf-8
            Content-Transfer-Encoding: 7bit

            \(isHTML ? html(quoting: quote) : "Your order is on its way.\n")
            """.utf8
        ).withCRLF
    }

    /// Where people's answers go: a mailbox of Backstamp's.
    static let answers = "answers@bounce.example"

    private func html(quoting quote: String?) -> String {
        let links = destinations.dropLast(quote == nil ? 0 : 1).map {
            "<p><a href=\"\($0.replacing("&", with: "&amp;"))\">look</a></p>"
        }
        return """
            <!DOCTYPE html>
            <html><body><h1>Spring</h1>
            \(links.joined(separator: "\n"))
            <p><a href="mailto:\(Self.answers)">write to us</a>, <a href="https://shop.example/imprint" data-no-track>imprint</a>,
            <a href="{{unsubscribe_url}}">no more of this</a></p>
            \(quote.map { "<blockquote>\($0)</blockquote>" } ?? "")
            </body></html>

            """
    }
}

// MARK: - All of them

extension CampaignMail {
    /// To whom the owner of the list wants no mail to go.
    static let banned = ["banned1@home.example", "banned2@home.example"]

    /// The spring campaign, a mail for each recipient.
    static var spring: [CampaignMail] {
        var number = 0
        return CampaignCast.personas.flatMap { persona in
            (1...persona.count).map { index in
                defer { number += 1 }
                let address = "\(persona.name)\(index)@\(persona.domain)"
                return CampaignMail(
                    name: "spring.\(persona.name)\(index)", campaign: "spring", stream: "newsletter",
                    recipients: [Recipient(address: address, number: number, fate: persona.fate)], deeds: persona.deeds)
            }
        }
    }

    /// Another campaign, to three of the same people, which names no list.
    static let welcome = ["silent3", "glance1", "keen1"].enumerated().map { index, name in
        CampaignMail(
            name: "welcome.\(name)", campaign: "welcome",
            recipients: [Recipient(address: "\(name)@home.example", number: 200 + index, fate: .taken)],
            deeds: [.look(.chrome), .look(.chrome), .click(5, .chrome)])
    }

    /// Mail outside of all campaigns: two messages that several people share, and one without HTML.
    static let others = [
        CampaignMail(
            name: "order", recipients: several("silent1@home.example", "clicker1@home.example", "carl@office.example"),
            deeds: [
                .look(.outlook), .look(.phone), .click(0, .phone), .click(0, .phone),
                .click(1, .barracuda, .later, .machine("agent: Barracuda Sentinel")),
            ]),
        CampaignMail(
            name: "meeting",
            recipients: several("silent2@home.example", "replier1@home.example", "dora@office.example")
                + [Recipient(address: "erin@gone.example", number: 210, fate: .refused(.gone))],
            deeds: [.answer(.reply(by: 1)), .answer(.outOfOffice(by: 2))]),
        CampaignMail(
            name: "receipt", isHTML: false, recipients: several("carl@office.example"), deeds: [.answer(.reply())]),
    ]

    private static func several(_ addresses: String...) -> [Recipient] {
        addresses.map { Recipient(address: $0, number: 211, fate: .taken) }
    }

    /// What leaves first.
    static let morning = spring + welcome + others

    /// Newsletters to people who have left the list, of which the second is also for somebody who has not.
    static let evening = [
        CampaignMail(
            name: "reminder.1", campaign: "spring", stream: "newsletter",
            recipients: [Recipient(address: "oneclick1@gmail.example", number: 212, fate: .suppressed("unsubscribe"))],
            deeds: []),
        CampaignMail(
            name: "reminder.2", stream: "newsletter",
            recipients: several("silent4@home.example")
                + [Recipient(address: "mailleaver1@home.example", number: 213, fate: .suppressed("unsubscribe"))],
            deeds: [.look(.chrome)]),
        CampaignMail(
            name: "doubled", isDoubled: true,
            recipients: [Recipient(address: "silent5@home.example", number: 214, fate: .taken)],
            deeds: [.look(.chrome)]),
        // An answer and a forward of ours, with what fan1 and clicker2 had: whoever looks at these has not looked at those.
        CampaignMail(
            name: "answer", quoted: "spring.fan1",
            recipients: [Recipient(address: "fan1@home.example", number: 215, fate: .taken)],
            deeds: [.look(.firefox), .click(5, .firefox)]),
        CampaignMail(
            name: "forward", quoted: "spring.clicker2",
            recipients: [Recipient(address: "frida@office.example", number: 216, fate: .taken)],
            deeds: [.look(.chrome), .click(5, .chrome), .click(0, .chrome)]),
    ]

    /// Others' mail to one of our people, whose Sieve script sends it on to somebody outside: none of ours.
    static let redirected = CampaignMail(
        name: "redirected", campaign: "spring",
        recipients: [Recipient(address: "silent6@home.example", number: 217, fate: .taken)], deeds: [])

    static let all = morning + evening
}

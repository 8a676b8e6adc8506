/// What a bounce domain gets that is none of ours: forgeries, backscatter, and what spammers send everywhere.
struct NoiseMails: Sendable {
    private enum Kind: CaseIterable {
        case forgedReport, foreignReport, backscatter, forgedComplaint, answer, unsubscribing, autoReply, offer, empty
    }

    /// Mail that another Backstamp has sent, with a key that is not ours.
    let foreign: [LeftMail]

    private static let base32 = "abcdefghijklmnopqrstuvwxyz234567"

    /// A mail, and the address that it comes to. LF line ends.
    func mail(_ number: Int, _ random: inout NoiseGenerator) -> (bytes: [UInt8], recipient: String) {
        let recipient = address(&random)
        let victim = "r\(random.below(50))@home.example"
        let other = foreign[random.below(foreign.count)]
        switch Kind.allCases[random.below(Kind.allCases.count)] {
        case .forgedReport:
            return (StatusReport(recipient: victim, returnPath: recipient, number: number).bytes, recipient)
        case .foreignReport:
            var report = StatusReport(recipient: victim, returnPath: other.returnPath, number: number)
            report.original += ["Message-ID: <x\(other.messageID.dropFirst())", other.seal]
            return (report.bytes, other.returnPath)
        case .backscatter:
            var report = StatusReport(recipient: "somebody@elsewhere.example", returnPath: recipient, number: number)
            report.original.append("Message-ID: <spam.\(number)@elsewhere.example>")
            return (report.bytes, recipient)
        case .forgedComplaint:
            let stranger = LeftMail(
                messageID: "<forged.\(number)@shop.example>", recipients: [victim], returnPath: recipient,
                seal: "X-Backstamp-ID: \(random.word(22, of: Self.base32))")
            return (Array(ReturnedMix.complaint(number, by: victim, about: stranger).utf8), recipient)
        case .answer: return personal(number, recipient, "Re: Re: your invoice", "See the attachment.", &random)
        case .unsubscribing:
            return personal(number, recipient, "unsubscribe", "Please remove me from your list.", &random)
        case .autoReply:
            return personal(number, recipient, "Automatic reply: out of office", "I am away until Monday.", &random)
        case .offer:
            return personal(
                number, recipient, "An offer", "Dear friend, I have gold. https://gold.example/\(number)", &random)
        case .empty: return (Array("Subject: \(number)\n\n".utf8), recipient)
        }
    }

    /// The base address, one with a token that nobody sealed, or any of the domain.
    private func address(_ random: inout NoiseGenerator) -> String {
        switch random.below(3) {
        case 0: Sandbox.returnPath
        case 1: "bounces+\(random.word(26, of: Self.base32))@bounce.example"
        default: "\(random.word(8, of: Self.base32))@bounce.example"
        }
    }

    private func personal(
        _ number: Int, _ recipient: String, _ subject: String, _ text: String, _ random: inout NoiseGenerator
    ) -> (bytes: [UInt8], recipient: String) {
        let author = "\(random.word(6, of: Self.base32))@spam.example"
        let mail = ReturnedMix.personal(
            number, from: author, to: recipient, subject: subject, field: "In-Reply-To: <\(number)@spam.example>",
            text: text)
        return (Array(mail.utf8), recipient)
    }
}

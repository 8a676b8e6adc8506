// The short mail that most tests send, many times.

extension TestMail {
    /// A number of its own, hence a recipient and links of its own.
    static func short(_ number: Int, campaign: String = "trial") -> TestMail {
        TestMail(.quotedPrintable, size: 1000, number: number, campaign: campaign)
    }

    var recipient: String { "r\(number)@home.example" }
}

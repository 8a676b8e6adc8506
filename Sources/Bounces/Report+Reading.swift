// What a mail that came back says, and what follows from it. The front page of this module.
//
// Bounces takes the bytes of any mail and makes a `Report`: its kind, whom it speaks of, and for each recipient a
// `Verdict` with a reason. From a verdict and what is known of the delivery `BouncePolicy` makes the consequences:
// class, retry, suppression. It knows no database: whose delivery it is, `Storage/Returns/Store+ReturnedMail.swift` asks.
// Reading never fails: what is no report is a reply or other mail.
//
// From bytes to verdict: `Report(reading:)`, below, repairs line ends; `Reading/ReportReader.swift` asks each kind in
// turn (`Kinds/`): a complaint, a report by its fields (`Fields/`), a report by its text (`Prose/`, anchored by
// `Tables/`), else a reply, an absence or a wish (`Kinds/KindOfMail.swift`, `Replies/`). `Kinds/Judge.swift` puts
// together each recipient's text and codes as `Evidence`; `Classification/Classifier.swift` gives the verdict, by
// clauses (`Grammar/`, `Lexicons/`), phrases (`Phrases/`, an administrator's in `OwnPhrases/`) and `StatusTable`. Then
// `BouncePolicy.swift`, with the table in `Classification/ReasonPolicy.swift`.

extension Report {
    /// Reads a mail. Total: any bytes make a report, which may say that the mail is none. Linear in its size.
    package init(reading bytes: Span<UInt8>, classifier: Classifier = .standard) {
        let reader = ReportReader(classifier: classifier)
        if let repaired = LineEnds.repaired(bytes) {
            self = reader.read(repaired.span)
        } else {
            self = reader.read(bytes)
        }
    }

    package init(reading bytes: [UInt8], classifier: Classifier = .standard) {
        self.init(reading: bytes.span, classifier: classifier)
    }
}

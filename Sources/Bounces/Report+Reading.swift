// The front door: bytes of a mail that came back to what it says.

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

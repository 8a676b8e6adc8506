/// A row of a CSV text.
struct CSVRow: Equatable {
    /// The line on which it begins; the first is 1.
    let line: Int
    /// The fields without their quotes.
    var fields: [[UInt8]] = []
    /// The reason why it could not be read; `fields` then has what stood before.
    var problem: CSVProblem?
}

/// The reasons why a row could not be read.
enum CSVProblem: Error, Equatable, CustomStringConvertible {
    case unclosedQuote, textBehindQuote, fieldTooLong, rowTooLong, tooManyFields

    var description: String {
        switch self {
        case .unclosedQuote:
            "a quote is not closed within \(CSVReader.fieldLimit) bytes; write a quote within quotes twice"
        case .textBehindQuote: "text follows a closing quote; write a quote within quotes twice"
        case .fieldTooLong: "a field is longer than \(CSVReader.fieldLimit) bytes"
        case .rowTooLong: "the row is longer than \(CSVReader.rowLimit) bytes"
        case .tooManyFields: "the row has more than \(CSVReader.fieldsLimit) fields"
        }
    }
}

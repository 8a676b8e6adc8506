internal import MIME
internal import Words

extension LeaveReason {
    /// Says that a transfer encoding could not carry an edit without harm.
    init(_ failure: EncodingFailure) {
        switch failure {
        case .lineTooLong: self = .longLine
        default: self = .unknownEncoding
        }
    }
}

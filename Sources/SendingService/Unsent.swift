internal import Spool
internal import Submission

/// Says that something was not taken: what follows, and why.
package struct Unsent: Error {
    let outcome: SendingOutcome
    let reason: String
}

extension CopySpool {
    /// Reads a copy that is to leave.
    ///
    /// - Parameter missing: what is said where there is none.
    func copy(_ number: Int64, for attempt: SendingAttempt, missing: String) throws(Unsent) -> [UInt8] {
        do throws(SpoolError) {
            if let bytes = try read(number) { return bytes }
        } catch {
            throw Unsent(outcome: SendingOutcome(of: error, in: attempt), reason: error.description)
        }
        throw Unsent(outcome: SendingOutcome(of: nil, in: attempt), reason: missing)
    }
}

extension SubmissionClient {
    /// Hands a mail over, and returns the server's reply.
    func hand(
        _ message: [UInt8], from sender: String, for attempt: SendingAttempt,
        reporting: ReportingRequest = ReportingRequest(), mayTransfer: () -> Bool = { true }
    ) throws(Unsent) -> String {
        do throws(SubmissionError) {
            return try send(
                message, from: sender, to: attempt.recipient, reporting: reporting, mayTransfer: mayTransfer
            ).description
        } catch {
            throw Unsent(outcome: SendingOutcome(of: error, in: attempt), reason: error.description)
        }
    }
}

// Reading reports, fuzzed: any bytes must make a report, soon.
//
//     Tests/Fuzzing/fuzz.sh [SECONDS]
//
// libFuzzer finds the inputs (llvm.org/docs/LibFuzzer.html); a trap, a leak or a second of time is a finding.

import Bounces

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    let report = Report(reading: bytes)
    // What holds of every report.
    let addresses = report.recipients.map { Array($0.address.utf8) }
    precondition(addresses.count <= 10_000 && Set(addresses).count == addresses.count)
    precondition(report.references.count <= 50)
    for recipient in report.recipients {
        precondition(!recipient.address.isEmpty)
        if let code = recipient.verdict.replyCode { precondition((200...599).contains(code)) }
    }
    return 0
}

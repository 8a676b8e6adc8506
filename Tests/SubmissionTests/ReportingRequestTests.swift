import Peers
import Testing

@testable import Submission

@Suite struct ReportingRequestTests {
    private static let ehlo = "250-scripted.example\r\n250-SIZE 10000000\r\n250 DSN"

    @Test(arguments: [
        ([], [], ""),
        (
            ["SIZE=5", "RET=HDRS", "ENVID=a+40b"], ["NOTIFY=NEVER", "ORCPT=rfc822;a@b.example"],
            "RET=HDRS ENVID=a+40b NOTIFY=NEVER ORCPT=rfc822;a@b.example"
        ),
        (["body=8bitmime", "ret=FULL"], ["notify=SUCCESS,DELAY"], "ret=FULL notify=SUCCESS,DELAY"),
        // What would end the command, or is no parameter of a report.
        (["ENVID=a b", "RET=a\r\nRSET"], ["NOTIFY=\u{7F}", "XRET=HDRS"], ""),
        (["ENVID=" + String(repeating: "x", count: 600)], [], ""),
    ])
    func whatIsKept(mail: [String], recipient: [String], stored: String) {
        let request = ReportingRequest(mail: mail.map { Array($0.utf8) }, recipient: recipient.map { Array($0.utf8) })
        #expect(request.stored == stored)
        #expect(ReportingRequest(stored: stored) == request)
    }

    @Test func anEnvelopeHasOneName() {
        var named = ReportingRequest(stored: "ENVID=theirs")
        named.nameEnvelope("ours")
        #expect(named.stored == "ENVID=theirs")
        var unnamed = ReportingRequest(stored: "NOTIFY=NEVER")
        unnamed.nameEnvelope("ours")
        #expect(unnamed.stored == "ENVID=ours NOTIFY=NEVER")
    }

    @Test func itIsToldToServersThatOfferIt() throws {
        let request = ReportingRequest(stored: "RET=HDRS ENVID=x NOTIFY=NEVER ORCPT=rfc822;a@b.example")
        for (script, commands) in [
            (
                ["EHLO": ScriptedServer.Action.reply(Self.ehlo)],
                ["MAIL FROM:<> SIZE=6 RET=HDRS ENVID=x", "RCPT TO:<a@b.c> NOTIFY=NEVER ORCPT=rfc822;a@b.example"]
            ),
            ([:], ["MAIL FROM:<> SIZE=6", "RCPT TO:<a@b.c>"]),
        ] {
            let server = try ScriptedServer(script)
            let submission = try SubmissionClient(to: SubmissionServer("smtp://127.0.0.1:\(server.port)/here.example"))
            _ = try submission.send(Array("A: b\r\n".utf8), from: "", to: "a@b.c", reporting: request)
            #expect(Array(server.received.commands[1...2]) == commands)
        }
    }
}

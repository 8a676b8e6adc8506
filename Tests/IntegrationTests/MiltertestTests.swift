// The filter as seen by a peer that we did not write: miltertest, of the OpenDKIM project, which plays the MTA in Lua.

import Foundation
import Peers
import Testing

@Suite struct MiltertestTests {
    /// What every script begins with.
    private static let prelude = """
        function must(condition, what) if not condition then error(what) end end
        function begin(ip)
            local conn = mt.connect(socket)
            must(conn ~= nil, "no connection")
            if negotiation then must(negotiation(conn) == nil, "negotiation") end
            must(mt.conninfo(conn, "client.example", ip or "127.0.0.1") == nil, "connection information")
            return conn
        end
        function header(conn, queue, extra)
            mt.macro(conn, SMFIC_MAIL, "i", queue)
            must(mt.mailfrom(conn, "<news@shop.example>") == nil, "MAIL")
            if mt.getreply(conn) == SMFIR_ACCEPT then return false end
            must(mt.rcptto(conn, "<ann@home.example>") == nil, "RCPT")
            must(mt.header(conn, "Message-ID", "<" .. queue .. "@shop.example>") == nil, "header")
            mt.header(conn, "Content-Type", "text/html; charset=utf-8")
            for name, value in pairs(extra or {}) do mt.header(conn, name, value) end
            must(mt.eoh(conn) == nil, "end of header")
            return mt.getreply(conn) ~= SMFIR_ACCEPT
        end
        function body(conn)
            mt.bodystring(conn, "<p><a href=\\"https://shop.example/\\">shop</a>\\r\\n")
            mt.bodystring(conn, "and nothing else</p>\\r\\n")
            must(mt.eom(conn) == nil, "end of message")
        end
        function accepted(conn)
            local reply = mt.getreply(conn)
            return reply == SMFIR_ACCEPT or reply == SMFIR_CONTINUE
        end
        """

    private static let scripts: [(name: String, lua: String)] = [
        (
            "HTML is tracked",
            """
            conn = begin()
            header(conn, "q1")
            body(conn)
            must(accepted(conn), "not accepted")
            must(mt.eom_check(conn, MT_BODYCHANGE), "body not changed")
            must(mt.eom_check(conn, MT_HDRADD, "X-Backstamp-ID"), "no seal")
            mt.disconnect(conn)
            """
        ),
        (
            "mail from elsewhere passes unread",
            """
            conn = begin("192.0.2.7")
            if header(conn, "q2") then
                body(conn)
                must(not mt.eom_check(conn, MT_BODYCHANGE), "body changed")
                must(not mt.eom_check(conn, MT_HDRADD), "field added")
            end
            must(accepted(conn), "not accepted")
            mt.disconnect(conn)
            """
        ),
        (
            "mail that is signed stays as it is",
            """
            conn = begin()
            header(conn, "q3", { ["DKIM-Signature"] = "v=1; a=rsa-sha256; d=shop.example; s=a; h=from; bh=x; b=y" })
            body(conn)
            must(accepted(conn), "not accepted")
            must(not mt.eom_check(conn, MT_BODYCHANGE) and not mt.eom_check(conn, MT_HDRADD), "changed")
            mt.disconnect(conn)
            """
        ),
        (
            "mail that asks for it is left alone, and the asking removed",
            """
            conn = begin()
            header(conn, "q4", { ["X-Backstamp-Track"] = "none" })
            body(conn)
            must(accepted(conn), "not accepted")
            must(not mt.eom_check(conn, MT_BODYCHANGE), "body changed")
            must(mt.eom_check(conn, MT_HDRDELETE, "X-Backstamp-Track"), "control header left in")
            mt.disconnect(conn)
            """
        ),
        (
            "messages of one connection are strangers to each other",
            """
            conn = begin()
            header(conn, "q5", { ["X-Backstamp-Track"] = "none" })
            mt.bodystring(conn, "half of it")
            must(mt.abort(conn) == nil, "abort")
            for number = 6, 8 do
                header(conn, "q" .. number)
                body(conn)
                must(accepted(conn), "not accepted")
                must(mt.eom_check(conn, MT_BODYCHANGE), "body not changed")
                must(not mt.eom_check(conn, MT_HDRDELETE), "field of another message removed")
            end
            mt.disconnect(conn)
            """
        ),
        (
            // QUIRK: miltertest 2.11 takes the protocol steps before the actions, whatever its manual says. And libmilter
            // reads "no actions" as those of version 1, which has bodies replaced.
            "an MTA that grants less is served with less",
            """
            function negotiation(conn) return mt.negotiate(conn, 2, 0, SMFIF_ADDHDRS) end
            conn = begin()
            if header(conn, "q9") then
                body(conn)
                must(not mt.eom_check(conn, MT_BODYCHANGE), "body changed without leave")
            end
            must(accepted(conn), "not accepted")
            mt.disconnect(conn)
            """
        ),
        (
            "a connection that breaks harms no other",
            """
            conn = begin()
            other = begin()
            header(conn, "q10")
            header(other, "q11")
            mt.bodystring(conn, "half of it")
            mt.disconnect(conn, false)
            body(other)
            must(accepted(other) and mt.eom_check(other, MT_BODYCHANGE), "the other suffered")
            mt.disconnect(other)
            """
        ),
    ]

    @Test func everyScriptPasses() throws {
        let sandbox = try Sandbox()
        try sandbox.start()
        for script in Self.scripts {
            let file = sandbox.folder + "/script.lua"
            // miltertest keeps a script's error to itself.
            let lua =
                "\(Self.prelude)\nok, fault = pcall(function()\n\(script.lua)\nend)\nif not ok then mt.echo(fault) error() end\n"
            try lua.write(toFile: file, atomically: true, encoding: .utf8)
            let result = try shell(["miltertest", "-D", "socket=\(sandbox.milter)", "-s", file])
            #expect(result.status == 0, "\(script.name): \(result.output)\(result.error)")
        }
        #expect(
            try sandbox.query("SELECT queue_id FROM messages WHERE left_alone IS NULL ORDER BY message")
                == ["q1", "q6", "q7", "q8", "q11"])
        #expect(try sandbox.stop() == 0)
    }
}

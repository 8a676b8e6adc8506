// Who may open our sockets, and that it is nobody's business what else there is.

import Foundation
import Peers
import Testing

@Suite struct SocketGroupTests {
    private static let folder = Place.root + "/contrib/systemd"

    /// As the unit and systemd-sysusers have it: the sockets' group is no group of the data's.
    @Test func theGroupOfTheSocketsIsNotOurs() throws {
        let root = TestFolder()
        try succeed(["mkdir", root.path + "/etc"])
        try succeed(["systemd-sysusers", "--root=\(root.path)", Self.folder + "/sysusers.conf"])
        let groups = try root.read("etc/group").split(separator: "\n")
        let names = groups.map { $0.split(separator: ":", omittingEmptySubsequences: false) }
        #expect(names.map { String($0[0]) }.sorted() == ["adm", "backstamp", "backstamp-mta"])
        #expect(
            names.allSatisfy { $0[3] == ($0[0] == "adm" ? "backstamp" : "") },
            "it reads logs, and nobody reads its data")
        let unit = try String(contentsOfFile: Self.folder + "/backstamp.service", encoding: .utf8)
        #expect(unit.contains("\nGroup=backstamp\n") && !unit.contains("SupplementaryGroups=adm backstamp-mta"))
    }

    /// The folder as systemd-tmpfiles makes it, with Postfix's group for that of the sockets.
    @Test func theMTAOpensTheSocketsAndReadsNothing() throws {
        let sandbox = try Sandbox()
        let run = sandbox.folder + "/run"
        let rules = try String(contentsOfFile: Self.folder + "/tmpfiles.conf", encoding: .utf8)
            .replacing(" /run/backstamp ", with: " \(run) ").replacing(
                " backstamp backstamp-mta ", with: " root postfix ")
        try rules.write(toFile: sandbox.folder + "/tmpfiles.conf", atomically: true, encoding: .utf8)
        try succeed(["systemd-tmpfiles", "--create", sandbox.folder + "/tmpfiles.conf"])
        try sandbox.configure("bounces:\n  return_path: \(Sandbox.returnPath)\n  lmtp: unix:\(run)/lmtp.sock")
        let config = try String(contentsOfFile: sandbox.config, encoding: .utf8)
        try sandbox.write(
            config: config.replacing(
                "listen: 127.0.0.1:\(sandbox.trackerPort)", with: "listen: unix:\(run)/tracker.sock"))
        try sandbox.launch()
        let sockets = ["filter", "lmtp", "tracker"].map { "\(run)/\($0).sock" }
        #expect(eventually(within: .seconds(20)) { sockets.allSatisfy { FileManager.default.fileExists(atPath: $0) } })
        #expect(eventually { (try? sandbox.log().contains("ready")) == true })
        for socket in sockets {
            #expect(try succeed(["stat", "-c", "%G %a", socket]) == "postfix 660\n")
            #expect(try asPostfix("test -w \(socket)") == 0)
        }
        for file in ["data/backstamp.db", "data/backstamp.db-wal", "keys", "spool/journal"] {
            #expect(try asPostfix("test -r \(sandbox.folder)/\(file)") == 1, "\(file)")
        }
    }

    private func asPostfix(_ script: String) throws -> Int32 {
        try shell(["setpriv", "--reuid=postfix", "--regid=postfix", "--init-groups", "/bin/sh", "-c", script]).status
    }
}

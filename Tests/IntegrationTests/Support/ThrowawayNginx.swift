// An nginx of one test's own, with the server block that we give to administrators.

import Foundation
import Peers

/// Runs `contrib/nginx/backstamp.conf`, as it is but for ports and certificate. Killed when it goes out of sight.
final class ThrowawayNginx {
    static let name = "track.example.com"

    let port: Int
    let plainPort: Int
    private let home = TestFolder()
    private let pid: pid_t

    /// - Parameter trackerPort: where the tracker listens.
    init(trackerPort: Int) throws {
        let (folder, port, plainPort) = (home.path, try Socket.freePort(), try Socket.freePort())
        (self.port, self.plainPort) = (port, plainPort)
        try home.makeCertificate(for: Self.name)
        let block = try String(contentsOfFile: Place.root + "/contrib/nginx/backstamp.conf", encoding: .utf8)
        let text = try Self.replaced(
            block,
            [
                "server 127.0.0.1:8780;": "server 127.0.0.1:\(trackerPort);", "    listen [::]:80;\n": "",
                "    listen [::]:443 ssl http2;\n": "", "listen 80;": "listen 127.0.0.1:\(plainPort);",
                "listen 443 ssl": "listen 127.0.0.1:\(port) ssl",
                "/etc/letsencrypt/live/\(Self.name)/fullchain.pem": home.certificate,
                "/etc/letsencrypt/live/\(Self.name)/privkey.pem": home.certificateKey,
            ])
        try home.write(text, to: "backstamp.conf")
        let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(folder)/\($0);" }
        let main = """
            user root; worker_processes 1; daemon off; pid \(folder)/pid; error_log \(folder)/log;
            events { worker_connections 1024; }
            http { \(paths.joined(separator: " ")) include \(folder)/backstamp.conf; }
            """
        try home.write(main, to: "nginx.conf")
        try succeed(["/usr/sbin/nginx", "-t", "-c", folder + "/nginx.conf"])
        pid = try spawn(["/usr/sbin/nginx", "-c", folder + "/nginx.conf"], error: folder + "/errors")
        guard eventually(within: .seconds(20), { (try? Socket(port: plainPort, timeout: 1)) != nil }) else {
            throw ShellError(description: "nginx is not ready")
        }
    }

    deinit {
        kill(pid, SIGTERM)
        waitpid(pid, nil, 0)
    }

    private static func replaced(_ text: String, _ changes: [String: String]) throws -> String {
        try changes.reduce(text) { text, change in
            guard text.contains(change.key) else { throw ShellError(description: "not there: \(change.key)") }
            return text.replacing(change.key, with: change.value)
        }
    }

    /// Asks it by HTTPS with curl, for these paths at once; the status of each answer, in no order.
    func statuses(of paths: String, _ arguments: String...) throws -> [Int] {
        try curl(["-o", "/dev/null", "-w", "%{http_code}\n"] + arguments + ["https://\(Self.name):\(port)\(paths)"])
            .split(separator: "\n").compactMap { Int($0) }
    }

    /// The headers of its answer.
    func headers(of path: String) throws -> String {
        try curl(["-o", "/dev/null", "-D", "-", "https://\(Self.name):\(port)\(path)"])
    }

    /// Where a request that came without TLS is sent.
    func redirect(of path: String) throws -> String {
        try curl(["-o", "/dev/null", "-w", "%{http_code} %{redirect_url}", "http://\(Self.name):\(plainPort)\(path)"])
    }

    private func curl(_ arguments: [String]) throws -> String {
        try succeed(
            [
                "curl", "-s", "--cacert", home.certificate, "--resolve", "\(Self.name):\(port):127.0.0.1",
                "--resolve",
                "\(Self.name):\(plainPort):127.0.0.1",
            ] + arguments)
    }
}

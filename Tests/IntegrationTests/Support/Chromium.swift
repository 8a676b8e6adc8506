// A real browser, without a window: driven by its own DevTools protocol over two pipes, as JSON.

import Foundation
import Glibc
import Peers

/// One tab of a Chromium, with scripts off. Ended when it goes out of sight.
final class Chromium {
    private let home = TestFolder()
    private var pid: pid_t = 0
    private let input: Int32
    private let output: Int32
    private var received: [UInt8] = []
    private var number = 0
    private var session: String?
    /// What the browser has told without being asked, by method.
    private var events: [(method: String, parameters: [String: Any])] = []

    /// - Parameter language: what the reader reads.
    init(language: String) throws {
        let folder = home.path
        for name in ["in", "out"] { mkfifo("\(folder)/\(name)", 0o600) }
        // For both ways, so that neither end waits for the other to open.
        input = Glibc.open("\(folder)/in", O_RDWR | O_CLOEXEC)
        output = Glibc.open("\(folder)/out", O_RDWR | O_CLOEXEC)
        // Everything within is the test's own page: no sandbox is needed, and root may have none.
        let script = """
            exec chromium --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars \
            --no-first-run --disable-background-networking --disable-component-update --disable-sync \
            --user-data-dir="$0/profile" --accept-lang="$1" --remote-debugging-pipe about:blank 3< "$0/in" 4> "$0/out"
            """
        // Killed, it leaves what it has among temporary files.
        pid = try spawn(
            ["/bin/sh", "-c", script, folder, language], environment: ["TMPDIR": folder], error: folder + "/log")
        let targets = try ask("Target.createTarget", ["url": "about:blank"])
        let target = targets["targetId"] as? String ?? ""
        session = try ask("Target.attachToTarget", ["targetId": target, "flatten": true])["sessionId"] as? String
        for domain in ["Page", "DOM", "Network", "Log"] { try ask("\(domain).enable") }
        try ask("Emulation.setScriptExecutionDisabled", ["value": true])
    }

    deinit {
        if pid > 0 {
            kill(pid, SIGKILL)
            waitpid(pid, nil, 0)
        }
        close(input)
        close(output)
    }

    /// A command's result; throws where the browser refuses it, or says nothing for 30 seconds.
    @discardableResult
    func ask(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        number += 1
        var message: [String: Any] = ["id": number, "method": method, "params": parameters]
        if let session { message["sessionId"] = session }
        let bytes = Array(try JSONSerialization.data(withJSONObject: message)) + [0]
        guard write(input, bytes, bytes.count) == bytes.count else { throw SocketError("chromium") }
        while true {
            let answer = try receive(seconds: 30)
            guard answer["id"] as? Int == number else { continue }
            if let error = answer["error"] { throw ShellError(description: "\(method): \(error)") }
            return answer["result"] as? [String: Any] ?? [:]
        }
    }

    /// The next message; what was not asked for is kept as an event as well.
    private func receive(seconds: Int32) throws -> [String: Any] {
        while true {
            if let end = received.firstIndex(of: 0) {
                let data = Data(received[..<end])
                received.removeSubrange(...end)
                let message = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
                if let method = message["method"] as? String {
                    events.append((method, message["params"] as? [String: Any] ?? [:]))
                }
                return message
            }
            var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, seconds * 1000) > 0 else {
                let log = (try? home.read("log")) ?? ""
                throw ShellError(description: "chromium says nothing: \(log)")
            }
            var chunk = [UInt8](repeating: 0, count: 65536)
            received += chunk[..<max(0, read(output, &chunk, chunk.count))]
        }
    }
}

// MARK: - What a reader does

extension Chromium {
    /// Opens a page and waits until it is there.
    func open(_ url: String) throws {
        let seen = events.count
        try ask("Page.navigate", ["url": url])
        try waitForPage(after: seen)
    }

    /// Presses a key, as a keyboard does.
    func press(_ key: String, code: Int, text: String? = nil) throws {
        var parameters: [String: Any] = ["key": key, "code": key, "windowsVirtualKeyCode": code]
        if let text { parameters["text"] = text }
        parameters["type"] = text == nil ? "rawKeyDown" : "keyDown"
        try ask("Input.dispatchKeyEvent", parameters)
        parameters["type"] = "keyUp"
        try ask("Input.dispatchKeyEvent", parameters)
    }

    func tab() throws { try press("Tab", code: 9) }

    func enter() throws {
        let seen = events.count
        try press("Enter", code: 13, text: "\r")
        try waitForPage(after: seen)
    }

    private func waitForPage(after seen: Int) throws {
        while !events[seen...].contains(where: { $0.method == "Page.loadEventFired" }) { _ = try receive(seconds: 30) }
    }

    /// A window so wide, whose pixels are so large: at 200 % a window of 1280 has 640.
    func zoom(_ factor: Double, width: Int) throws {
        try ask(
            "Emulation.setDeviceMetricsOverride",
            ["width": Int(Double(width) / factor), "height": 600, "deviceScaleFactor": factor, "mobile": false])
    }

    /// The page as HTML.
    func html() throws -> String {
        let root = try ask("DOM.getDocument")["root"] as? [String: Any] ?? [:]
        return try ask("DOM.getOuterHTML", ["nodeId": root["nodeId"] ?? 0])["outerHTML"] as? String ?? ""
    }

    /// What a screen reader has: role and name of each thing, `*` before what has the focus.
    func accessible() throws -> [String] {
        let nodes = try ask("Accessibility.getFullAXTree")["nodes"] as? [[String: Any]] ?? []
        return nodes.compactMap { node in
            guard node["ignored"] as? Bool != true, let role = Self.value(node["role"]) else { return nil }
            let properties = node["properties"] as? [[String: Any]] ?? []
            let isFocused = properties.contains {
                $0["name"] as? String == "focused" && ($0["value"] as? [String: Any])?["value"] as? Bool == true
            }
            return "\(isFocused ? "*" : "")\(role): \(Self.value(node["name"]) ?? "")"
        }
    }

    private static func value(_ member: Any?) -> String? { (member as? [String: Any])?["value"] as? String }

    /// How wide the content is, and how wide the window, in CSS pixels.
    func widths() throws -> (content: Double, window: Double) {
        let metrics = try ask("Page.getLayoutMetrics")
        func width(_ name: String, _ member: String) -> Double {
            ((metrics[name] as? [String: Any])?[member] as? NSNumber)?.doubleValue ?? -1
        }
        return (width("cssContentSize", "width"), width("cssLayoutViewport", "clientWidth"))
    }

    /// Height of the first element that a selector finds, in CSS pixels.
    func height(of selector: String) throws -> Double {
        let root = try ask("DOM.getDocument")["root"] as? [String: Any] ?? [:]
        let node = try ask("DOM.querySelector", ["nodeId": root["nodeId"] ?? 0, "selector": selector])["nodeId"] ?? 0
        let model = try ask("DOM.getBoxModel", ["nodeId": node])["model"] as? [String: Any]
        return (model?["height"] as? NSNumber)?.doubleValue ?? -1
    }

    /// All that was fetched, as `METHOD URL`.
    var requests: [String] {
        events.filter { $0.method == "Network.requestWillBeSent" }.compactMap { event in
            let request = event.parameters["request"] as? [String: Any]
            return "\(request?["method"] as? String ?? "") \(request?["url"] as? String ?? "")"
        }
    }

    /// What the browser complains of: what a policy has blocked, for one.
    var complaints: [String] {
        events.filter { $0.method == "Log.entryAdded" }.map { "\($0.parameters["entry"] ?? "")" }
    }

    func screenshot(to path: String) throws {
        let text = try ask("Page.captureScreenshot", ["format": "png"])["data"] as? String ?? ""
        try (Data(base64Encoded: text) ?? Data()).write(to: URL(fileURLWithPath: path))
    }
}

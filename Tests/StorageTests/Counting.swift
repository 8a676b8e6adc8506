import Judging
import Words

@testable import Storage

extension Store {
    /// Counts hits as the fold does, without a journal, in one transaction; how many strays there were.
    @discardableResult
    func count(_ hits: [Hit]) throws -> Int {
        try writer.perform { [rules, reach] database in
            var tally = Tally(rules, reach: reach)
            let strays = try hits.count { try !tally.add($0, in: database) }
            try tally.write(to: database)
            return strays
        }
    }
}

/// What a person's browser sends.
enum Browser {
    static let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    static let chrome =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36"
    static let headers = "accept-language: de\n"
}

extension Hit.Act {
    static func looking(_ kind: JudgedHit.Kind, at copy: Int64, link: Int) -> Hit.Act {
        switch kind {
        case .open: .open(OpenToken(copy: copy))
        case .click: .click(ClickToken(copy: copy, link: link))
        }
    }
}

extension Hit {
    init(
        _ kind: JudgedHit.Kind, of copy: Int64, link: Int = 0, at: Int64, from address: String = "192.0.2.1",
        agent: String = Browser.firefox, headers: String = Browser.headers
    ) {
        self.init(
            at: at, act: .looking(kind, at: copy, link: link), address: Array(address.utf8),
            userAgent: Array(agent.utf8), headers: Array(headers.utf8))
    }
}

extension Store {
    /// Writes down what the filter has seen pass, as the fold does.
    func note(_ passage: Passage) throws {
        _ = try writer.perform { [rules] in try $0.note(passage, rules)?.effect }
    }
}

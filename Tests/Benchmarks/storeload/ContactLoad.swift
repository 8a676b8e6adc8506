import GRDB

/// Reads pages of contacts by score, as the README tells a CRM to.
enum ContactLoad {
    private static let times = 500
    private static let page = 50

    static func run(small: String, large: String) throws {
        let (small, large) = (try Contacts(path: small), try Contacts(path: large))
        try Comparison(times: times) {
            try small.readTop()
        } large: {
            try large.readTop()
        }
        .print("the first \(page) contacts by score")
        try Comparison(times: times) {
            try small.readMiddle()
        } large: {
            try large.readMiddle()
        }
        .print("\(page) contacts from the middle, with a minimum score")
    }

    private struct Contacts {
        private let database: DatabaseQueue
        /// The key in the middle of all.
        private let middle: Double
        /// A score that three quarters of them reach.
        private let minimum: Double

        init(path: String) throws {
            var configuration = Configuration()
            configuration.readonly = true
            database = try DatabaseQueue(path: path, configuration: configuration)
            let keys = try database.read {
                try Double.fetchAll($0, sql: "SELECT engagement FROM contacts WHERE engagement IS NOT NULL ORDER BY 1")
            }
            middle = keys[keys.count / 2]
            minimum = keys[keys.count / 4]
        }

        func readTop() throws {
            try read("SELECT * FROM crm_contacts ORDER BY engagement DESC LIMIT $1", [ContactLoad.page])
        }

        func readMiddle() throws {
            try read(
                """
                SELECT * FROM crm_contacts WHERE engagement < $1 AND engagement >= $2 ORDER BY engagement DESC LIMIT $3
                """, [middle, minimum, ContactLoad.page])
        }

        private func read(_ sql: String, _ arguments: StatementArguments) throws {
            let scores = try database.read {
                try Row.fetchAll($0.cachedStatement(sql: sql), arguments: arguments).map { $0["score"] as Double }
            }
            guard scores.count == ContactLoad.page, scores == scores.sorted(by: >) else { throw Disorder() }
        }

        private struct Disorder: Error {}
    }
}

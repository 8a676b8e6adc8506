// Works a database and says what that costs.
//
//     storeload campaign DATABASE DATABASE         a campaign's figures, in a small and in a large database
//     storeload contacts DATABASE DATABASE         a page of contacts by score, in a small and in a large database
//     storeload fold DATABASE FOLDER KIND HITS     hits from a journal in FOLDER, judged and counted (FoldLoad.Kind)
//     storeload waits DATABASE FOLDER              what others can make the database do, and how long a writer waits meanwhile
//
// What is in the databases: ledger.sql.

import Glibc

@main
struct StoreLoad {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch (arguments.first, arguments.count) {
        case ("campaign", 3): try CampaignLoad.run(small: arguments[1], large: arguments[2])
        case ("contacts", 3): try ContactLoad.run(small: arguments[1], large: arguments[2])
        case ("fold", 5):
            guard let kind = FoldLoad.Kind(rawValue: arguments[3]), let hits = Int(arguments[4]) else { fallthrough }
            var load = try FoldLoad(database: arguments[1], folder: arguments[2])
            try load.run(kind, hits: hits)
        case ("waits", 3):
            let longest = try WaitLoad(database: arguments[1], folder: arguments[2]).run()
            print("the longest wait of all \(Comparison.text(longest)) ms")
        default:
            print(
                """
                usage: storeload campaign|contacts SMALL LARGE, storeload fold DATABASE FOLDER KIND HITS, or storeload waits \
                DATABASE FOLDER
                """)
            exit(64)
        }
    }
}

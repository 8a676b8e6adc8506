import ArgumentParser

extension Bounce {
    struct Inspect: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows what is read in mails, changing nothing.")
        func run() throws {}
    }
}

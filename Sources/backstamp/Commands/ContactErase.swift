import ArgumentParser
import Foundation
import Journal
import Mailbox
import Sealing
import Spool
import Storage
import Tools

extension ContactCommand {
    struct Erase: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes an address out of the database and the spool; it stays suppressed.",
            discussion: """
                What it counted for stays: its deliveries belong to the contact `erased`, which all who were erased share, and \
                its events to nobody. Links in its mails lead on; URLs that had the address in them lead on without it, and \
                senders that had it in them (bounces+ann=home.example@…) have `erased` there. The \
                address is suppressed from now on, under a hash that only the key file can make: mail to it is refused, and \
                `backstamp suppress remove` lets it in again.

                Not erased are what others hold: the MTA's and Backstamp's logs, backups, the Maildir or mailbox that reports come \
                from, messages that it has sent itself, and what the CRM has copied.

                Traces may be left in the space of rows that are gone. Where there are some, the database is written anew if it \
                is small; a larger one only with --compact, as nothing else can be written meanwhile.
                """)
        @OptionGroup var options: Options
        @Flag(help: "Do it. Nothing brings it back.") var yes = false
        @Flag(
            help: "Write a large database anew too: about a second for 100 MB, in which mail waits or passes untracked."
        )
        var compact = false

        /// Bytes of a database that is written anew without a word: a second or two.
        private static let smallDatabase = 256 << 20

        func run() throws {
            let address = try options.address()
            guard yes else {
                throw CommandError(
                    "nothing is erased without --yes; `backstamp contact export \(address)` shows what there is", .usage
                )
            }
            let configuration = try options.config.read()
            let keys = try KeyRing(KeyFile(path: configuration.keys).read())
            let store = try configuration.openStore()
            _ = try store.foldJournals(of: configuration)
            // Files first: once the rows are gone nobody knows which they were.
            try eraseFiles(of: address, configuration, store)
            let erasure = try store.erase(address, hashes: keys.hashes(ofAddress: address), at: WallClock.now())
            tell(erasure, address)
            try eraseJournals(store, configuration)
            try eraseTraces(of: address, store, configuration)
        }

        private func eraseFiles(of address: String, _ configuration: Configuration, _ store: Store) throws {
            let spool = CopySpool(folder: configuration.copies)
            let copies = try store.copies(to: address)
            let there = copies.free.filter { spool.path(of: $0) != nil }
            for copy in there { try spool.remove(copy) }
            // What was still to leave for it does not: it is suppressed.
            let waiting = try SplitSpool(folder: configuration.splitCopies).erase(copies.free)
            let mails = try configuration.peoplesMails(with: address)
            for mail in mails { try Maildir(path: configuration.people).removeMail(at: mail) }
            Output.line("copies in the spool: \(there.count + waiting) removed")
            for copy in copies.needed {
                guard let path = spool.path(of: copy) else { continue }
                Output.line(
                    "\(path): stays for at most \(configuration.retries.spoolDays) days: a retry to somebody else needs it"
                )
            }
            Output.line("mails in the folder for people: \(mails.count) removed")
        }

        private func tell(_ erasure: Erasure, _ address: String) {
            if erasure.isContact {
                Output.line(
                    "deliveries: \(erasure.deliveries) are nobody's now, of \(erasure.messages) messages to nobody else"
                )
                Output.line("events: \(erasure.events) are nobody's now")
                Output.line("retries: \(erasure.retries) cancelled")
                Output.line("lists of links with the address in a URL: \(erasure.destinations) changed")
            } else {
                Output.line("\(address) is no contact")
            }
            if erasure.sent > 0 {
                Output.line("messages that it has sent itself: \(erasure.sent) stay, and name it as their sender")
            }
            Output.line("suppressions: \(erasure.suppressions), under a hash")
        }

        /// What is written down in the database goes from the journals at once, and not in an hour.
        private func eraseJournals(_ store: Store, _ configuration: Configuration) throws {
            for folder in configuration.journals {
                let reader = try JournalReader(folder: folder)
                guard try reader.renew() else {
                    throw CommandError(
                        "\(folder): whoever writes this journal does not begin another segment: what it has of the address goes an hour after the next one begins",
                        .tryAgain)
                }
                _ = try store.foldJournals(of: configuration)
                try reader.removeSegments(before: store.foldedPosition(of: reader))
            }
        }

        private func eraseTraces(of address: String, _ store: Store, _ configuration: Configuration) throws {
            var traces = try store.traces(of: address)
            if traces > 0, try compact || store.size() <= Self.smallDatabase {
                try store.compact()
                traces = try store.traces(of: address)
            }
            guard traces > 0 else { return Output.line("\(configuration.database): no trace is left") }
            let isSmall = try store.size() <= Self.smallDatabase
            Output.line(
                "\(configuration.database): traces left: \(traces)"
                    + (compact || isSmall
                        ? "; the address is another's sender or part of a longer one" : "; --compact removes them"))
        }
    }
}

// `suppress import`, `suppress export` and `suppress history`: the list in files, and its past.

import ArgumentParser
import Bounces
import Foundation
import Storage
import Tools
import Words

extension Suppress {
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds the suppressions of a CSV file.",
            discussion: """
                Reads what `suppress export` writes; the exports of SendGrid (bounces, invalid emails, spam \
                reports, unsubscribes), Postmark, Mailgun (bounces, complaints, unsubscribes: a tag becomes the \
                scope) and Amazon SES; and a list of addresses, one a line. An address may be all of a domain (@shop.example). A file is recognised by the names of \
                its columns.

                SendGrid's blocks are refusals of a mail, not of its address: rows that tell of such are left out, \
                here and among the bounces.

                Rows that can't be read are told of as FILE:LINE: PROBLEM, and the others are taken; the exit code \
                is 65 then. Importing a file again changes nothing.
                """)
        @OptionGroup var config: ConfigurationOption
        @Argument(help: "The file; - is standard input.") var file: String
        @Option(help: "The scope of rows that name none.") var scope = Suppression.everything
        @Option(
            help: """
                The reason of rows that name none themselves: manual, or what the kind of file means. With it, any \
                file that has a column `address` or `email` is taken.
                """)
        var reason: Suppression.Reason?

        func run() throws {
            guard !scope.trimmed.isEmpty else { throw CommandError("--scope: name a list or stream, or `all`", .usage) }
            let input = try open()
            let configuration = try config.read()
            let defaults = SuppressionDefaults(
                scope: scope.trimmed, reason: reason, now: WallClock.now(),
                classifier: configuration.bounces.policy.classifier)
            let store = try configuration.openStore()
            var work = SuppressionImport(into: store, file: file, position: input.position)
            do {
                let reader = try SuppressionReader(CSVReader { try input.chunk(of: file) }, defaults: defaults)
                try refuseBlocks(reader.format)
                try work.take(reader)
            } catch let error as SuppressionFileError {
                throw CommandError("\(file):1: \(error)", .badData)
            }
            Output.line("\(file): \(work.summary)")
            guard work.unreadable == 0 else {
                throw CommandError("\(file): rows that could not be read: \(work.unreadable), see above", .badData)
            }
        }

        private func open() throws -> FileHandle {
            if file == "-" { return .standardInput }
            guard let input = FileHandle(forReadingAtPath: file) else {
                throw CommandError("\(file): can't be read: \(String(cString: strerror(errno)))", .badData)
            }
            return input
        }

        /// Refuses a file of blocks, which only its name tells from one of bounces.
        private func refuseBlocks(_ format: SuppressionFormat) throws {
            let name = URL(fileURLWithPath: file).lastPathComponent.lowercased()
            guard format.refusal != nil, name.contains("block") else { return }
            throw CommandError(
                "\(file): SendGrid's blocks are refusals of a mail, not of its address; import its bounces instead",
                .badData)
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes suppressions as CSV on standard output.",
            discussion: """
                The columns are address, scope, reason, source, since, until; `suppress import` reads them. Where a \
                spreadsheet would take a cell for a formula it has an apostrophe before it, which `suppress import` takes off.
                """
        )
        @OptionGroup var filter: SuppressionFilter
        @OptionGroup var config: ConfigurationOption

        func run() throws {
            let store = try config.read().openStore()
            Output.bytes(Array(CSVText.row(Suppression.csvColumns).utf8))
            try filter.forEachPage(of: store) { page in
                Output.bytes(Array(page.map { CSVText.row($0.csv) }.joined().utf8))
            }
        }
    }

    struct History: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what became of suppressions, the oldest change first.",
            discussion: "The source is who said that the address is not to be sent to, for a removal too.")
        @Argument(help: "Only this address.") var address: String?
        @OptionGroup var config: ConfigurationOption
        @Flag(help: "Print one JSON object a line.") var json = false

        func run() throws {
            let store = try config.read().openStore()
            var last: Int64 = 0
            while case let page = try store.suppressionChanges(
                of: address, after: last, limit: SuppressionFilter.pageSize), let end = page.last
            {
                if json {
                    for change in page { Output.line(change.json.text) }
                } else {
                    Output.line(SuppressionChange.table(page, titles: last == 0))
                }
                last = end.change
            }
            if last == 0, !json { Output.line(address.map { "\($0) was never suppressed." } ?? "No changes yet.") }
        }
    }
}

extension FileHandle {
    /// Returns how far a file was read, in bytes; nil where this is no file.
    fileprivate func position() -> (done: Int64, total: Int64)? {
        var facts = stat()
        guard fstat(fileDescriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        return (Int64(lseek(fileDescriptor, 0, SEEK_CUR)), Int64(facts.st_size))
    }

    /// Returns the next bytes; none at the end.
    fileprivate func chunk(of file: String) throws -> [UInt8] {
        var count = 0
        repeat {
            let bytes = [UInt8](unsafeUninitializedCapacity: 64 * 1024) { buffer, size in
                count = Foundation.read(fileDescriptor, buffer.baseAddress, buffer.count)
                size = max(count, 0)
            }
            if count >= 0 { return bytes }
        } while errno == EINTR
        throw CommandError("\(file): can't be read: \(String(cString: strerror(errno)))", .badData)
    }
}

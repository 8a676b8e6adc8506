// Mails that lie somewhere, for those who want to look at them.

internal import Glibc
internal import Tools

/// The mails of files, folders, Maildirs, mboxes and standard input; they are read, and nothing else is done to them.
package struct MailFiles: ~Copyable {
    /// A mail, or why there is none to be had.
    package struct Item {
        /// Where it lies: `FILE`, or `MBOX#3` for the third mail of an mbox.
        package let name: String
        package let mail: Result<IncomingMail, MailboxError>
    }

    /// What is still to be visited, the next at the end.
    private var paths: [String]
    private let limit: SizeLimit
    /// The mbox that is being read, and the mails that it has given.
    private var mbox: MboxFile?
    private var mboxPath = ""
    private var mboxCount = 0

    /// - Parameter paths: A file with a mail or an mbox, a folder of such (with those in it), a Maildir, or `-`.
    package init(_ paths: [String], limit: SizeLimit = .standard) {
        self.paths = paths.reversed()
        self.limit = limit
    }

    /// Returns the next mail: the paths as they were given, what is in a folder by name.
    package mutating func next() -> Item? {
        while true {
            if let item = nextOfMbox() { return item }
            guard let path = paths.popLast() else { return nil }
            do {
                if let mail = try visit(path) { return Item(name: path, mail: .success(mail)) }
            } catch {
                return Item(name: path, mail: .failure(error))
            }
        }
    }

    private mutating func nextOfMbox() -> Item? {
        guard mbox != nil else { return nil }
        let name = "\(mboxPath)#\(mboxCount + 1)"
        do {
            if let mail = try mbox?.next() {
                mboxCount += 1
                return Item(name: name, mail: .success(mail))
            }
            mbox = nil
            return nil
        } catch {
            mbox = nil
            return Item(name: name, mail: .failure(error))
        }
    }

    /// Returns the mail at a path; nil where there are many, which come next.
    private mutating func visit(_ path: String) throws(MailboxError) -> IncomingMail? {
        let file = path == "-" ? try File.standardInput(path) : try File(opening: path, flags: O_RDONLY)
        if try file.status().isFolder {
            paths += try Self.children(of: Folder(path: path)).reversed()
            return nil
        }
        var lines = LineReader(file)
        if try lines.starts(with: MboxFile.beginning) {
            mbox = MboxFile(lines, limit: limit)
            mboxPath = path
            mboxCount = 0
            return nil
        }
        return limit.mail(try lines.rest(limit: limit.whole), source: path == "-" ? "pipe" : "file")
    }

    /// What is to be visited in a folder. Hidden things are not, but for the folders within a Maildir, which begin with a
    /// dot (Maildir++); nor are links to folders, which may lead in a circle.
    private static func children(of folder: Folder<MailboxError>) throws(MailboxError) -> [String] {
        let names = try folder.names().sorted()
        let isMaildir = names.contains("new") && names.contains("cur")
        var children: [String] = []
        for name in names {
            let path = "\(folder.path)/\(name)"
            guard let status = try folder.status(of: name) else { continue }
            if isMaildir {
                // `tmp` holds no whole mails, and the files beside are an IMAP server's own.
                let isPart = name == "new" || name == "cur" || name.hasPrefix(".")
                if isPart, status.isFolder { children.append(path) }
            } else if !name.hasPrefix("."), status.isRegularFile || status.isFolder && !isLink(path) {
                children.append(path)
            }
        }
        return children
    }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }
}

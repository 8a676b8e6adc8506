// A folder of mails, a file each, which needs no locks (https://cr.yp.to/proto/maildir.html, maildir(5)).

internal import Glibc
internal import Tools

/// A Maildir: `tmp` where mails are written, `new` where the MTA puts them, `cur` where those lie that were looked at.
package struct Maildir: Sendable {
    package let path: String

    /// - Parameter path: A slash at its end (Postfix's way to say Maildir) is left out.
    package init(path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    var new: Folder<MailboxError> { Folder(path: "\(path)/new") }
    var current: Folder<MailboxError> { Folder(path: "\(path)/cur") }
    private var temporary: Folder<MailboxError> { Folder(path: "\(path)/tmp") }

    /// Makes its folders, and those that it lies in, where they are missing. The umask says who else may come in.
    package func create() throws(MailboxError) {
        for folder in [temporary, new, current] { try folder.create(mode: 0o770) }
    }

    /// Delivers a mail: when this returns it is on disk, and readers have seen none of it before it was whole.
    ///
    /// - Returns: The mail's name in `new`.
    @discardableResult
    package func deliver(_ bytes: [UInt8]) throws(MailboxError) -> String {
        let name = MaildirName.makeUnique()
        try deliver(bytes, as: name)
        return name
    }

    /// Delivers a mail under a name of the caller's, so that the same mail lies there once however often it is delivered, and
    /// however often that is interrupted.
    ///
    /// - Parameter name: letters and digits that stand for the mail, such as its digest.
    /// - Returns: False where it lies there already, looked at by people or not.
    package func deliverOnce(_ bytes: [UInt8], name: String) throws(MailboxError) -> Bool {
        if try new.status(of: name) != nil { return false }
        for other in try current.names() where other == name || other.hasPrefix(name + ":") { return false }
        try deliver(bytes, as: name)
        return true
    }

    private func deliver(_ bytes: [UInt8], as name: String) throws(MailboxError) {
        let draft = "\(temporary.path)/\(MaildirName.makeUnique())"
        do {
            let file = try File(opening: draft, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o660)
            try file.write(bytes)
            try file.flush()
        } catch {
            unlink(draft)
            throw error
        }
        // The standard links and unlinks; the name is unique, so renaming does the same, and where links are not known too.
        guard rename(draft, "\(new.path)/\(name)") == 0 else {
            let code = errno
            unlink(draft)
            throw .system(call: "rename", path: draft, code: code)
        }
        try new.flush()
    }
}

// MARK: - Taking mails out

extension Maildir {
    /// A mail that waits to be taken.
    struct Entry: Hashable {
        /// Where it lies: a folder and a name.
        let folder: String
        let name: String

        var path: String { "\(folder)/\(name)" }
    }

    /// Returns the mails that were not taken yet, in the order of their arrival.
    ///
    /// That is all in `new`, and in `cur` what is neither seen nor trashed: a mail program that only looks at the folder
    /// moves all new mails there, and they must not be lost to us.
    func waiting() throws(MailboxError) -> [Entry] {
        var found: [(entry: Entry, arrival: Int64, birth: MaildirName.Birth)] = []
        for folder in [new, current] {
            for name in try folder.names() where !name.hasPrefix(".") {
                let parts = MaildirName(name)
                if folder.path == current.path, parts.isDone { continue }
                guard let status = try folder.status(of: name), status.isRegularFile else { continue }
                found.append((Entry(folder: folder.path, name: name), status.modified, parts.birth))
            }
        }
        // Files of one clock tick have one time: then their names tell.
        found.sort { ($0.arrival, $0.birth, $0.entry.name) < ($1.arrival, $1.birth, $1.entry.name) }
        return found.map(\.entry)
    }

    /// Moves a taken mail to `cur`, marked as seen; one that was taken by its beginning only is flagged too, and so kept.
    ///
    /// Not flushed: after a crash the mail is taken again, which has no effect.
    /// - Returns: Where it is now.
    @discardableResult
    func finish(_ entry: Entry, isCut: Bool) throws(MailboxError) -> String {
        var name = MaildirName(entry.name)
        name.flags.formUnion(isCut ? ["S", "F"] : ["S"])
        let target = "\(current.path)/\(name.text)"
        // Gone is as good as moved: somebody else has put it away while it was taken.
        guard rename(entry.path, target) == 0 || errno == ENOENT else {
            throw .system(call: "rename", path: entry.path, code: errno)
        }
        return target
    }

    /// Removes from `cur` the mails that were marked as taken before a time, and the first of them where all together have more than
    /// so many bytes, but not those that are flagged; and from `tmp` what was begun before another time and never delivered.
    ///
    /// - Parameters: seconds since 1970.
    /// - Returns: How many were removed that were not too old.
    @discardableResult
    func clean(takenBefore: Int, takenSize: Int = .max, begunBefore: Int) throws(MailboxError) -> Int {
        var taken: [(name: String, at: Int64, size: Int)] = []
        for name in try current.names() {
            let flags = MaildirName(name).flags
            guard flags.contains("S"), !flags.contains("F"), let status = try current.status(of: name) else { continue }
            // The time of the last change of the name: when it was moved here, or when its flags were last set.
            if status.isChanged(before: takenBefore) {
                try current.remove(name)
            } else {
                taken.append((name, status.changed, Int(status.spaceTaken)))
            }
        }
        var size = taken.reduce(0) { $0 + $1.size }
        var count = 0
        for mail in taken.sorted(by: { $0.at < $1.at }) where size > takenSize {
            try current.remove(mail.name)
            size -= mail.size
            count += 1
        }
        for name in try temporary.names() {
            guard let status = try temporary.status(of: name), status.isChanged(before: begunBefore) else { continue }
            if status.isRegularFile { try temporary.remove(name) }
        }
        return count
    }
}

extension FileStatus {
    fileprivate func isChanged(before seconds: Int) -> Bool { changed / 1_000_000_000 < Int64(seconds) }
}

extension MaildirName {
    fileprivate var isDone: Bool { flags.contains("S") || flags.contains("T") }
}

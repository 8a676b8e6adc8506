// Mails that lie in a Maildir for people: found again, and not kept for ever.

internal import Glibc
internal import Tools

extension Maildir {
    /// Removes the mails that arrived before a time, looked at or not; how many.
    ///
    /// - Parameter time: seconds since 1970.
    /// - Throws: What was wrong with the first that could not be removed, after all others have been.
    package func removeMails(arrivedBefore time: Int) throws(MailboxError) -> Int {
        var count = 0
        var failure: MailboxError?
        for folder in [new, current] where isThere(folder) {
            for name in try folder.names() where !name.hasPrefix(".") {
                do {
                    guard let status = try folder.status(of: name), status.isRegularFile,
                        status.modified / 1_000_000_000 < Int64(time)
                    else { continue }
                    try folder.remove(name)
                    count += 1
                } catch {
                    failure = failure ?? error
                }
            }
        }
        if let failure { throw failure }
        return count
    }

    /// Bytes of all mails, looked at or not.
    package func size() throws(MailboxError) -> Int { try kept().reduce(0) { $0 + $1.size } }

    /// Removes the mails that arrived first, looked at or not, until the others have so many bytes at most. The last one stays,
    /// whatever its size.
    ///
    /// - Returns: how many were removed, and the bytes of those that are left.
    /// - Throws: What was wrong with the first that could not be removed, after others have been in its place.
    package func removeOldest(downTo bytes: Int) throws(MailboxError) -> (count: Int, size: Int) {
        let mails = try kept().sorted { ($0.arrival, $0.name) < ($1.arrival, $1.name) }
        var size = mails.reduce(0) { $0 + $1.size }
        var count = 0
        var failure: MailboxError?
        for mail in mails.dropLast() where size > bytes {
            do {
                try mail.folder.remove(mail.name)
                size -= mail.size
                count += 1
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return (count, size)
    }

    private struct KeptMail {
        let folder: Folder<MailboxError>
        let name: String
        let size: Int
        let arrival: Int64
    }

    private func kept() throws(MailboxError) -> [KeptMail] {
        var mails: [KeptMail] = []
        for folder in [new, current] where isThere(folder) {
            for name in try folder.names() where !name.hasPrefix(".") {
                // What can't be looked at is no mail.
                guard let status = try? folder.status(of: name), status.isRegularFile else { continue }
                mails.append(
                    KeptMail(
                        folder: folder, name: name, size: Int(status.spaceTaken), arrival: status.modified))
            }
        }
        return mails
    }

    /// Returns the paths of the mails whose bytes are of a kind, looked at or not. Reads all of them.
    package func mails(where isWanted: ([UInt8]) -> Bool) throws(MailboxError) -> [String] {
        var paths: [String] = []
        for folder in [new, current] where isThere(folder) {
            for name in try folder.names().sorted() where !name.hasPrefix(".") {
                let path = "\(folder.path)/\(name)"
                guard let file = try File.existing(path), try file.status().isRegularFile else { continue }
                if isWanted(try file.readAll(limit: SizeLimit.standard.whole)) { paths.append(path) }
            }
        }
        return paths
    }

    /// Removes a mail that `mails` has found; somebody may have been faster.
    package func removeMail(at path: String) throws(MailboxError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .system(call: "unlink", path: path, code: errno) }
    }

    /// Nothing has ever been put into it otherwise.
    private func isThere(_ folder: Folder<MailboxError>) -> Bool {
        (try? File.status(of: folder.path))?.isFolder == true
    }
}

internal import Glibc

extension Maildir {
    /// Delivers a mail under a name of the caller's, so that the same mail lies there once however often it is delivered.
    ///
    /// - Parameter name: letters and digits that stand for the mail, such as its digest.
    /// - Returns: False where it lies there already, looked at by people or not.
    package func deliverOnce(_ bytes: [UInt8], name: String) throws(MailboxError) -> Bool {
        if try new.status(of: name) != nil { return false }
        for other in try current.names() where other == name || other.hasPrefix(name + ":") { return false }
        let draft = try deliver(bytes)
        guard rename("\(new.path)/\(draft)", "\(new.path)/\(name)") == 0 else {
            throw .system(call: "rename", path: "\(new.path)/\(draft)", code: errno)
        }
        try new.flush()
        return true
    }
}

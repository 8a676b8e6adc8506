extension Socket {
    /// The last line of a reply of SMTP or LMTP; nil at the end of the connection.
    func readReply() throws -> String? {
        while let line = try readLine() {
            if line.dropFirst(3).first != "-" { return line }
        }
        return nil
    }
}

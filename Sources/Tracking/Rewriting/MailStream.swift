/// The words of lists and streams, from which people unsubscribe.
package enum MailStream {
    /// The field in which a message names its stream.
    static let header = "X-Backstamp-Stream"
    /// The stream whose mail goes to people who have unsubscribed: receipts, passwords.
    package static let transactional = "transactional"
    /// All of them together.
    package static let everything = "all"
}

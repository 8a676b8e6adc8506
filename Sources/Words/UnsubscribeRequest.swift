/// The ways in which a recipient asks for no more mail, and of which kind. The number stands in the journal.
package enum UnsubscribeRequest: Int, Sendable, CaseIterable {
    /// Their provider asked for them (RFC 8058): the list or stream that the message names, or everything.
    case oneClick = 0
    /// On our page: the same.
    case page = 1
    /// On our page: everything, whatever the message names.
    case pageForEverything = 2

    /// The word for it in a suppression and an event.
    package var source: String {
        switch self {
        case .oneClick: "one_click"
        case .page, .pageForEverything: "page"
        }
    }
}

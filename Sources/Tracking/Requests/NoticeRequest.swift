/// Whether the sender wants to be told of the first open of one message, as our control header says.
package enum NoticeRequest: String, Sendable {
    /// Yes, as his preference says, and by mail where it says nothing.
    case yes
    case no

    package static let header = TrackingRequest.headerPrefix + "Notify"

    /// Reads a field's value. A word that we don't know asks for nothing.
    package init?(parsing value: some StringProtocol) {
        self.init(rawValue: value.lowercased().filter { !" \t\r\n".contains($0) })
    }
}

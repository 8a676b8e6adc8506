/// Whether the sender wants to be told of the first open of one message, as our control header says.
package enum NoticeRequest: String, Sendable {
    /// Yes, as his preference says, and by mail where it says nothing.
    case yes
    case no
}

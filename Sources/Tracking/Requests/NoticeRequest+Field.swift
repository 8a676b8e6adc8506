// The header field by which a sender asks to be told of first opens.

package import Words

extension NoticeRequest {
    package static let header = TrackingRequest.headerPrefix + "Notify"

    /// Reads a field's value. A word that we don't know asks for nothing.
    package init?(parsing value: some StringProtocol) {
        self.init(rawValue: value.lowercased().filter { !" \t\r\n".contains($0) })
    }
}

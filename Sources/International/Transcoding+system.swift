package import Tracking

extension Transcoding {
    /// By the libraries of the system.
    package static let system = Transcoding(
        asciiHost: { HostName.ascii($0) }, utf8: { CharsetText.utf8($0, charset: $1) })
}

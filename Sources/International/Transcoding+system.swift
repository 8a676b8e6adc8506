// Names and texts beyond ASCII, by the system's libraries. The front page of this module.
//
// International gives `Tracking` the two functions of `Transcoding` that take a library: a host's name as the DNS has
// it (`HostName`, by libidn2), and text of any charset as UTF-8 (`CharsetText`, by iconv of the C library). Both give
// nil for what they can't read. It decides nothing; `backstamp` passes it on with the configuration.

package import Tracking

extension Transcoding {
    /// The functions, by the libraries of the system.
    package static let system = Transcoding(
        asciiHost: { HostName.ascii($0) }, utf8: { CharsetText.utf8($0, charset: $1) })
}

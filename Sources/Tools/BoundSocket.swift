// A socket at an address that is now ours.

internal import Glibc

/// Owns a socket that is bound, and not yet listened on; its file is for `removeFile` to remove.
package struct BoundSocket: ~Copyable, Sendable {
    package let descriptor: CInt

    /// Binds, having removed a socket that a killed process left behind. To a file its group may connect.
    package init(_ address: ListenAddress) throws(ListenError) {
        try address.removeStaleSocket()
        descriptor = try address.withSocket { (socket, name, length) throws(ListenError) in
            var on: CInt = 1
            // A restart must not wait until the system has forgotten the last process' connections.
            setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout.size(ofValue: on)))
            guard bind(socket, name, length) == 0 else { throw ListenError(code: errno) }
            try address.restrict()
        }
    }

    deinit { close(descriptor) }
}

// Who sends more than anybody wants.

import Foundation
import Peers

extension Socket {
    /// How a flood ended: all was sent, the other side has hung up, or it takes nothing more.
    enum FloodEnd { case sentAll, hungUp, stuck }

    /// Sends a unit again and again, and reads what comes back unless told not to.
    func flood(_ unit: [UInt8], bytes: Int, reads: Bool) -> (sent: Int, received: Int, end: FloodEnd) {
        let units = Array(repeatElement(unit, count: 1 + 65_536 / unit.count).joined())
        var answers = [UInt8](repeating: 0, count: 65_536)
        var (sent, received) = (0, 0)
        while sent < bytes {
            var state = pollfd(fd: descriptor, events: Int16(reads ? POLLOUT | POLLIN : POLLOUT), revents: 0)
            guard poll(&state, 1, 3000) > 0 else { return (sent, received, .stuck) }
            if state.revents & Int16(POLLIN) != 0 {
                let count = recv(descriptor, &answers, answers.count, Int32(MSG_DONTWAIT))
                if count == 0 || count < 0 && errno != EAGAIN { return (sent, received, .hungUp) }
                received += max(0, count)
            } else if state.revents & Int16(POLLOUT) != 0 {
                let start = sent % unit.count
                let count = units.withUnsafeBytes {
                    send(
                        descriptor, $0.baseAddress.map { $0 + start }, $0.count - start,
                        Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
                }
                if count < 0, errno != EAGAIN { return (sent, received, .hungUp) }
                sent += max(0, count)
            } else {
                return (sent, received, .hungUp)
            }
        }
        return (sent, received, .sentAll)
    }
}

internal import Foundation

/// The name under which this process leases.
enum Leaseholder {
    static let name = "\(ProcessInfo.processInfo.hostName):\(ProcessInfo.processInfo.processIdentifier)"
}

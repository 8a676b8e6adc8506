internal import Words

/// A recipient of the envelope.
package struct Recipient: Equatable, Sendable {
    /// The address as the MTA gave it: so it wants to hear it again.
    package let raw: [UInt8]
    /// Without angle brackets.
    package let address: String
    /// The parameters of RCPT TO.
    package var parameters: [[UInt8]]
    package var isTracked = true
    /// Our own address: a return path, or one at which somebody unsubscribes.
    package var isOurs = false

    package init(raw: [UInt8], address: String, parameters: [[UInt8]] = []) {
        (self.raw, self.address, self.parameters) = (raw, address, parameters)
    }
}

extension [Recipient] {
    /// Each recipient once: MTAs give an address that was named twice one mail, and remove it wholly.
    package var distinct: [Recipient] {
        var seen: Set<String> = []
        return filter { seen.insert(Contact.normalised($0.address)).inserted }
    }

    /// Returns those that are another than `first`, in whatever spelling.
    package func others(than first: Recipient) -> [Recipient] {
        let address = Contact.normalised(first.address)
        return filter { Contact.normalised($0.address) != address }
    }
}

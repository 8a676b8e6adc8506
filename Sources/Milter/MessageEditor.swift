// Tells the MTA what is to be changed, once, at the end of a message.

private import CMilter

/// Issues the changes to the message of a libmilter context.
struct MessageEditor {
    let context: OpaquePointer
    let capabilities: Capabilities

    /// Issues all changes. False when one could not be told; what was told before it is then with the MTA, so that the
    /// message must be answered with a temporary failure: the MTA discards it with its changes, and the client, who
    /// has the message as it was, sends it again. Never half changed.
    ///
    /// The order matters. Fields are removed from the last to the first of a name, as MTAs count them anew after each
    /// removal. The body comes last and in one run: Postfix takes any other request for the end of the new body.
    func issue(_ changes: Changes) -> Bool {
        changes.replacements.allSatisfy { change($0.name, $0.index, to: wireValue($0.value)) }
            && changes.removals.sorted { $0.index > $1.index }.allSatisfy { change($0.name, $0.index, to: nil) }
            && changes.additions.allSatisfy { add($0.name, wireValue($0.value)) }
            && changes.removedRecipients.allSatisfy(remove)
            && changes.sender.map(changeSender(to:)) ?? true
            && changes.body.map(replaceBody) ?? true
    }

    /// Returns a value as it is sent; without exact values the MTA writes a space after the colon by itself.
    private func wireValue(_ value: [UInt8]) -> [UInt8] {
        if capabilities.contains(.exactHeaderValues) || value.first != UInt8(ascii: " ") { return value }
        return Array(value.dropFirst())
    }

    private func change(_ name: [UInt8], _ index: Int, to value: [UInt8]?) -> Bool {
        guard let index = Int32(exactly: index) else { return false }
        return withCString(name) { name in
            guard let value else { return smfi_chgheader(context, name, index, nil) == MI_SUCCESS }
            return withCString(value) { smfi_chgheader(context, name, index, $0) == MI_SUCCESS }
        }
    }

    private func add(_ name: [UInt8], _ value: [UInt8]) -> Bool {
        withCString(name) { name in withCString(value) { smfi_addheader(context, name, $0) == MI_SUCCESS } }
    }

    private func remove(_ recipient: [UInt8]) -> Bool {
        withCString(recipient) { smfi_delrcpt(context, $0) == MI_SUCCESS }
    }

    /// Changes the sender; what is not given of MAIL's parameters stays. Postfix has taken ENVID here since 3.3.
    private func changeSender(to sender: Changes.Sender) -> Bool {
        withCString(Array("<\(sender.address)>".utf8)) { address in
            guard let id = sender.envelopeID else { return smfi_chgfrom(context, address, nil) == MI_SUCCESS }
            return withCString(Array("ENVID=\(id)".utf8)) { smfi_chgfrom(context, address, $0) == MI_SUCCESS }
        }
    }

    /// Replaces the body, which libmilter cuts into packets itself; an empty one is told by an empty packet.
    private func replaceBody(_ body: [UInt8]) -> Bool {
        guard let length = Int32(exactly: body.count) else { return false }
        return body.withUnsafeBufferPointer { bytes in
            // libmilter does not write to the body, its prototype is older than `const`.
            smfi_replacebody(context, UnsafeMutablePointer(mutating: bytes.baseAddress), length) == MI_SUCCESS
        }
    }
}

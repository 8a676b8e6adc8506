// What an MTA says about a message beside the message itself.

private import CMilter

/// The macros of the step at hand: `i` (the queue id), `{auth_authen}`, `{daemon_name}`, … The MTA's memory is behind
/// them, so they cannot be kept: they are only ever borrowed for the time of a call.
package struct Macros: ~Copyable {
    private enum Source {
        case mta(OpaquePointer)
        case values([String: [UInt8]])
    }

    private let source: Source

    /// Takes the macros of a libmilter context.
    init(of context: OpaquePointer) {
        source = .mta(context)
    }

    /// Makes macros without an MTA, for tests and for messages from a file.
    package init(_ values: [String: String] = [:]) {
        source = .values(values.mapValues { Array($0.utf8) })
    }

    /// Returns the value of a macro, named as MTAs write it: a single letter, or a longer name in braces. Nil where the
    /// MTA has not given it (yet): Postfix knows no queue id before the first accepted recipient.
    package subscript(name: StaticString) -> [UInt8]? {
        switch source {
        case .values(let values):
            return values[name.description]
        case .mta(let context):
            // libmilter does not write to the name, its prototype is older than `const`.
            let name = UnsafeMutableRawPointer(mutating: name.utf8Start).assumingMemoryBound(to: CChar.self)
            guard let value = smfi_getsymval(context, name) else { return nil }
            return Array(bytes(of: value))
        }
    }
}

/// What a peer said that it should not have said.
package struct ProtocolError: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
}

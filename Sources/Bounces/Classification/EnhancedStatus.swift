/// An enhanced mail system status code (RFC 3463): `5.1.1`.
package struct EnhancedStatus: Sendable, Hashable, CustomStringConvertible {
    /// 2 success, 4 persistent transient failure, 5 permanent failure.
    package let category: Int
    /// What kind of thing failed: 1 address, 2 mailbox, 3 mail system, 4 network, 5 protocol, 6 content, 7 security, 0 other.
    package let subject: Int
    package let detail: Int

    /// Nil for what RFC 3463, section 2 does not allow.
    package init?(_ category: Int, _ subject: Int, _ detail: Int) {
        guard [2, 4, 5].contains(category), 0...999 ~= subject, 0...999 ~= detail else { return nil }
        (self.category, self.subject, self.detail) = (category, subject, detail)
    }

    package var isPermanent: Bool { category == 5 }
    package var description: String { "\(category).\(subject).\(detail)" }
}

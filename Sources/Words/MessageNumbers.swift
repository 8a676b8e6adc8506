/// The numbers of a message, its copies and its deliveries, known before anything is written down of it.
package struct MessageNumbers: Sendable, Equatable {
    package let message: Int64
    /// The first recipient's where each has one of its own; the others' follow.
    package let copy: Int64
    /// The first recipient's; the others' follow.
    package let firstDelivery: Int64

    package init(message: Int64, copy: Int64, firstDelivery: Int64) {
        (self.message, self.copy, self.firstDelivery) = (message, copy, firstDelivery)
    }

    /// Takes them from a run of numbers that nothing else has.
    package init(from first: Int64, copies: Int) {
        self.init(message: first, copy: first + 1, firstDelivery: first + 1 + Int64(copies))
    }

    /// How many numbers a message takes.
    package static func count(recipients: Int, copies: Int) -> Int { 1 + copies + recipients }
}

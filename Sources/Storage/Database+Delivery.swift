internal import GRDB

extension Database {
    /// When a copy was delivered is known now, or better than before.
    ///
    /// What was judged without it is judged again here: a hit before the delivery is a machine's.
    func deliveryBecameKnown(copy: Int64) throws {}
}

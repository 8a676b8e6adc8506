// Where text of the database becomes a state: text that is none is an error of that one statement.

internal import GRDB
internal import Judging
internal import Words

extension DeliveryState: DatabaseValueConvertible {}
extension EventKind: DatabaseValueConvertible {}
extension Actor: DatabaseValueConvertible {}
extension RetryState: DatabaseValueConvertible {}

/// Of the kinds of events those that are hits.
extension JudgedHit.Kind: DatabaseValueConvertible {
    var databaseValue: DatabaseValue { (self == .click ? EventKind.click : .open).databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
        switch EventKind.fromDatabaseValue(value) {
        case .open: .open
        case .click: .click
        default: nil
        }
    }
}

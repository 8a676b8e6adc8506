// Columns of a row, read in a way that throws.

internal import GRDB

/// These stand in the place of GRDB's own subscripts, which end the process where a value can't be what is asked for. Others
/// write to this database: what they wrote is an error of that one statement.
extension Row {
    subscript<Value: DatabaseValueConvertible>(index: Int) -> Value {
        get throws { try decode(Value.self, atIndex: index) }
    }

    subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(index: Int) -> Value {
        get throws { try decode(Value.self, atIndex: index) }
    }

    subscript<Value: DatabaseValueConvertible>(column: String) -> Value {
        get throws { try decode(Value.self, forColumn: column) }
    }

    subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(column: String) -> Value {
        get throws { try decode(Value.self, forColumn: column) }
    }
}

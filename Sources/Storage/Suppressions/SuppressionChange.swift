/// What became of a suppression, whoever changed it: a row that is never changed itself.
package struct SuppressionChange: Sendable, Equatable {
    /// Changes are numbered as they come.
    package var change: Int64
    /// Milliseconds since 1970, UTC.
    package var at: Int64
    /// `added`, `changed`, `removed`.
    package var action: String
    package var address: String
    package var scope: String
    package var reason: String
    /// Who said that the address is not to be sent to, not who removed it.
    package var source: String
    /// Milliseconds since 1970, UTC; nil for ever.
    package var until: Int64?
}

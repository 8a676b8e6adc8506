extension Duration {
    /// In whole milliseconds, as times are kept.
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}

/// What goes wrong with a ledger turn after turn, told once.
struct LedgerTrouble {
    private let log: LedgerLog
    /// What was told, and what this turn has met.
    private var told: Set<String> = []
    private var met: Set<String> = []

    init(log: LedgerLog) { self.log = log }

    mutating func note(_ work: () throws -> Void) {
        do { try work() } catch {
            met.insert("\(error)")
            if !told.contains("\(error)") { log.away(error) }
        }
    }

    mutating func endTurn() {
        if !told.isEmpty, met.isEmpty { log.back() }
        (told, met) = (met, [])
    }
}

import Journal
import Sealing
import Spool

@testable import FilterService
@testable import Storage

extension FilterLedger where Self == SpoolLedger {
    /// A spool beside a database, which follows it, as they are on a host.
    static func over(_ store: Store, keys: KeyRing, in folder: String) throws -> SpoolLedger {
        let sendings = folder + "/sendings"
        store.follow(sendings: sendings)
        let numbers = NumberBlock(folder: folder)
        try numbers.refill(now: 0) { try store.reserveNumbers($0) }
        return SpoolLedger(
            journal: try Journal(folder: sendings), numbers: numbers,
            links: LinkIndex(path: store.path, sendings: sendings), database: store.path, keys: keys)
    }
}

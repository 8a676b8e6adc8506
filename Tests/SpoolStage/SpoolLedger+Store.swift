package import FilterService
internal import Journal
package import Sealing
internal import Spool
package import Storage

extension FilterLedger where Self == SpoolLedger {
    /// A spool beside a database, `db` in a folder, which follows it, as they are on a host.
    package static func over(_ store: Store, keys: KeyRing, in folder: String) throws -> SpoolLedger {
        let (sendings, database) = (folder + "/sendings", folder + "/db")
        store.follow(sendings: sendings)
        let numbers = NumberBlock(folder: folder)
        try numbers.refill(now: 0) { try store.reserveNumbers($0) }
        return SpoolLedger(
            journal: try Journal(folder: sendings), numbers: numbers,
            links: LinkIndex(path: database, sendings: sendings), database: database, keys: keys)
    }
}

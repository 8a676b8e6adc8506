// A contact is taken out of the database; what it counted for stays.

internal import GRDB
internal import Glibc
internal import Privacy
internal import Words

extension Store {
    /// Takes a contact out: what it did, some events at a time, for there may be very many; then all else in one transaction, or
    /// nothing of it. Safe to repeat.
    ///
    /// - Parameters:
    ///   - hashes: as the key ring has them. The address stays suppressed under the first.
    ///   - now: milliseconds since 1970.
    package func erase(_ address: String, hashes: [String], at now: Int64) throws(StorageError) -> Erasure {
        let address = Contact.normalised(address)
        var events = 0
        try Turns.take { () throws(StorageError) -> Bool in
            let erased = try writer.perform { try $0.eraseEvents(of: address, atMost: Self.erasedAtOnce) }
            events += erased
            return erased == Self.erasedAtOnce
        }
        var erasure = try writer.perform { database in
            try database.noteErasure(hashes, at: now)
            return try Eraser(database: database, address: address, hashes: hashes, now: now).erase()
        }
        erasure.events += events
        // All messages are read, which no writer need wait for: on a connection of its own.
        erasure.sent =
            try Self.open(path, isReadOnly: true).snapshot { database in
                try Int.fetchOne(
                    database, sql: "SELECT COUNT(*) FROM messages WHERE lower(sender) = $1", arguments: [address])
            } ?? 0
        return erasure
    }

    /// Events of one transaction: few enough that a message that waits its turn does not notice.
    private static let erasedAtOnce = 500

    /// The copies that went to an address: those that may go now, and those that a retry to somebody else still needs.
    package func copies(to address: String) throws(StorageError) -> (free: [Int64], needed: [Int64]) {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT d.copy, EXISTS (
                        SELECT 1 FROM deliveries o JOIN retries r ON r.delivery = o.delivery
                        WHERE o.message = d.message AND o.copy = d.copy AND o.contact <> d.contact
                            AND r.state IN ('planned', 'leased'))
                    FROM deliveries d JOIN contacts a ON a.contact = d.contact WHERE a.address = $1
                    """, arguments: [Contact.normalised(address)])
            let copies = try rows.map { row -> (copy: Int64, isNeeded: Bool) in try (row[0], row[1]) }
            return (copies.filter { !$0.isNeeded }.map(\.copy), copies.filter(\.isNeeded).map(\.copy))
        }
    }
}

extension Database {
    /// What the address did before, and is in a journal still, is nobody's: it is looked for here when it is written down.
    fileprivate func noteErasure(_ hashes: [String], at now: Int64) throws {
        guard let hash = hashes.first else { return }
        try cachedStatement(
            sql: "INSERT INTO erasures (hash, at) VALUES ($1, $2) ON CONFLICT (hash) DO UPDATE SET at = excluded.at"
        ).execute(arguments: [hash, now])
    }
}

// MARK: - Traces

extension Store {
    /// How often an address stands in the database's files, in rows or in the space of rows that are gone. Reads all of them.
    package func traces(of address: String) throws(StorageError) -> Int {
        try checkpoint()
        let traces = AddressTraces(of: Contact.normalised(address))
        return try Self.count(traces, in: path) + Self.count(traces, in: path + "-wal")
    }

    private static func count(_ traces: AddressTraces, in file: String) throws(StorageError) -> Int {
        // QUIRK: never closed. Closing any descriptor of a database's file drops the locks that SQLite has on it in this process
        // (fcntl(2)). A command that ends soon is the one that asks.
        let descriptor = Glibc.open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return 0 }
            throw .failed(reason: "\(file): can't be read: \(String(cString: strerror(errno)))")
        }
        var count = 0
        var offset = 0
        var tail: [UInt8] = []
        while true {
            let bytes = try read(piece, of: descriptor, at: offset, file: file)
            if bytes.isEmpty { return count }
            offset += bytes.count
            let joined = tail + bytes
            count += traces.count(in: joined.span, seen: tail.count)
            tail = Array(joined.suffix(max(0, traces.longest - 1)))
        }
    }

    private static func read(
        _ count: Int, of descriptor: CInt, at offset: Int, file: String
    ) throws(StorageError) -> [UInt8] {
        var read = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            repeat { read = pread(descriptor, buffer.baseAddress, count, offset) } while read < 0 && errno == EINTR
            filled = max(0, read)
        }
        guard read >= 0 else { throw .failed(reason: "\(file): can't be read: \(String(cString: strerror(errno)))") }
        return bytes
    }

    private static let piece = 4 << 20

    /// Writes the database anew, without the space of rows that are gone. Nothing else is written meanwhile: about a second
    /// for 100 MB.
    package func compact() throws(StorageError) {
        do {
            try database.writeWithoutTransaction { try $0.execute(sql: "VACUUM") }
        } catch {
            throw StorageError(error)
        }
        try checkpoint()
    }

    /// Bytes of the database.
    package func size() throws(StorageError) -> Int {
        try read { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            return try pages * (Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0)
        }
    }

    /// Brings the write-ahead log into the database and empties it.
    private func checkpoint() throws(StorageError) {
        do {
            try database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        } catch {
            throw StorageError(error)
        }
    }
}

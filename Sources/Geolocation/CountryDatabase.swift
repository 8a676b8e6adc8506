internal import CLocation
internal import Glibc
internal import Words

/// A database of libloc's, as Debian's package libloc-database brings it: countries only.
///
/// The library counts references without a lock; only `WatchedFile` holds one of these, and asks it under its mutex.
final class CountryDatabase: FileDatabase, @unchecked Sendable {
    private let context: OpaquePointer
    private let database: OpaquePointer

    init(path: String) throws(GeolocationError) {
        guard let file = fopen(path, "re") else {
            throw GeolocationError(path: path, reason: String(cString: strerror(errno)))
        }
        // The library has a mapping, and a descriptor of its own.
        defer { fclose(file) }
        var context: OpaquePointer?
        guard loc_new(&context) == 0, let context else { throw GeolocationError(path: path, reason: "out of memory") }
        // What it has to say, it says by its return codes.
        loc_set_log_priority(context, -1)
        var database: OpaquePointer?
        guard loc_database_new(context, &database, file) == 0, let database else {
            loc_unref(context)
            throw GeolocationError(path: path, reason: "not in libloc's format")
        }
        self.context = context
        self.database = database
    }

    deinit {
        loc_database_unref(database)
        loc_unref(context)
    }

    func place(of address: String) -> Place? {
        var network: OpaquePointer?
        guard loc_database_lookup_from_string(database, address, &network) == 0, let network else { return nil }
        defer { loc_network_unref(network) }
        // A1 to A3 and the like are kinds of networks and no countries (ISO 3166-1 has letters only).
        guard let code = loc_network_get_country_code(network).map({ String(cString: $0) }), code.count == 2,
            code.utf8.allSatisfy({ UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }), !code.hasPrefix("X")
        else { return nil }
        return Place(country: code)
    }
}

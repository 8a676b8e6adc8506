internal import CMaxMind
internal import Words

/// A database in MaxMind's format (https://maxmind.github.io/MaxMind-DB/): GeoIP2, GeoLite2, DB-IP and others, with cities or
/// countries.
///
/// The library only reads: it may be asked from any thread (libmaxminddb(3), "THREAD SAFETY").
final class CityDatabase: FileDatabase, @unchecked Sendable {
    private let database = UnsafeMutablePointer<MMDB_s>.allocate(capacity: 1)
    private var isOpen = false

    init(path: String) throws(GeolocationError) {
        database.initialize(to: MMDB_s())
        let status = MMDB_open(path, UInt32(MMDB_MODE_MMAP), database)
        guard status == MMDB_SUCCESS else {
            throw GeolocationError(path: path, reason: String(cString: MMDB_strerror(status)))
        }
        isOpen = true
    }

    // It runs as well where `init` throws, because all properties are set by then.
    deinit {
        if isOpen { MMDB_close(database) }
        database.deallocate()
    }

    func place(of address: String) -> Place? {
        var notAnAddress: Int32 = 0
        var status = MMDB_SUCCESS
        var result = MMDB_lookup_string(database, address, &notAnAddress, &status)
        guard notAnAddress == 0, status == MMDB_SUCCESS, result.found_entry else { return nil }
        // Of a network that is registered elsewhere than used, only the former may be known.
        let country =
            Self.text(in: &result.entry, "country", "iso_code")
            ?? Self.text(in: &result.entry, "registered_country", "iso_code")
        guard let country = Place.name(country) else { return nil }
        return Place(
            country: country, region: Place.name(Self.text(in: &result.entry, "subdivisions", "0", "names", "en")),
            city: Place.name(Self.text(in: &result.entry, "city", "names", "en")))
    }

    /// Returns a text within a record, by the names that lead to it.
    private static func text(in entry: inout MMDB_entry_s, _ path: String...) -> String? {
        // The names as C has them, ended by a null pointer, for the time of the call.
        let names = path.map { name in
            let bytes = Array(name.utf8CString)
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
            copy.initialize(from: bytes, count: bytes.count)
            return copy
        }
        defer { for name in names { name.deallocate() } }
        var pointers = names.map { Optional(UnsafePointer($0)) } + [nil]
        var data = MMDB_entry_data_s()
        guard MMDB_aget_value(&entry, &data, &pointers) == MMDB_SUCCESS, data.has_data,
            data.type == UInt32(MMDB_DATA_TYPE_UTF8_STRING), let text = data.utf8_string
        else { return nil }
        // It lies in the file's mapping, which stands as long as the database.
        return text.withMemoryRebound(to: UInt8.self, capacity: Int(data.data_size)) {
            String(decoding: UnsafeBufferPointer(start: $0, count: Int(data.data_size)), as: UTF8.self)
        }
    }
}

// Where a client is, roughly, by databases on this machine. The front page of this module.
//
// Geolocation takes an IP address and gives a `Place`: country, and where the database has it region and city; nil
// where nobody knows. It asks no service over the network and stores nothing. `Geolocator`, below, asks `CityDatabase`
// (MaxMind's format, by libmaxminddb) and then `CountryDatabase` (libloc); `WatchedFile` opens a file anew that its
// updater has replaced.

package import Words

/// Asks the databases that are there. Safe from any thread.
package final class Geolocator: Sendable {
    private let city: WatchedFile<CityDatabase>?
    private let country: WatchedFile<CountryDatabase>?

    /// - Parameters:
    ///   - city: The path of a database in MaxMind's format, with cities or with countries only.
    ///   - country: The path of a database of libloc's, for what the other does not have.
    /// - Throws: `GeolocationError` where a file can't be read or is none of that kind.
    package init(city: String?, country: String?) throws(GeolocationError) {
        self.city = try city.map { path throws(GeolocationError) in try WatchedFile(path: path) }
        self.country = try country.map { path throws(GeolocationError) in try WatchedFile(path: path) }
    }

    /// Returns the place of an address, given as text; nil where nobody knows, as for private addresses.
    package func place(of address: [UInt8]) -> Place? {
        guard IPAddress(address) != nil else { return nil }
        let text = String(decoding: address, as: UTF8.self)
        return city?.place(of: text) ?? country?.place(of: text)
    }
}

/// A database that can't be used.
package struct GeolocationError: Error, CustomStringConvertible {
    package let path: String
    package let reason: String

    package var description: String { "\(path): no database of places: \(reason)" }
}

extension Place {
    /// Characters of a name that are kept.
    private static let limit = 100

    /// Returns what a database says, made safe to show; nil where it is nothing.
    static func name(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { return nil }
        return String(text.prefix(limit))
    }
}

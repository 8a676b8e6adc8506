// Places: databases in MaxMind's format that others made, Debian's own, and files that are none.

import Foundation
import Peers
import Testing
import Words

@testable import Geolocation

/// Test databases of MaxMind's, where they are.
private let corpora: String? = {
    let folder = ProcessInfo.processInfo.environment["BACKSTAMP_CORPORA"].map { $0 + "/mmdb" }
    return folder.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
}()

/// Debian's libloc-database.
private let debian = "/usr/share/libloc-location/location.db"

@Suite struct GeolocatorTests {
    @Test(
        .enabled(if: corpora != nil),
        arguments: [
            ("81.2.69.142", Place(country: "GB", region: "England", city: "London")),
            ("2.125.160.216", Place(country: "GB", region: "England", city: "Boxford")),
            ("89.160.20.112", Place(country: "SE", region: "Östergötland County", city: "Linköping")),
            ("2001:480:10::1", Place(country: "US", region: "California", city: "San Diego")),
            ("10.0.0.1", nil), ("127.0.0.1", nil), ("::1", nil), ("no address", nil), ("", nil),
        ] as [(String, Place?)])
    func cities(address: String, place: Place?) throws {
        let locator = try Geolocator(city: "\(corpora ?? "")/GeoLite2-City-Test.mmdb", country: nil)
        #expect(locator.place(of: Array(address.utf8)) == place)
    }

    @Test(.enabled(if: corpora != nil)) func aDatabaseOfCountriesWillDo() throws {
        let locator = try Geolocator(city: "\(corpora ?? "")/GeoLite2-Country-Test.mmdb", country: nil)
        #expect(locator.place(of: Array("81.2.69.142".utf8)) == Place(country: "GB"))
    }

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: debian)),
        arguments: [("8.8.8.8", "US"), ("193.0.6.139", "NL"), ("10.0.0.1", nil), ("192.0.2.1", nil)]
            as [(String, String?)])
    func countriesOfDebian(address: String, country: String?) throws {
        let locator = try Geolocator(city: nil, country: debian)
        #expect(locator.place(of: Array(address.utf8))?.country == country)
    }

    /// What the one does not have, the other may.
    @Test(.enabled(if: corpora != nil && FileManager.default.fileExists(atPath: debian)))
    func oneForWhatTheOtherDoesNotHave() throws {
        let locator = try Geolocator(city: "\(corpora ?? "")/GeoLite2-City-Test.mmdb", country: debian)
        #expect(locator.place(of: Array("81.2.69.142".utf8))?.city == "London")
        #expect(locator.place(of: Array("8.8.8.8".utf8))?.country == "US")
    }

    @Test func whatIsNoDatabaseIsSaid() throws {
        let folder = TestFolder()
        let path = folder.path + "/places"
        #expect { try Geolocator(city: path, country: nil) } throws: {
            "\($0)".hasPrefix("\(path): no database of places: ")
        }
        #expect { try Geolocator(city: nil, country: path) } throws: { "\($0)".contains("No such file") }
        try folder.write("nothing of that kind", to: "places")
        #expect(throws: GeolocationError.self) { try Geolocator(city: path, country: nil) }
        #expect(throws: GeolocationError.self) { try Geolocator(city: nil, country: path) }
    }

    @Test(.enabled(if: corpora != nil)) func aFileThatIsReplacedIsReadAnewAndABrokenOneIsNot() throws {
        let folder = TestFolder()
        let path = folder.path + "/places.mmdb"
        func replace(by content: Data) throws { try content.write(to: URL(fileURLWithPath: path), options: .atomic) }
        func content(_ name: String) throws -> Data {
            try Data(contentsOf: URL(fileURLWithPath: "\(corpora ?? "")/\(name)"))
        }
        try replace(by: content("GeoLite2-Country-Test.mmdb"))
        let file = try WatchedFile<CityDatabase>(path: path)
        let start = WatchedFile<CityDatabase>.seconds()
        func city(at seconds: Int) -> String? { file.place(of: "81.2.69.142", now: start + seconds)?.city }
        #expect(city(at: 0) == nil)
        try replace(by: content("GeoLite2-City-Test.mmdb"))
        #expect(city(at: 30) == nil, "it is not looked at each time")
        #expect(city(at: 90) == "London")
        try replace(by: Data("broken".utf8))
        #expect(city(at: 200) == "London")
    }

    /// A database is a file from elsewhere: whatever is in it, nothing crashes.
    @Test(
        .enabled(if: corpora != nil),
        arguments: ["GeoIP2-City-Test-Invalid-Node-Count.mmdb", "MaxMind-DB-test-broken-pointers-24.mmdb"])
    func brokenDatabasesHarmNobody(name: String) throws {
        guard let locator = try? Geolocator(city: "\(corpora ?? "")/\(name)", country: nil) else { return }
        for first in 0..<256 {
            for last in [0, 1, 128, 255] { _ = locator.place(of: Array("\(first).\(last).1.\(last)".utf8)) }
        }
    }

    @Test(.enabled(if: corpora != nil)) func changedBytesHarmNobody() throws {
        let original = try Data(contentsOf: URL(fileURLWithPath: "\(corpora ?? "")/GeoLite2-City-Test.mmdb"))
        let folder = TestFolder()
        let path = folder.path + "/places.mmdb"
        var state: UInt64 = 1
        for _ in 0..<100 {
            var bytes = original
            for _ in 0..<8 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
            }
            try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
            guard let locator = try? Geolocator(city: path, country: nil) else { continue }
            for address in [
                "81.2.69.142", "2.125.160.216", "89.160.20.112", "1.2.3.4", "2001:480:10::1", "::5102:458e",
            ] {
                let place = locator.place(of: Array(address.utf8))
                #expect((place?.city?.count ?? 0) <= 100)
            }
        }
    }
}

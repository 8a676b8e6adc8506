/// The place of an address, roughly, as a database of locations has it.
package struct Place: Sendable, Equatable {
    /// ISO 3166-1 alpha-2.
    package var country: String?
    package var region: String?
    package var city: String?

    package init(country: String?, region: String? = nil, city: String? = nil) {
        self.country = country
        self.region = region
        self.city = city
    }
}

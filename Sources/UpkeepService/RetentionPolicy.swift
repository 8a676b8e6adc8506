/// How long what is known of people is kept. Zero days are for ever.
package struct RetentionPolicy: Sendable, Equatable {
    /// What happened, message by message. What it counted for stays.
    package var eventsDays: Int
    /// Addresses, networks and agents of hits.
    package var addressesDays: Int
    /// Mails in the folder for people.
    package var peopleDays: Int
    /// Bytes of the disk that they may take.
    package var peopleSize: Int

    package init(eventsDays: Int, addressesDays: Int, peopleDays: Int, peopleSize: Int = 1 << 30) {
        self.eventsDays = eventsDays
        self.peopleSize = peopleSize
        self.addressesDays = addressesDays
        self.peopleDays = peopleDays
    }
}

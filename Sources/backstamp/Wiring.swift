// The whole process, top to bottom: what it is made of, what each part is given, and in which order they start.

import FilterService
import Logging
import Sealing
import ServiceLifecycle
import Storage
import TrackerService

/// A job that `serve` runs, alone or with the others.
enum Job: String, CaseIterable {
    case filter
    case tracker
}

struct Wiring {
    /// In order of start; they stop in reverse.
    let services: [any Service]
    let keys: KeyRing

    /// Opens everything that can fail to open: files, the database, sockets. Nothing is served until `services` run.
    init(_ configuration: Configuration, jobs: Set<Job>, place: String, logger: Logger) throws {
        let urls = try configuration.trackerURLs(place: place)
        keys = try KeyRing(KeyFile(path: configuration.keys).read())
        let store = try configuration.openStore()
        var services: [any Service] = []

        if jobs.contains(.tracker) {
            try configuration.makeSpool()
            let journal = try Journal(folder: configuration.journal)
            services.append(
                try FoldService(store: store, journal: JournalReader(folder: configuration.journal), logger: logger))
            services.append(
                try TrackerService(
                    listen: configuration.tracker.listen, keys: keys, journal: journal,
                    destinations: LinkIndex(path: configuration.database),
                    trustedProxies: configuration.tracker.trustedProxies, logger: logger))
        }
        if jobs.contains(.filter), let address = configuration.filter.listen {
            services.append(
                try FilterService(
                    listen: address, policy: configuration.filterPolicy(urls), keys: keys, store: store, logger: logger)
            )
        }
        self.services = services
    }
}

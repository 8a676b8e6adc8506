// What an administrator decides. The keys, their defaults and how they are read stand in Settings.swift.

import FilterService
import Milter
import Tracking

struct Configuration {
    /// Path of the SQLite database.
    var database = ""
    var keys = ""
    var spool = ""
    var filter = FilterSettings()
    var tracker = TrackerSettings()

    struct FilterSettings {
        var listen: ListenAddress?
        var onFailure = OnFailure.accept
        var authenticatedIsOutgoing = true
        var outgoingNetworks: [Network] = []
        var opens = true
        var clicks = true
        var sharesCopies = true
        var rewritesSigned = false
        var campaignHeaders: [String] = []
        var maximumSize = 0
    }

    struct TrackerSettings {
        var listen = ""
        /// What links begin with, without a slash at the end; nil where it is not set.
        var url: [UInt8]?
        /// The same for sender domains of their own.
        var urls: [String: [UInt8]] = [:]
        var trustedProxies: [Network] = []
    }
}

extension Configuration {
    /// Folder of the journal of hits.
    var journal: String { spool + "/journal" }

    static let standardPath = "/etc/backstamp/backstamp.yaml"
}

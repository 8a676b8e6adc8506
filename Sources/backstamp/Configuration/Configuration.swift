// What an administrator decides. The keys, their defaults and how they are read stand in Settings.swift.

import Bounces
import Engagement
import FilterService
import LogService
import Milter
import Privacy
import Tools
import Tracking
import UpkeepService
import Words

struct Configuration {
    /// The file.
    var path = ""
    /// The place that each key with a value has it from.
    var places: [String: String] = [:]
    /// Path of the SQLite database.
    var database = ""
    var keys = ""
    var spool = ""
    /// Percent of the disk.
    var journalReserve: Int64 = 0
    var filter = FilterSettings()
    var tracker = TrackerSettings()
    var bounces = BounceSettings()
    /// The MTA's log; nil where it is not read.
    var log: LogSource?
    var retries = RetrySettings()
    var judging = JudgingSettings()
    var locations = LocationSettings()
    var scores = EngagementRule()
    var notices = NoticeSettings()
    var privacy = PrivacyPolicy()
    var retention = RetentionPolicy(eventsDays: 0, addressesDays: 0, peopleDays: 0)

    struct FilterSettings {
        var listen: ListenAddress?
        var onFailure = OnFailure.accept
        var authenticatedIsOutgoing = true
        var outgoingNetworks: [Network] = []
        var senderDomains: Set<String> = []
        var opens = true
        /// The links that become redirects.
        var clicks = TrackingRequest.htmlClicks
        /// The kinds of links that are, though they would be left.
        var trackedKinds: LinkPolicy.Kinds = []
        var untrackedHosts = HostSet()
        var linkLimit = 0
        var campaignParameters = CampaignParameters([:])
        var stripsForeignFields = false
        var multipleRecipients = MultipleRecipients.shared
        var untrackedDomains: Set<String> = []
        var rewritesSigned = false
        var campaignHeaders: [String] = []
        var fields = FilterPolicy.Fields(offersUnsubscribe: true)
        var onSuppressed = OnSuppressed.refuse
        var maximumSize = 0
    }

    struct TrackerSettings {
        var listen = ""
        /// The beginning of links, without a slash at the end; nil where it is not set.
        var url: [UInt8]?
        /// The same for sender domains of their own.
        var urls: [String: [UInt8]] = [:]
        var trustedProxies: [Network] = []
    }

    struct BounceSettings {
        /// The return path; nil where envelope senders stay as they are.
        var returnPath: ReturnPath?
        var maildir: String?
        var lmtp: String?
        var imap: String?
        var imapUser: String?
        /// Paths of files that hold passwords, here and below.
        var imapPassword: String?
        /// Commands, with their arguments, that give access tokens, here and below.
        var imapToken: [String]?
        var pop3: String?
        var pop3User: String?
        var pop3Password: String?
        var pop3Token: [String]?
        /// Days that mails which were taken stay in the Maildir.
        var keepDays = 0
        /// Path of a file.
        var phrases: String?
        var policy = BouncePolicy()
    }

    struct RetrySettings {
        /// Whether Backstamp sends again itself; else the CRM does.
        var resends = true
        var submit = ""
        var submitPassword: String?
        var domainLimit = 0
        var quietHours: QuietHours?
        var spoolSize: Int64 = 0
        var spoolDays = 0
    }

    struct JudgingSettings {
        /// Paths of files, here and below.
        var agents: [String] = []
        var networks: [String] = []
    }

    struct LocationSettings {
        var city: String?
        var country: String?
    }

    struct NoticeSettings {
        /// The sender of mails; nil where none are sent.
        var from: String?
        /// Path of a file; nil where no webhooks are told.
        var webhookSecret: String?
        var allowsPrivateWebhooks = true
    }
}

extension Configuration {
    /// Folder of the journal of hits.
    var journal: String { spool + "/journal" }
    /// Folder of the journal of sendings, and of what passes the filter.
    var sendings: String { spool + "/sendings" }
    /// What journals leave free of their disk: a share of it, and never less than this.
    var diskReserve: DiskReserve { DiskReserve(bytes: journalReserve == 0 ? 0 : 1 << 30, percent: journalReserve) }
    /// Folder of the copies that are kept for retries.
    var copies: String { spool + "/copies" }
    /// Folder of the copies that are on their way to the server that is to take them.
    var splitCopies: String { spool + "/split" }
    /// Maildir of mails that came back and that people should look at.
    var people: String { spool + "/people" }

    static let standardPath = "/etc/backstamp/backstamp.yaml"
}

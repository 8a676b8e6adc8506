// From what an administrator wrote to the rules that the jobs follow.

import Bounces
import FilterService
import Foundation
import International
import SendingService
import Tracking
import Words

extension Configuration {
    /// - Parameter place: the configuration file, for the error.
    func trackerURLs(place: String) throws(ConfigurationError) -> TrackerURLs {
        guard let url = tracker.url else {
            throw ConfigurationError(
                place: place,
                problem: "`tracker.url` must be set to what links begin with, such as https://track.example.com")
        }
        return TrackerURLs(standard: url, byDomain: tracker.urls)
    }

    /// The URL in conf/backstamp.yaml: nobody's.
    static let exampleTrackerURL = Array("https://track.example.com".utf8)

    /// Makes the spool's folder, open to nobody else: it holds addresses of people.
    func makeSpool() throws(CommandError) {
        do {
            try FileManager.default.createDirectory(
                atPath: spool, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandError("\(spool): can't make the spool's folder: \(error.localizedDescription)", .unavailable)
        }
    }

    func messagePolicy(_ urls: TrackerURLs) -> MessagePolicy {
        MessagePolicy(
            tracks: filter.opens ? filter.clicks.union(.opens) : filter.clicks, rewritesSigned: filter.rewritesSigned,
            links: LinkPolicy(
                trackers: urls.all, tracked: filter.trackedKinds, untrackedHosts: filter.untrackedHosts,
                limit: filter.linkLimit, transcoding: .system),
            parameters: filter.campaignParameters)
    }

    func filterPolicy(_ urls: TrackerURLs) -> FilterPolicy {
        FilterPolicy(
            outgoing: OutgoingRule(
                authenticated: filter.authenticatedIsOutgoing, networks: filter.outgoingNetworks,
                senderDomains: filter.senderDomains),
            messages: messagePolicy(urls), trackerURLs: urls, onFailure: filter.onFailure,
            multipleRecipients: filter.multipleRecipients, untrackedDomains: filter.untrackedDomains,
            campaignHeaders: filter.campaignHeaders, fields: filter.fields,
            stripsForeignFields: filter.stripsForeignFields,
            returnPath: bounces.returnPath, onSuppressed: filter.onSuppressed, maximumSize: filter.maximumSize)
    }

    var retryPolicy: RetryPolicy {
        RetryPolicy(
            bounces: bouncePolicy, returnPath: bounces.returnPath, domainLimit: retries.domainLimit,
            quietHours: retries.quietHours, spoolSize: retries.spoolSize, spoolDays: retries.spoolDays)
    }

    /// Whether Backstamp sends again itself. A retry is known by its return path: without one it would be new mail, and be sent
    /// again for ever.
    var keepsCopies: Bool { retries.resends && bounces.returnPath != nil }

    /// The rules of bounces; none is to be sent again where nobody would, and none goes by the header field where it would come to a
    /// return path.
    var bouncePolicy: BouncePolicy {
        var policy = bounces.policy
        policy.believesField = bounces.returnPath == nil
        policy.plansRetries = keepsCopies || !retries.resends
        policy.returnPath = bounces.returnPath?.address(token: [])
        return policy
    }
}

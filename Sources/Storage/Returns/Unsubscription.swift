// A contact wants no more mail: one path for those who write a mail, press a button on our page, or have their provider do it.

internal import Bounces
internal import GRDB
internal import Words

extension EventWriter {
    /// Writes the wish down. The event and the campaign's figure count once for a delivery. The suppression is made each time: it
    /// may be of another scope, or have been lifted since.
    ///
    /// - Parameters:
    ///   - source: who brought the wish: `mail`, `page`, `one_click`.
    ///   - fromEverything: not only from the list or stream that the message names.
    func writeUnsubscribe(source: String, fromEverything: Bool) throws -> Settlement.Effect {
        let effect = try writeOnce(.unsubscribe, campaignColumn: "unsubscribed", suppression: nil, reason: source)
        // What all recipients of a copy have seen, each of them could have written about the others.
        guard trust == .sealed else { return effect }
        try database.suppress(
            record.recipient, scope: fromEverything ? Suppression.everything : record.stream ?? Suppression.everything,
            reason: .unsubscribe, source: source, at: at, until: nil)
        try database.cancelRetries(of: record.delivery)
        return effect
    }
}

extension Database {
    /// Carries out what was asked of the tracker. False where the token names no copy of ours with one recipient.
    func unsubscribe(
        _ token: UnsubscribeToken, _ request: UnsubscribeRequest, at: Int64, rules: CountingRules
    ) throws -> Bool {
        guard let record = try DeliveryRecord.find(copy: token.copy, addresses: [], in: self) else { return false }
        // Whoever is erased gets nothing any more.
        if record.isErased { return true }
        let writer = EventWriter(database: self, record: record, trust: .sealed, rules: rules, at: at)
        _ = try writer.writeUnsubscribe(source: request.source, fromEverything: request == .pageForEverything)
        return true
    }
}

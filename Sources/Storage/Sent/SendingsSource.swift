internal import Bounces

/// Where the journal of sendings is, and who is told what it came to.
struct SendingsSource: Sendable {
    /// The journal's folder; nil where there is none to fold.
    var folder: String?
    /// By which a split copy's refusal is a bounce.
    var policy = BouncePolicy()
    /// Told of each mail that passed the filter and answers us.
    var onReply: @Sendable (_ queueID: String, Settlement.Effect) -> Void = { _, _ in }
}

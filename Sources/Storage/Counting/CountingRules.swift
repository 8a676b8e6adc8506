package import Engagement
package import Judging
package import Privacy
package import Sealing
package import Words

/// By which rules what comes back is judged and counted. All processes that share a database have the same.
package struct CountingRules: Sendable {
    package var judge: HitJudge
    package var engagement: EngagementRule
    package var privacy: PrivacyPolicy
    /// What tells that two hits may be one event.
    package var likenesses: LikenessHash
    /// What stands for an address that was erased: under the key that is used now first.
    package var addressHashes: @Sendable (_ address: String) -> [String]
    /// Where a client's address, as text, is; nil where nobody knows.
    package var place: @Sendable (_ address: [UInt8]) -> Place?

    package init(
        judge: HitJudge = HitJudge(), engagement: EngagementRule = EngagementRule(),
        privacy: PrivacyPolicy = PrivacyPolicy(), likenesses: LikenessHash = LikenessHash(),
        addressHashes: @escaping @Sendable (_ address: String) -> [String] = { _ in [] },
        place: @escaping @Sendable (_ address: [UInt8]) -> Place? = { _ in nil }
    ) {
        self.judge = judge
        self.engagement = engagement
        self.privacy = privacy
        self.likenesses = likenesses
        self.addressHashes = addressHashes
        self.place = place
    }
}

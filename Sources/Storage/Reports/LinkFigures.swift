/// A link's clicks, of a message or of a campaign. Those of machines are not in them.
package struct LinkFigures: Sendable, Equatable {
    package let url: String
    package let clicks: Int
    /// Copies in which it was clicked.
    package let uniqueClicks: Int
    /// When it was clicked, in order; empty for a campaign.
    package let clickedAt: [String]
}

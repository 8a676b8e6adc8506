import Judging
internal import Tracking

/// Opens and clicks, those of machines apart. As a change it may be negative: a verdict can be taken back.
struct HitCounts: Equatable {
    var opens = 0
    var machineOpens = 0
    var clicks = 0
    var machineClicks = 0

    /// Whether somebody has opened: by an open or by a click, none of them a machine's.
    var isOpened: Bool { opens + clicks > 0 }
    var isClicked: Bool { clicks > 0 }

    /// - Parameter sign: 1, or -1 where a hit is taken back.
    mutating func add(_ known: KnownHit, _ sign: Int = 1) {
        if known.isRepeat { return }
        switch (known.hit.kind, known.isCounted) {
        case (.open, true): opens += sign
        case (.open, false): machineOpens += sign
        case (.click, true): clicks += sign
        case (.click, false): machineClicks += sign
        }
    }

    static func + (left: HitCounts, right: HitCounts) -> HitCounts {
        HitCounts(
            opens: left.opens + right.opens, machineOpens: left.machineOpens + right.machineOpens,
            clicks: left.clicks + right.clicks, machineClicks: left.machineClicks + right.machineClicks)
    }
}

// Where in a document an image may stand.

/// Whether an image at some place of a document is shown there, as far as the tags before it tell.
///
/// Between the cells of a table it would be moved before the table ("foster parenting", WHATWG HTML 13.2.6.1); in some
/// elements it would be dropped or not be shown.
struct Frame {
    /// The last place that was open, where this one is not.
    private(set) var lastOpen = 0
    private var tables = 0
    private var isBetweenCells = false
    private var hidden = 0

    var isOpen: Bool { !isBetweenCells && hidden == 0 }

    /// Returns an open place: `place`, or the last one before it.
    func open(at place: Int) -> Int { isOpen ? place : lastOpen }

    /// - Parameter place: where the tag begins.
    @inline(__always)
    mutating func start(_ kind: ElementKind, at place: Int) {
        switch kind {
        case .cell: if tables > 0 { isBetweenCells = false }
        case .row: if tables > 0 { closeCell(at: place) }
        case .table:
            // Between cells it ends the table before it.
            if !isBetweenCells { tables += 1 }
            closeCell(at: place)
        case .hidden, .foreign:
            if isOpen { lastOpen = place }
            hidden += 1
        default: break
        }
    }

    /// - Parameter place: where the tag begins.
    @inline(__always)
    mutating func end(_ kind: ElementKind, at place: Int) {
        switch kind {
        case .cell, .row: if tables > 0 { closeCell(at: place) }
        case .table:
            if tables > 0 {
                tables -= 1
                isBetweenCells = false
            }
        case .hidden: leaveHidden()
        default: break
        }
    }

    /// Notes that one hidden element has ended.
    mutating func leaveHidden() {
        if hidden > 0 { hidden -= 1 }
    }

    @inline(__always)
    private mutating func closeCell(at place: Int) {
        if isOpen { lastOpen = place }
        isBetweenCells = true
    }
}

// What has left and is not in the database yet: where its links lead, from the journal itself.

internal import Synchronization

/// Finds sendings in a journal, behind what the database has of it, by the numbers of their copies.
///
/// It keeps where they are, and reads them there: a list of links may be long. It follows the journal only when it is asked, so
/// it costs nothing while the database knows all; and as a sending is on disk before the MTA hears of it, what is asked for is there.
package final class UnfoldedSendings: Sendable {
    fileprivate struct Place {
        let copies: Range<Int64>
        let position: JournalPosition
    }

    fileprivate struct State {
        /// How far the journal was looked through.
        var position = JournalPosition.start
        /// By the numbers of copies.
        var places: [Place] = []
        /// Where a segment has its lists of links.
        var lists: [Int64: [String: JournalPosition]] = [:]
    }

    private let folder: String
    private let state = Mutex(State())
    /// Records looked at in one go.
    fileprivate static let stride = 1_000

    /// - Parameter folder: the journal's, which may not be there yet.
    package init(folder: String) { self.folder = folder }

    /// Returns the journal's name for good; nil while nothing has been written there.
    package func identity() throws(JournalError) -> String? {
        try JournalReader.existing(folder)?.identity
    }

    /// Returns the sending that a copy is of, with its links; nil where the journal has none behind the position. Blocks.
    ///
    /// - Parameter folded: how far the database has the journal; nil where it can't be asked.
    package func sending(
        ofCopy copy: Int64, after folded: JournalPosition?
    ) throws(JournalError) -> JournaledSending? {
        guard let reader = try JournalReader.existing(folder) else { return nil }
        return try state.withLock { state throws(JournalError) in
            if let folded { state.forget(before: folded) }
            try state.follow(reader)
            guard let place = state.place(of: copy), case .sending(let sending)? = try reader.entry(at: place)
            else { return nil }
            guard let links = sending.links, links.content == nil else { return sending }
            guard let other = state.lists[place.segment]?[links.hash],
                case .sending(let first)? = try reader.entry(at: other)
            else { return nil }
            return JournaledSending(sending.sending, sending.numbers, first.links)
        }
    }
}

extension UnfoldedSendings.State {
    fileprivate mutating func forget(before folded: JournalPosition) {
        // From the segment's beginning: a sending may name a list that stands before it.
        if position.segment < folded.segment { position = JournalPosition(segment: folded.segment, offset: 0) }
        if places.contains(where: { $0.position < folded }) { places.removeAll { $0.position < folded } }
        lists = lists.filter { $0.key >= folded.segment }
    }

    /// Looks through what has been written meanwhile.
    fileprivate mutating func follow(_ reader: JournalReader) throws(JournalError) {
        while true {
            let batch = try next(of: reader)
            for (index, entry) in batch.entries.enumerated() {
                guard case .sending(let sending) = entry else { continue }
                let position = batch.start(of: index)
                insert(UnfoldedSendings.Place(copies: sending.copies, position: position))
                if let links = sending.links, links.content != nil {
                    lists[position.segment, default: [:]][links.hash] = position
                }
            }
            position = batch.position
            if batch.isLast { return }
        }
    }

    private func next(of reader: JournalReader) throws(JournalError) -> JournalReader.Batch {
        do { return try reader.read(after: position, limit: UnfoldedSendings.stride) } catch .gap(_, _, let last) {
            // What is gone is in the database.
            return try reader.read(after: JournalPosition(segment: last, offset: .max), limit: UnfoldedSendings.stride)
        }
    }

    private mutating func insert(_ place: UnfoldedSendings.Place) {
        // As a rule it is the last: numbers are given in the order of sendings, nearly.
        let index = places.lastIndex { $0.copies.lowerBound <= place.copies.lowerBound }.map { $0 + 1 } ?? 0
        places.insert(place, at: index)
    }

    fileprivate func place(of copy: Int64) -> JournalPosition? {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].copies.lowerBound <= copy { low = middle + 1 } else { high = middle }
        }
        guard low > 0, places[low - 1].copies.contains(copy) else { return nil }
        return places[low - 1].position
    }
}

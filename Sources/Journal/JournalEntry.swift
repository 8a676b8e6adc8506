package import Words

/// One thing that happened, as the journal keeps it until it is in the database.
package enum JournalEntry: Sendable, Equatable {
    case hit(Hit)
    indirect case sending(JournaledSending)
    indirect case passage(Passage)
    indirect case splitEnd(SplitEnd)
}

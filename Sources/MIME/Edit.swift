// The one way in which mail is changed: ranges of bytes replaced, everything else copied as it is.

/// A replacement of a range of bytes. Lists of edits are sorted and never overlap; they may touch.
package struct Edit: Sendable, Equatable {
    package var range: Range<Int>
    package var replacement: [UInt8]

    package init(range: Range<Int>, replacement: [UInt8]) {
        self.range = range
        self.replacement = replacement
    }
}

extension Edit {
    /// Returns the bytes of `range` with all edits made; every byte outside the edits is copied as it is.
    ///
    /// - Parameters:
    ///   - edits: offsets into `bytes`, sorted, not overlapping, within `range`. An edit that breaks this is not made.
    ///   - range: the slice of `bytes` to return edited: the whole message, or only its body.
    package static func apply(_ edits: [Edit], to bytes: Span<UInt8>, in range: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count + edits.reduce(0) { $0 + $1.replacement.count })
        var copied = range.lowerBound
        for edit in edits where edit.range.lowerBound >= copied && edit.range.upperBound <= range.upperBound {
            result.append(bytes, in: copied..<edit.range.lowerBound)
            result.append(contentsOf: edit.replacement)
            copied = edit.range.upperBound
        }
        result.append(bytes, in: copied..<range.upperBound)
        return result
    }

    /// Returns whether `edits` are sorted, do not overlap and lie within `range`.
    static func areOrdered(_ edits: [Edit], in range: Range<Int>) -> Bool {
        var end = range.lowerBound
        for edit in edits {
            guard edit.range.lowerBound >= end, edit.range.upperBound <= range.upperBound else { return false }
            end = edit.range.upperBound
        }
        return true
    }

    /// Returns the same edits with those that touch made one, so that between two edits there is always a byte that
    /// stays. Edits that do nothing are dropped.
    static func merged(_ edits: [Edit]) -> [Edit] {
        var result: [Edit] = []
        for edit in edits where !(edit.range.isEmpty && edit.replacement.isEmpty) {
            if let last = result.last, last.range.upperBound == edit.range.lowerBound {
                result[result.count - 1].range = last.range.lowerBound..<edit.range.upperBound
                result[result.count - 1].replacement += edit.replacement
            } else {
                result.append(edit)
            }
        }
        return result
    }
}

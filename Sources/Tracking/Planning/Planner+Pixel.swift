// Where the pixel goes: one in a message, in the place that the sender asks for, else at the end, else at the top.

internal import HTML

/// The places where a pixel may be in one HTML part.
struct PixelPlaces {
    /// The part's place in `Planner.parts`.
    let part: Int
    /// The place behind all that the recipient sees.
    let end: Int?
    let top: Int?
    let marker: Range<Int>?
}

extension Planner {
    /// Places the pixel at the end of the last part, where all has been seen; where Gmail would clip it, at the top.
    mutating func placePixel() {
        guard context.tracks.contains(.opens), !pixelPlaces.isEmpty else { return }
        htmlSize += context.links.linkSize + PlannedPart.pixelSize
        guard let (part, pixel) = markedPlace() ?? topPlace(isNeeded: false) ?? endPlace() ?? topPlace(isNeeded: true)
        else { return }
        parts[part].pixel = pixel
    }

    private func markedPlace() -> (Int, PixelPlace)? {
        for places in pixelPlaces {
            if let marker = places.marker { return (places.part, PixelPlace(range: marker, rule: .marker)) }
        }
        return nil
    }

    private func endPlace() -> (Int, PixelPlace)? {
        guard let places = pixelPlaces.last, let end = places.end else { return nil }
        return (places.part, PixelPlace(range: end..<end, rule: .end))
    }

    private func topPlace(isNeeded: Bool) -> (Int, PixelPlace)? {
        guard isNeeded || htmlSize > Plan.sizeBeforeClipping, let places = pixelPlaces.first, let top = places.top
        else {
            return nil
        }
        return (places.part, PixelPlace(range: top..<top, rule: .top))
    }
}

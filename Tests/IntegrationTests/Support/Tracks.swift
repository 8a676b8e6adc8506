// What the filter leaves in a mail, found again by plain means.

import Foundation

/// Our URLs in the HTML of a mail that came out.
struct Tracks {
    /// In order of appearance.
    let links: [String]
    let pixels: [String]
    /// The HTML with the links' old values back and the pixel gone.
    let undone: [UInt8]

    /// - Parameters:
    ///   - html: decoded.
    ///   - tracker: what our URLs begin with.
    ///   - values: what the links' attributes held before, in order.
    init(in html: [UInt8], tracker: String, values: [String] = []) {
        var links: [String] = []
        var pixels: [String] = []
        var undone: [UInt8] = []
        let link = Data("\(tracker)/c/".utf8)
        let pixel = Data("<img src=\"\(tracker)/o/".utf8)
        let data = Data(html)
        var position = 0
        while let found = [
            data.range(of: link, in: position..<data.count), data.range(of: pixel, in: position..<data.count),
        ]
        .compactMap({ $0 }).min(by: { $0.lowerBound < $1.lowerBound }) {
            undone += html[position..<found.lowerBound]
            if html[found.lowerBound] == UInt8(ascii: "<") {
                let end = html[found.lowerBound...].firstIndex(of: UInt8(ascii: ">")) ?? html.endIndex - 1
                pixels.append(Self.attribute(html, from: found.lowerBound + 10))
                position = end + 1
            } else {
                links.append(Self.attribute(html, from: found.lowerBound))
                undone += links.count <= values.count ? Array(values[links.count - 1].utf8) : []
                position = found.lowerBound + links[links.count - 1].utf8.count
            }
        }
        self.links = links
        self.pixels = pixels
        self.undone = undone + html[position...]
    }

    private static func attribute(_ html: [UInt8], from start: Int) -> String {
        let end = html[start...].firstIndex { $0 == UInt8(ascii: "\"") } ?? html.endIndex
        return String(decoding: html[start..<end], as: UTF8.self)
    }
}

import Foundation
import Peers

extension TestFolder {
    /// The files below, by their paths from here.
    var files: [String] {
        let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return all.filter { name in
            (try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.type] as? FileAttributeType)
                == .typeRegular
        }.sorted()
    }

    /// Makes a file as old as one that was last changed at a time, in seconds since 1970.
    func date(_ name: String, _ time: Int) throws {
        let date = Date(timeIntervalSince1970: TimeInterval(time))
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: "\(path)/\(name)")
    }
}

/// Milliseconds since 1970.
func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

// What an administrator adds to the rules by which bounces are read.

import Bounces
import Foundation

extension Configuration {
    /// Reads the file, and has all read bounces with it.
    ///
    /// - Returns: what is wrong with it, line by line.
    mutating func readPhrases() -> [ConfigurationError] {
        guard let path = bounces.phrases else { return [] }
        // A pipe would have us wait for somebody to write.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            return [fault("bounces.phrases", ": \(path): can't be read: \(String(cString: strerror(errno)))")]
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var kind = stat()
        guard fstat(descriptor, &kind) == 0, kind.st_mode & S_IFMT == S_IFREG else {
            return [fault("bounces.phrases", ": \(path): is no file")]
        }
        guard let data = try? file.read(upToCount: PhraseFile.sizeLimit + 1) ?? Data() else {
            return [fault("bounces.phrases", ": \(path): can't be read: \(String(cString: strerror(errno)))")]
        }
        let phrases = PhraseFile(Array(data), name: path)
        guard phrases.faults.isEmpty else {
            return phrases.faults.map {
                ConfigurationError(place: $0.line > 0 ? "\(path):\($0.line)" : path, problem: $0.problem)
            }
        }
        bounces.policy.classifier = Classifier(adding: phrases)
        return []
    }
}

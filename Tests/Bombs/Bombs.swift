// Bombs: input that is made to cost much, at a size and at four times that, through all who read it. What counts is the work
// and the heap that it takes: four times the input little more than four times as much, and each byte only so much.

import Glibc

@main
enum Bombs {
    private struct Trial {
        let bombs: [Bomb]
        let readers: [Reader]
        var size = 1 << 17
        /// Bytes of the heap for each of the input: tables of links, fields and recipients take so many until their limits
        /// are reached.
        var heapLimit = 40.0
    }

    private static let factor = 4

    private static let all = [
        Trial(bombs: MailBombs.all + ReportBombs.all, readers: Reader.ofMail),
        Trial(bombs: HTMLBombs.all.map { $0.behind("Content-Type: text/html\n\n") }, readers: Reader.ofMail),
        Trial(bombs: HTMLBombs.all, readers: Reader.ofHTML),
        Trial(bombs: WireBombs.http, readers: Reader.ofHTTP),
        Trial(bombs: WireBombs.data, readers: Reader.ofData),
        Trial(bombs: WireBombs.commands, readers: Reader.ofCommands),
        Trial(bombs: WireBombs.mbox, readers: Reader.ofMbox),
        // Of 15 MiB and of 60: far beyond all limits, a few times the input is enough.
        Trial(bombs: MailBombs.large + ReportBombs.large, readers: Reader.ofMail, size: 15 << 20, heapLimit: 5),
    ]

    /// Prints what is not in its bounds, and how many there were; with a word, all whose names have it.
    static func main() {
        let word = CommandLine.arguments.dropFirst().first
        var (count, faults) = (0, 0)
        for trial in all {
            for (bomb, reader) in trial.bombs.flatMap({ bomb in trial.readers.map { (bomb, $0) } }) {
                let name = "\(reader.name): \(bomb.name)"
                if let word, !name.contains(word) { continue }
                let cost = Cost(of: bomb, size: trial.size, factor: factor, heapLimit: trial.heapLimit, reader)
                count += 1
                if !cost.isInBounds { faults += 1 }
                if word != nil || !cost.isInBounds { print(cost, name) }
            }
        }
        print("bombs=\(count) faults=\(faults)")
        guard faults == 0 else { exit(1) }
    }
}

import ArgumentParser
import Foundation
import Logging
import Sealing
import ServiceLifecycle
import Storage
import TrackerService

struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the jobs until SIGTERM, then finishes what is in flight.",
        discussion: "SIGUSR1 reads the key file and the lists of agents and networks again.")

    @OptionGroup var config: ConfigurationOption
    @Option(help: "The jobs to run, with commas between: \(Job.allCases.map(\.rawValue).joined(separator: ", ")).")
    var only: String?

    func run() throws {
        let signals = Signals()
        let configuration = try config.read()
        let logger = Logger(label: "backstamp") { _ in LineLogHandler() }
        let jobs = try self.jobs()
        let descriptors = Descriptors.raised()
        let wiring = try Wiring(
            configuration, jobs: jobs, place: config.path, descriptors: descriptors, logger: logger)
        let group = ServiceGroup(
            configuration: .init(
                services: wiring.services.map {
                    .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
                },
                logger: Logger(label: "lifecycle") { _ in SwiftLogNoOpLogHandler() }))

        Task {
            do {
                try await group.run()
                logger.info("stopped")
                Foundation.exit(0)
            } catch {
                let failure = error as? any OneLineError ?? CommandError("\(error)", .software)
                Output.fail(failure.line)
                Foundation.exit(failure.sysexit.rawValue)
            }
        }
        if jobs.contains(.tracker), let shortage = descriptors.shortage(ofConnections: TrackerLimits().connections) {
            logger.warning("\(shortage)")
        }
        logger.info("ready jobs=\(jobs.map(\.rawValue).sorted().joined(separator: ","))")
        ServiceManager.notify("READY=1")
        signals.forEach { signal in
            switch signal {
            case .stop:
                ServiceManager.notify("STOPPING=1")
                Task { await group.triggerGracefulShutdown() }
            case .reload: reload(wiring, configuration, logger)
            }
        }
    }

    private func jobs() throws -> Set<Job> {
        guard let only else { return Set(Job.allCases) }
        return Set(
            try only.split(separator: ",").map { name in
                guard let job = Job(rawValue: String(name)) else {
                    throw ValidationError(
                        "--only takes \(Job.allCases.map(\.rawValue).joined(separator: ", ")), not `\(name)`")
                }
                return job
            })
    }

    /// Reads the keys anew; what can't be read leaves the old in force.
    private func reload(_ wiring: Wiring, _ configuration: Configuration, _ logger: Logger) {
        do throws(KeyError) {
            try wiring.keys.replace(with: KeyFile(path: configuration.keys).read())
            logger.info("reloaded keys=\(configuration.keys)")
        } catch {
            logger.error("kept the old keys: \(error)")
        }
        do throws(ConfigurationError) {
            wiring.store?.setRules(try configuration.countingRules())
        } catch {
            logger.error("kept the old lists of agents and networks: \(error)")
        }
    }
}

import ArgumentParser

/// `--config FILE`, as every command that reads the configuration has it.
struct ConfigurationOption: ParsableArguments {
    @Option(name: .customLong("config"), help: "The configuration file.")
    var path = Configuration.standardPath

    func read() throws(ConfigurationError) -> Configuration {
        try Configuration.read(path)
    }
}

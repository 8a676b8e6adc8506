/// What a user agent is, in the words of people: `Firefox on Windows`.
enum AgentName {
    /// The first that is found counts: the names of others are in nearly all of them.
    private static let programs = [
        ("Thunderbird/", "Thunderbird"), ("Microsoft Outlook", "Outlook"), ("MSOffice", "Outlook"),
        ("Outlook-iOS", "Outlook"), ("Outlook-Android", "Outlook"), ("Edg/", "Edge"), ("EdgA/", "Edge"),
        ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("FxiOS/", "Firefox"),
        ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Version/", "Safari"),
        ("AppleWebKit/", "Apple Mail"),
    ]
    private static let systems = [
        ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "Android"), ("Windows", "Windows"),
        ("Mac OS X", "a Mac"), ("Macintosh", "a Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"), ("X11", "Linux"),
    ]

    /// Returns nil where nothing is known of it.
    static func text(_ agent: String?) -> String? {
        guard let agent else { return nil }
        let program = programs.first { agent.contains($0.0) }?.1
        let system = systems.first { agent.contains($0.0) }?.1
        return switch (program, system) {
        case (let program?, let system?): "\(program) on \(system)"
        case (let program?, nil): program
        case (nil, let system?): "a program on \(system)"
        case (nil, nil): nil
        }
    }
}

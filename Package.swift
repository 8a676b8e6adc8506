// swift-tools-version: 6.2
// The house, bottom first: nothing imports what stands above it. Builds run with
// `--explicit-target-dependency-import-check error` (see Makefile), so the order written here is the real one.

import PackageDescription

let package = Package(
    name: "backstamp",
    platforms: [.macOS(.v26)],
    products: [.executable(name: "backstamp", targets: ["backstamp"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // System libraries: a module map and a shim each. SQLite comes with GRDB.
        .systemLibrary(name: "CMilter", providers: [.apt(["libmilter-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CMaxMind", pkgConfig: "libmaxminddb", providers: [.apt(["libmaxminddb-dev"])]),
        .systemLibrary(name: "CLocation", pkgConfig: "libloc", providers: [.apt(["libloc-dev"])]),
        .systemLibrary(name: "CIDN2", pkgConfig: "libidn2", providers: [.apt(["libidn2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // The formats: bytes in, values and ranges out.
        .target(name: "MIME", swiftSettings: pure),
        .target(name: "HTML", swiftSettings: pure),
        .target(name: "MTALog", swiftSettings: pure),

        // What all others speak of.
        .target(name: "Words", swiftSettings: pure),

        // Our rules, as values and functions.
        .target(name: "Tracking", dependencies: ["HTML", "MIME", "Words"], swiftSettings: pure),
        .target(name: "Judging", dependencies: ["Words"], swiftSettings: pure),
        .target(name: "Privacy", dependencies: ["Judging", "Words"], swiftSettings: pure),
        .target(name: "Bounces", dependencies: ["MIME", "Words"], swiftSettings: pure),
        .target(
            name: "Engagement", dependencies: [.product(name: "RealModule", package: "swift-numerics")],
            swiftSettings: pure),

        // One of each tool that the edges and the jobs need of the operating system.
        .target(name: "Tools", dependencies: ["CCurl", lifecycle], swiftSettings: swift),

        // The edges: with the tools, the only modules that import C, own descriptors and files.
        .target(name: "Milter", dependencies: ["CMilter", "Tools"], swiftSettings: swift),
        .target(name: "Sealing", dependencies: ["COpenSSL", "Tools", "Tracking", "Words"], swiftSettings: swift),
        .target(name: "International", dependencies: ["CIDN2", "Tracking"], swiftSettings: swift),
        .target(name: "Journal", dependencies: ["Bounces", "Sealing", "Tools", "Words"], swiftSettings: swift),
        .target(
            name: "Storage",
            dependencies: [
                "Bounces", "Engagement", "Journal", "Judging", "MTALog", "Privacy", "Sealing", "Tools", "Tracking",
                "Words",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            resources: [.embedInCode("Schema/SQL")],
            swiftSettings: swift
        ),
        .target(
            name: "Geolocation", dependencies: ["CLocation", "CMaxMind", "Words"], swiftSettings: swift),
        .target(name: "Mailbox", dependencies: ["CCurl", "Tools"], swiftSettings: swift),
        .target(name: "LogFollowing", dependencies: ["Tools"], swiftSettings: swift),
        .target(name: "Submission", dependencies: ["CCurl", "Tools"], swiftSettings: swift),
        .target(name: "Spool", dependencies: ["CZlib", "Tools", "Words"], swiftSettings: swift),
        .target(name: "Webhooks", dependencies: ["CCurl", "Sealing", "Tools", "Words"], swiftSettings: swift),

        // The jobs: a folder each.
        .target(
            name: "FilterService",
            dependencies: [
                "Bounces", "Journal", "Milter", "MIME", "Sealing", "Spool", "Storage", "Submission", "Tools",
                "Tracking",
                "Words", log, lifecycle,
            ],
            swiftSettings: swift
        ),
        .target(
            name: "TrackerService",
            dependencies: [
                "Journal", "Sealing", "Storage", "Tools", "Tracking", "Words", log, lifecycle,
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: swift
        ),

        .target(
            name: "LedgerService",
            dependencies: ["Bounces", "Journal", "Spool", "Storage", "Tools", "Words", log, lifecycle],
            swiftSettings: swift
        ),
        .target(
            name: "BounceService",
            dependencies: [
                "Bounces", "Mailbox", "MIME", "Sealing", "Storage", "Tools", "Tracking", "Words", log, lifecycle,
            ],
            swiftSettings: swift
        ),
        .target(
            name: "LogService",
            dependencies: ["Bounces", "LogFollowing", "MTALog", "Storage", "Tools", "Tracking", log, lifecycle],
            swiftSettings: swift
        ),
        .target(
            name: "SendingService",
            dependencies: [
                "Bounces", "Journal", "MIME", "Sealing", "Spool", "Storage", "Submission", "Tools", "Tracking",
                "Webhooks",
                "Words", log, lifecycle,
            ],
            swiftSettings: swift
        ),
        .target(
            name: "UpkeepService",
            dependencies: ["Mailbox", "Storage", "Tools", log, lifecycle],
            swiftSettings: swift
        ),

        // The command: configuration, wiring, subcommands.
        .executableTarget(
            name: "backstamp",
            dependencies: [
                "Bounces", "BounceService", "Engagement", "FilterService", "Geolocation", "International", "Journal",
                "Judging", "LedgerService", "LogFollowing", "LogService", "Mailbox", "Milter", "MIME", "Privacy",
                "Sealing",
                "SendingService", "Spool", "Storage", "Submission", "Tools", "TrackerService", "Tracking",
                "UpkeepService", "Webhooks",
                "Words", "Yams", log, lifecycle, .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swift
        ),

        // Tests at three distances: tables for pure code, services with scripted peers, the built binary with a real MTA.
        .testTarget(name: "MIMETests", dependencies: ["MIME"], swiftSettings: quick),
        .testTarget(name: "HTMLTests", dependencies: ["HTML"], swiftSettings: quick),
        .testTarget(name: "WordsTests", dependencies: ["Words"], swiftSettings: quick),
        .testTarget(name: "TrackingTests", dependencies: ["MIME", "Tracking", "Words"], swiftSettings: quick),
        .testTarget(name: "JudgingTests", dependencies: ["AgentTables", "Judging", "Words"], swiftSettings: quick),
        .testTarget(name: "PrivacyTests", dependencies: ["Judging", "Privacy", "Words"], swiftSettings: quick),
        .testTarget(name: "MTALogTests", dependencies: ["MTALog"], exclude: ["Logs"], swiftSettings: quick),
        .testTarget(name: "EngagementTests", dependencies: ["Engagement"], swiftSettings: quick),
        .testTarget(name: "BouncesTests", dependencies: ["Bounces", "MIME", "Words"], swiftSettings: quick),
        .testTarget(
            name: "GeolocationTests", dependencies: ["Geolocation", "Peers", "Words"], swiftSettings: swift),
        .testTarget(name: "MailboxTests", dependencies: ["Mailbox", "Peers", "Tools"], swiftSettings: swift),
        .testTarget(
            name: "LogFollowingTests", dependencies: ["LogFollowing", "MTALog", "Peers", "Tools"],
            swiftSettings: swift),
        .testTarget(name: "SubmissionTests", dependencies: ["Peers", "Submission"], swiftSettings: swift),
        .testTarget(name: "SpoolTests", dependencies: ["Peers", "Spool", "Words"], swiftSettings: swift),
        .testTarget(name: "WebhooksTests", dependencies: ["Peers", "Webhooks"], swiftSettings: swift),
        .testTarget(
            name: "SendingServiceTests",
            dependencies: [
                "Bounces", "Journal", "Peers", "Sealing", "SendingService", "Spool", "Storage", "Submission", "Tools",
                "Webhooks",
                "Words", log, .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: swift
        ),
        .testTarget(
            name: "InternationalTests", dependencies: ["International", "MIME", "Tracking"], swiftSettings: swift),
        .testTarget(
            name: "FilterServiceTests",
            dependencies: [
                "Bounces", "FilterService", "Journal", "Milter", "MIME", "Peers", "Sealing", "Spool", "SpoolStage",
                "Storage",
                "Tools",
                "Tracking", "Words", log, .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: swift
        ),
        .testTarget(
            name: "BounceServiceTests",
            dependencies: [
                "Bounces", "BounceService", "Mailbox", "Peers", "Sealing", "Storage", "Tracking", "Words", log,
            ],
            swiftSettings: swift
        ),
        .testTarget(
            name: "SealingTests", dependencies: ["Peers", "Sealing", "Tracking", "Words"], swiftSettings: swift),
        .testTarget(
            name: "JournalTests", dependencies: ["Bounces", "Journal", "Peers", "Tools", "Words"], swiftSettings: swift),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Bounces", "Engagement", "Journal", "Judging", "MTALog", "Peers", "Privacy", "Sealing", "Storage",
                "Tools",
                "Tracking", "Words", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [.embedInCode("Schema/Released")],
            swiftSettings: swift
        ),
        .testTarget(
            name: "LedgerServiceTests",
            dependencies: [
                "Journal", "LedgerService", "Peers", "Spool", "Storage", "Tools", "Words", log, lifecycle,
            ],
            swiftSettings: swift
        ),
        .testTarget(name: "MilterTests", dependencies: ["Milter", "Peers", "Tools"], swiftSettings: swift),
        .testTarget(
            name: "TrackerServiceTests",
            dependencies: [
                "Journal", "Peers", "Sealing", "Storage", "Tools", "TrackerService", "Tracking", "Words", log,
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            swiftSettings: swift
        ),
        .testTarget(
            name: "TokenUseTests",
            dependencies: [
                "Bounces", "BounceService", "FilterService", "Journal", "Mailbox", "Milter", "Peers", "Sealing",
                "Spool", "SpoolStage",
                "Storage", "TrackerService", "Tracking", "Words", log, .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: swift
        ),
        .testTarget(
            name: "UpkeepServiceTests",
            dependencies: [
                "Engagement", "Mailbox", "Peers", "Storage", "UpkeepService", "Words", log,
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: swift
        ),
        .testTarget(
            name: "BackstampTests",
            dependencies: [
                "backstamp", "Bounces", "BounceService", "FilterService", "International", "Journal", "Judging",
                "Mailbox", "Milter", "MIME", "Peers", "Sealing", "Storage", "TrackerService", "Tracking", "Words", log,
            ],
            swiftSettings: swift
        ),
        .testTarget(
            name: "IntegrationTests",
            dependencies: ["Journal", "Peers", "Submission", "backstamp"],
            exclude: ["Support/apart.sh", "Support/exim.sh", "Support/sendmail.sh"],
            swiftSettings: swift
        ),
        .testTarget(
            name: "ToolsTests",
            dependencies: [
                "Peers", "Tools", .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            ],
            swiftSettings: swift
        ),
        .testTarget(name: "PeersTests", dependencies: ["Peers"], swiftSettings: swift),
        .target(name: "Peers", dependencies: [log], path: "Tests/Peers", swiftSettings: swift),
        .target(
            name: "SpoolStage", dependencies: ["FilterService", "Journal", "Sealing", "Spool", "Storage"],
            path: "Tests/SpoolStage", swiftSettings: swift),
        .target(
            name: "AgentTables", dependencies: ["Judging", "Words"], path: "Tests/AgentTables",
            resources: [.embedInCode("Tables")], swiftSettings: swift),
    ] + benchmarks,
    swiftLanguageModes: [.v6]
)

/// Swift as we write it everywhere.
var swift: [SwiftSetting] {
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}

/// What `make bench` and `make corpus` run, and nobody else builds.
var benchmarks: [Target] {
    guard Context.environment["BACKSTAMP_BENCH"] != nil else { return [] }
    return [
        .executableTarget(
            name: "yardstick", path: "Tests/Benchmarks/yardstick", linkerSettings: [.linkedLibrary("milter")]),
        .executableTarget(
            name: "milterload", dependencies: ["Peers"], path: "Tests/Benchmarks/milterload", swiftSettings: swift),
        .executableTarget(
            name: "corpus", dependencies: ["AgentTables", "Bounces", "Judging"], path: "Tests/Corpus",
            exclude: ["corpus.sh", "mailman.py"],
            swiftSettings: swift),
        .executableTarget(
            name: "logload", dependencies: ["Bounces", "LogService", "Storage", "Words"],
            path: "Tests/Benchmarks/logload",
            swiftSettings: swift),
        .executableTarget(
            name: "suppressionload", dependencies: ["Sealing", "Storage"], path: "Tests/Benchmarks/suppressionload",
            swiftSettings: swift),
        .executableTarget(
            name: "rewriteload", dependencies: ["FilterService", "HTML", "MIME", "Sealing", "Tracking"],
            path: "Tests/Benchmarks/rewriteload",
            exclude: ["heap.c", "lexbor.py"], swiftSettings: swift),
        .executableTarget(
            name: "storeload",
            dependencies: [
                "Bounces", "Journal", "MTALog", "Privacy", "Storage", "Words",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Tests/Benchmarks/storeload", exclude: ["ledger.sql"], swiftSettings: swift),
    ]
}

/// Pure targets: no I/O, no clock, no C, no Foundation. The compiler proves that nothing unsafe is in them.
var pure: [SwiftSetting] {
    quick + [.strictMemorySafety(), .treatWarning("StrictMemorySafety", as: .error)]
}

/// Debug builds are optimised too: the tests feed pure code hundreds of megabytes, forty times faster so.
var quick: [SwiftSetting] { swift + [.unsafeFlags(["-O"], .when(configuration: .debug))] }

var log: Target.Dependency { .product(name: "Logging", package: "swift-log") }
var lifecycle: Target.Dependency { .product(name: "ServiceLifecycle", package: "swift-service-lifecycle") }

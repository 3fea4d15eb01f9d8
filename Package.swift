// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    // SE-0335: an existential says `any`.
    .enableUpcomingFeature("ExistentialAny"),
    // SE-0409: an import is internal unless it says otherwise.
    .enableUpcomingFeature("InternalImportsByDefault"),
    // SE-0444: a member is visible only where its module is imported.
    .enableUpcomingFeature("MemberImportVisibility"),
    // SE-0461: a nonisolated async function runs on its caller's actor.
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// A target of the house: its arrows are exactly `dependencies`.
func house(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A program as it is shipped. Exporting its symbols, as the Swift driver asks for, keeps code in it that nothing calls;
/// lld lays it out so that fewer of its pages are in memory: together some 4 MB of an idle daemon. What it looks up in
/// libraries is looked up at its start, after which nobody can write to the table any more (`-z now`).
func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies, swiftSettings: settings,
        linkerSettings: [
            .unsafeFlags(
                ["-use-ld=lld", "-Xlinker", "--no-export-dynamic", "-Xlinker", "-z", "-Xlinker", "now"],
                .when(configuration: .release))
        ])
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name), "TestSupport"] + dependencies, exclude: exclude,
        swiftSettings: settings)
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
    name: "huddled",
    products: [
        .executable(name: "huddled", targets: ["huddled"]),
        .executable(name: "huddlectl", targets: ["huddlectl"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        house("Domain"),
        house("LocalTime", ["Domain"]),
        house("CSV"),
        house("StrictYAML", ["Domain", yams]),
        house("Configuration", ["Domain", "LocalTime", "CSV", "StrictYAML"]),
        house("Statistics"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        house("Intake", ["Domain", "LocalTime", "Configuration", "Library", "CSV", "CZlib", crypto]),
        house("Proposal", ["Domain", "LocalTime", "StrictYAML", "Configuration", "Intake"]),
        house("Library", ["Domain", "StrictYAML", "Statistics"]),
        house("Planning", ["Domain", "LocalTime", "Statistics", "Library"]),
        house("Simulation", ["Domain", "LocalTime", "CSV", "Statistics", "Library", "Planning"]),
        house("Rendering", ["Domain", mustache]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        house("Store", ["Domain", "CSQLite", grdb, crypto]),
        .systemLibrary(name: "CLinux"),
        house("Spool", ["Domain", "CLinux", crypto, systemPackage]),
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        house("Systemd", ["CSystemd"]),
        house(
            "HuddleDaemon",
            [
                "Domain", "LocalTime", "Configuration", "Statistics", "Intake", "Library", "Planning", "Rendering",
                "Store", "Spool", "Systemd", "CLinux", systemPackage, serviceLifecycle, unixSignals, logging,
            ]),
        house(
            "HuddleControl",
            [
                "Domain", "LocalTime", "Configuration", "CSV", "Statistics", "Intake", "Proposal", "Library",
                "Simulation",
                "Rendering", "Store", "Spool", argumentParser, systemPackage,
            ]),
        program("huddled", ["Domain", "HuddleDaemon", argumentParser]),
        program("huddlectl", ["HuddleControl"]),
        .executableTarget(
            name: "GenerateHarbourCoffee", dependencies: ["Domain", "LocalTime", "CSV"],
            path: "Examples/harbour-coffee/Generator", swiftSettings: settings),
        .executableTarget(
            name: "PlanningBenchmark",
            dependencies: [
                "Domain", "LocalTime", "Configuration", "Statistics", "Library", "Planning", "Simulation", "Store",
                "HuddleDaemon", argumentParser,
            ],
            path: "Benchmarks/Planning", swiftSettings: settings),

        .target(name: "TestSupport", dependencies: ["Domain"], path: "Tests/TestSupport", swiftSettings: settings),
        tests(of: "Domain"),
        tests(of: "LocalTime", ["Domain"]),
        tests(of: "CSV"),
        tests(of: "StrictYAML", ["Domain"]),
        tests(of: "Configuration", ["Domain", "LocalTime"]),
        tests(of: "Statistics"),
        tests(of: "Intake", ["Domain", "LocalTime", "Configuration", "CSV", "CZlib", crypto], exclude: ["Fixtures"]),
        tests(of: "Proposal", ["Domain", "Configuration", "CSV", "Intake"]),
        tests(of: "Library", ["Domain", "Statistics"]),
        tests(of: "Planning", ["CSV", "Domain", "LocalTime", "Library", "Statistics"]),
        tests(
            of: "Simulation",
            ["Domain", "LocalTime", "Configuration", "Intake", "Library", "Planning", "Statistics"]),
        tests(of: "Rendering", ["Domain"], exclude: ["Golden"]),
        tests(of: "Store", ["Domain", grdb, crypto], exclude: ["Fixtures"]),
        tests(
            of: "HuddleDaemon",
            [
                "CSV", "Domain", "LocalTime", "Configuration", "Rendering", "Spool", "Store", "Systemd", systemPackage,
                serviceLifecycle, logging,
            ], exclude: ["Golden"]),
        .testTarget(
            name: "FaultScheduleTests",
            dependencies: [
                "Domain", "LocalTime", "Configuration", "Spool", "Store", "Systemd", "HuddleDaemon", "CSQLite", crypto,
                systemPackage,
            ], swiftSettings: settings),
        tests(
            of: "HuddleControl",
            [
                "Domain", "LocalTime", "Configuration", "Rendering", "Store", "Spool", "HuddleDaemon", "CLinux",
                systemPackage,
            ]),
        tests(of: "Spool", ["Domain", crypto, systemPackage]),
        tests(of: "Systemd"),
    ],
    swiftLanguageModes: [.v6]
)

// Not part of an ordinary build: it has no main of its own, and all code has to be compiled for libFuzzer (tools/fuzz).
if Context.environment["HUDDLED_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "FuzzReaders",
            dependencies: ["Domain", "LocalTime", "CSV", "StrictYAML", "Configuration", "Intake", "Library", "CZlib"],
            path: "Fuzzing/Readers", swiftSettings: settings))
}

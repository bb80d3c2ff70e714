// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "medfin",
    products: [
        .executable(name: "medfin", targets: ["medfin"]),
        .library(name: "Decimals", targets: ["Decimals"]),
        .library(name: "FEEL", targets: ["FEEL"]),
        .library(name: "DMN", targets: ["DMN"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/vapor/jwt-kit.git", from: "5.7.1"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-collections.git", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin.git", from: "1.5.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "Postgres",
            dependencies: [
                "CLibPQ",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "DequeModule", package: "swift-collections"),
            ],
            swiftSettings: strict + [.strictMemorySafety()]),
        .target(name: "Decimals", swiftSettings: strict),
        .target(name: "FEEL", dependencies: ["Decimals"], swiftSettings: strict),
        .target(name: "DMN", dependencies: ["FEEL", "Decimals"], swiftSettings: strict),
        .target(name: "ExactJSON", swiftSettings: strict),
        .target(name: "Localisation", swiftSettings: strict),
        .target(name: "Explanation", dependencies: ["FEEL", "Decimals", "Localisation"], swiftSettings: strict),
        .target(
            name: "HTTPConventions",
            dependencies: [
                "ExactJSON", "Localisation",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .target(
            name: "Grants",
            dependencies: [
                "Decimals", "FEEL", "DMN", "Explanation", "ExactJSON", "Localisation",
                .product(name: "Yams", package: "Yams"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "Persistence",
            dependencies: [
                "Grants", "Postgres", "Decimals", "FEEL", "ExactJSON", "Localisation",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "Casework",
            dependencies: [
                "Grants", "Persistence", "Postgres", "Decimals", "FEEL", "ExactJSON", "Localisation",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "HTTPAPI",
            dependencies: [
                "HTTPConventions", "Casework", "Persistence", "Postgres", "Grants", "Decimals", "FEEL", "DMN", "ExactJSON", "Localisation",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "medfin",
            dependencies: [
                "HTTPAPI", "HTTPConventions", "Casework", "Persistence", "Postgres", "Grants", "Explanation", "FEEL", "Decimals",
                "ExactJSON", "Localisation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "conformance",
            dependencies: ["DMN", "FEEL", "Decimals", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            path: "Sources/Conformance", swiftSettings: strict),
        .target(name: "TestSupport", dependencies: ["Persistence", "Postgres"], swiftSettings: strict),
        .target(name: "ApplicationGenerator", dependencies: ["Grants", "FEEL", "Decimals", "ExactJSON"], swiftSettings: strict),

        .testTarget(name: "DecimalsTests", dependencies: ["Decimals"], swiftSettings: strict),
        .testTarget(name: "FEELTests", dependencies: ["FEEL", "Decimals"], exclude: ["Independent/Model"], swiftSettings: strict),
        .testTarget(name: "DMNTests", dependencies: ["DMN", "FEEL", "Decimals"], swiftSettings: strict),
        .testTarget(name: "ExplanationTests", dependencies: ["Explanation", "FEEL", "Decimals", "Localisation"], swiftSettings: strict),
        .testTarget(name: "ExactJSONTests", dependencies: ["ExactJSON"], swiftSettings: strict),
        .testTarget(name: "LocalisationTests", dependencies: ["Localisation"], swiftSettings: strict),
        .testTarget(name: "PostgresTests", dependencies: ["Postgres", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "GrantsTests",
            dependencies: ["ApplicationGenerator", "Grants", "DMN", "Explanation", "Decimals", "FEEL", "ExactJSON", "Localisation"],
            swiftSettings: strict),
        .testTarget(
            name: "HTTPConventionsTests",
            dependencies: [
                "HTTPConventions", "Localisation", "ExactJSON",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "JWTKit", package: "jwt-kit"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "PersistenceTests",
            dependencies: ["ApplicationGenerator", "Persistence", "Grants", "Postgres", "TestSupport", "Decimals", "ExactJSON", "Localisation"],
            swiftSettings: strict),
        .testTarget(
            name: "CaseworkTests",
            dependencies: [
                "ApplicationGenerator", "Casework", "Persistence", "Grants", "Postgres", "TestSupport", "Decimals", "ExactJSON",
                "Localisation",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "HTTPAPITests",
            dependencies: [
                "HTTPAPI", "HTTPConventions", "Casework", "Persistence", "Postgres", "Grants", "Decimals", "ExactJSON",
                "Localisation", "TestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "medfinTests",
            dependencies: [
                "medfin", "HTTPConventions", "Persistence", "Postgres", "Grants", "FEEL", "Decimals", "ExactJSON", "Localisation",
                "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SystemTests",
            dependencies: [
                "medfin", "Postgres", "Grants", "Decimals", "ExactJSON",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: strict),
    ]
)

// The fuzzer is built by `make fuzz` alone, with `--sanitize fuzzer`, which brings its main function.
if Context.environment["ENABLE_FUZZING"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzzing", dependencies: ["Grants", "FEEL", "DMN", "Decimals", "ExactJSON"], path: "Sources/Fuzzing", swiftSettings: strict))
}

// The benchmarks are built by `make bench` alone.
if Context.environment["ENABLE_BENCHMARKS"] != nil {
    package.targets.append(
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "ApplicationGenerator", "Grants", "FEEL", "Decimals", "ExactJSON", "Localisation", "Postgres",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Sources/Benchmarks",
            swiftSettings: strict))
}

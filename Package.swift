// swift-tools-version: 6.1
import PackageDescription

/// Settings every Swift target shares; CI adds warnings as errors on the command line.
let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// A Swift target of this package below `Sources/`. Arrows point only down: see README, "Layout".
func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: swiftSettings)
}

/// The tests of one target, mirrored below `Tests/`.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, swiftSettings: swiftSettings)
}

let package = Package(
    name: "Assay",
    platforms: [.macOS(.v14)],
    products: [.executable(name: "assay", targets: ["assay"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // C shims: each wraps one system library behind a few fixed-arity functions.
        .target(name: "CBytes", linkerSettings: [.linkedLibrary("md"), .linkedLibrary("z")]),
        .target(name: "CLineEditor", linkerSettings: [.linkedLibrary("edit")]),

        // Foundations.
        module("SourceText", []),
        module("TextAnalysis", ["SourceText", "CBytes"]),
        module("AssessmentModel", ["SourceText", "TextAnalysis"]),
        module("QueryLanguage", ["SourceText", "TextAnalysis", "AssessmentModel"]),
        module("ReferenceData", ["SourceText", "TextAnalysis", "AssessmentModel", yams], resources: [.embedInCode("Data")]),

        // Siblings: they never import each other.
        module("ReportReading", ["SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData"]),
        module("Evidence", ["SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData"]),
        module("Library", ["SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData", "QueryLanguage", "CBytes", grdb]),
        module("Presentation", ["SourceText", "TextAnalysis", "AssessmentModel"]),
        module("Briefing", ["SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData", "BriefingTemplates", mustache, yams]),

        // What the siblings are joined by, and the two front ends.
        module(
            "Workspace",
            [
                "SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData", "QueryLanguage", "ReportReading", "Evidence", "Library",
                "Presentation", "Briefing", "Samples",
            ]),
        module("Shell", ["SourceText", "TextAnalysis", "AssessmentModel", "QueryLanguage", "Presentation", "Workspace", "CLineEditor"]),
        .executableTarget(
            name: "assay", dependencies: ["SourceText", "AssessmentModel", "Presentation", "Workspace", "Shell", argumentParser],
            swiftSettings: swiftSettings),

        // Text that travels inside the program.
        .target(name: "BriefingTemplates", path: "Templates", resources: [.embedInCode(".")], swiftSettings: swiftSettings),
        .target(name: "Samples", resources: [.embedInCode("Reports")], swiftSettings: swiftSettings),

        tests("SourceText"),
    ]
)

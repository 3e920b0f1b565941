// swift-tools-version: 6.2
import PackageDescription

/// Settings every Swift target shares. `ASSAY_STRICT=1`, which CI sets, makes warnings errors.
let swiftSettings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (Context.environment["ASSAY_STRICT"] == "1" ? [.treatAllWarnings(as: .error)] : [])

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// A Swift target of this package below `Sources/`. Arrows point only down: see README, "Layout".
func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: swiftSettings)
}

/// The tests of one target, mirrored below `Tests/`.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, exclude: golden.contains(name) ? ["Golden"] : [],
        swiftSettings: swiftSettings)
}

/// The briefing templates, and the folder of what they share.
let templates =
    [
        "councillor-note", "scrutiny-report", "evidence-pack", "data-appendix", "statement-comparison", "change-note", "member-questions",
        "peer-learning",
    ].map { $0 + ".md" } + ["partials"]

/// Targets whose tests hold reviewed texts in a folder `Golden`.
let golden = ["QueryLanguage", "Presentation", "Shell", "Workspace", "Briefing", "Evidence"]

let package = Package(
    name: "Assay",
    platforms: [.macOS(.v15)],
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
        .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "CHTML", dependencies: ["CLibXML"]),
        .target(name: "CZip", linkerSettings: [.linkedLibrary("zip")]),
        .target(name: "CPattern", linkerSettings: [.linkedLibrary("pcre2-8")]),
        .target(name: "CLineEditor", linkerSettings: [.linkedLibrary("edit")]),

        // Foundations.
        module("SourceText", []),
        module("TextAnalysis", ["SourceText", "CBytes"]),
        module("HelperPrograms", ["SourceText"]),
        module("AssessmentModel", ["SourceText", "TextAnalysis"]),
        module("QueryLanguage", ["SourceText", "TextAnalysis", "AssessmentModel"]),
        module("ReferenceData", ["SourceText", "TextAnalysis", "AssessmentModel", yams], resources: [.embedInCode("Data")]),

        // Siblings: they never import each other.
        module(
            "ReportReading", ["CHTML", "CZip", "HelperPrograms", "SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData"]),
        module("Evidence", ["SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData"]),
        module("Examination", ["SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData"]),
        module(
            "Library",
            ["SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData", "QueryLanguage", "CBytes", "CPattern", grdb, sqlite]),
        module("Presentation", ["SourceText", "TextAnalysis", "AssessmentModel"]),
        module("Briefing", ["SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData", "BriefingTemplates", mustache, yams]),

        module("NoteFormats", ["CZip", "HelperPrograms", "SourceText", "TextAnalysis"]),

        // What the siblings are joined by, and the two front ends.
        module(
            "Workspace",
            [
                "SourceText", "TextAnalysis", "HelperPrograms", "AssessmentModel", "ReferenceData", "QueryLanguage", "ReportReading",
                "Evidence", "Examination", "Library", "Presentation", "Briefing", "NoteFormats", "Samples",
            ]),
        module("Shell", ["SourceText", "TextAnalysis", "AssessmentModel", "Presentation", "CLineEditor"]),
        .executableTarget(
            name: "assay",
            dependencies: [
                "SourceText", "AssessmentModel", "ReferenceData", "Library", "Presentation", "QueryLanguage", "Briefing",
                "NoteFormats", "Workspace", "Shell", argumentParser,
            ],
            swiftSettings: swiftSettings),

        // Text that travels inside the program.
        .target(
            name: "BriefingTemplates", path: "Templates", resources: templates.map { .embedInCode($0) },
            swiftSettings: swiftSettings),
        .target(name: "Samples", resources: [.embedInCode("Reports")], swiftSettings: swiftSettings),

        tests("SourceText"),
        tests("TextAnalysis"),
        tests("AssessmentModel", ["SourceText"]),
        tests("QueryLanguage", ["SourceText", "AssessmentModel", "TextAnalysis"]),
        tests("ReferenceData", ["SourceText", "AssessmentModel"]),
        tests("HelperPrograms", ["SourceText"]),
        tests("ReportReading", ["HelperPrograms", "SourceText", "AssessmentModel", "ReferenceData"]),
        tests("Evidence", ["SourceText", "AssessmentModel", "TextAnalysis"]),
        tests("Examination", ["SourceText", "AssessmentModel", "ReferenceData", "ReportReading", "Evidence"]),
        tests("Presentation", ["AssessmentModel"]),
        tests("Briefing", ["SourceText", "AssessmentModel"]),
        tests("NoteFormats", ["HelperPrograms", "SourceText"]),
        tests("Shell", ["SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData", "Presentation", "QueryLanguage"]),
        tests(
            "Workspace",
            [
                "Briefing", "NoteFormats", "HelperPrograms", "Samples", "Presentation", "SourceText", "TextAnalysis", "AssessmentModel",
                "Library",
                "QueryLanguage",
                "ReferenceData", grdb,
            ]),
        .testTarget(name: "ProgramTests", dependencies: ["assay"], swiftSettings: swiftSettings),
    ]
)

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

/// A floor of the house, a folder of `Sources` with its twin in `Tests`: see `Sources/README.md`.
enum Floor: String {
    case program = "Program", writing = "Writing", reading = "Reading", keeping = "Keeping", asking = "Asking"
    case foundations = "Foundations", shims = "Shims"
}

/// A Swift target of this package in `Sources/FLOOR/NAME`. Targets depend on those of their own floor and of floors
/// below, never in a circle.
///
/// - Parameter isBusy: the program spends its time in it, so that it is optimised in debug builds, too.
func module(
    _ floor: Floor, _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [],
    isBusy: Bool = false
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Sources/\(floor.rawValue)/\(name)", exclude: exclude,
        swiftSettings: swiftSettings + (isBusy ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : []))
}

/// A few functions of fixed arity in C over one system library, in `Sources/Shims/NAME`.
func shim(_ name: String, over libraries: [String] = [], _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Sources/Shims/\(name)",
        linkerSettings: libraries.map { .linkedLibrary($0) })
}

/// The tests of one target, in `Tests/FLOOR/NAMETests`.
func tests(_ floor: Floor, _ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name), "TestSupport"] + dependencies,
        path: "Tests/\(floor.rawValue)/\(name)Tests", exclude: golden.contains(name) ? ["Golden"] : [],
        swiftSettings: swiftSettings)
}

/// Targets whose tests hold reviewed texts in a folder `Golden`.
let golden = [
    "QueryLanguage", "PlainQuestions", "Presentation", "Shell", "Workspace", "Briefing", "Evidence",
    "NoteFormats",
]

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
        shim("CBytes", over: ["md", "z"]),
        .systemLibrary(
            name: "CLibXML", path: "Sources/Shims/CLibXML", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"])]),
        shim("CEmbeddedFiles"),
        shim("CHTML", ["CLibXML"]),
        shim("CZip", over: ["zip"]),
        shim("CWorkbook", over: ["xlsxwriter"]),
        shim("CPattern", over: ["pcre2-8"]),
        shim("CSQLite", over: ["sqlite3", "z"]),
        shim("CLineEditor", over: ["edit"]),
        shim("CMarkdown", over: ["cmark-gfm", "cmark-gfm-extensions"]),
        shim("CStemmer", over: ["stemmer"]),

        // Foundations.
        module(.foundations, "SourceText", ["CBytes"], isBusy: true),
        module(.foundations, "TextAnalysis", ["SourceText", "CBytes"], isBusy: true),
        module(.foundations, "EmbeddedFiles", ["CEmbeddedFiles"]),
        module(
            .foundations, "English", ["CStemmer", "EmbeddedFiles", "TextAnalysis"], exclude: ["Words"],
            isBusy: true),
        module(.foundations, "HelperPrograms", ["SourceText"]),
        module(.foundations, "AssessmentModel", ["SourceText", "TextAnalysis"], isBusy: true),
        module(.foundations, "OfficeFiles", ["CHTML", "CZip", "SourceText", "TextAnalysis"]),
        module(.foundations, "YAMLText", ["SourceText", "TextAnalysis", yams]),

        // Asking: text to queries to answers, with no database.
        module(.asking, "QueryTables", ["TextAnalysis", "AssessmentModel"], isBusy: true),
        module(.asking, "QuerySyntax", ["SourceText", "AssessmentModel", "QueryTables"], isBusy: true),
        module(
            .asking, "QueryLanguage",
            ["English", "SourceText", "TextAnalysis", "AssessmentModel", "QueryTables", "QuerySyntax"],
            isBusy: true),
        module(
            .asking, "QueryCompletion",
            ["SourceText", "TextAnalysis", "AssessmentModel", "QueryTables", "QuerySyntax", "QueryLanguage"]),
        module(.asking, "Presentation", ["English", "SourceText", "TextAnalysis", "AssessmentModel"]),
        module(.asking, "PlainQuestions", ["English", "SourceText", "TextAnalysis", "AssessmentModel"]),

        // Keeping: what is stored and what comes with the program.
        module(
            .keeping, "ReferenceData",
            ["EmbeddedFiles", "SourceText", "TextAnalysis", "AssessmentModel", yams],
            exclude: ["Data"]),
        module(
            .keeping, "Library",
            [
                "SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData", "QueryTables",
                "CPattern", "CSQLite", grdb, sqlite,
            ]),

        // Reading: a report, from bytes to evidence.
        module(
            .reading, "PDFPages",
            [
                "HelperPrograms", "OfficeFiles", "SourceText", "TextAnalysis", "AssessmentModel",
                "ReferenceData",
            ], isBusy: true),
        module(
            .reading, "ReportReading",
            [
                "PDFPages", "CHTML", "CMarkdown", "English", "OfficeFiles", "SourceText",
                "TextAnalysis", "AssessmentModel", "ReferenceData",
            ], isBusy: true),
        module(
            .reading, "ReportFetching",
            [
                "HelperPrograms", "SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData",
                "ReportReading",
            ]),
        module(.reading, "Acronyms", ["SourceText", "TextAnalysis"], isBusy: true),
        module(.reading, "MeasureLabels", ["English", "TextAnalysis", "AssessmentModel"], isBusy: true),
        module(.reading, "TrainedWeights", ["English", "TextAnalysis"], isBusy: true),
        module(
            .reading, "Evidence",
            [
                "Acronyms", "MeasureLabels", "English", "SourceText", "TextAnalysis", "AssessmentModel",
                "TrainedWeights",
            ],
            isBusy: true),
        module(
            .reading, "Points",
            ["English", "SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData"], isBusy: true),
        module(
            .reading, "Examination",
            ["English", "SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData"]),

        // Writing: Markdown in and out, what is said against what is so, the note and its formats.
        module(
            .writing, "NoteText", ["CMarkdown", "English", "SourceText", "TextAnalysis", "AssessmentModel"],
            isBusy: true),
        module(
            .writing, "SentenceNumbers",
            ["English", "SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData"],
            isBusy: true),
        module(
            .writing, "ClaimReading",
            [
                "English", "NoteText", "SentenceNumbers", "SourceText", "TextAnalysis", "AssessmentModel",
                "ReferenceData",
            ],
            isBusy: true),
        module(
            .writing, "NoteChecking",
            [
                "ClaimReading", "English", "NoteText", "SentenceNumbers", "SourceText", "TextAnalysis",
                "AssessmentModel",
                "ReferenceData",
            ],
            isBusy: true),
        module(
            .writing, "Ledger",
            [
                "CWorkbook", "OfficeFiles", "HelperPrograms", "SourceText", "TextAnalysis", "AssessmentModel",
                "YAMLText", yams,
            ]),
        module(
            .writing, "Templates",
            [
                "NoteText", "SourceText", "TextAnalysis", "AssessmentModel", "YAMLText", "EmbeddedFiles",
                mustache,
                yams,
            ]),
        module(
            .writing, "QuotedLines",
            ["AssessmentModel", "English", "NoteText", "ReferenceData", "SourceText", "TextAnalysis"],
            isBusy: true),
        module(
            .writing, "Briefing",
            [
                "QuotedLines", "English", "Ledger", "Templates", "NoteText", "NoteChecking", "SourceText",
                "TextAnalysis",
                "AssessmentModel",
                "ReferenceData", "YAMLText", yams,
            ], isBusy: true),
        module(.writing, "Edition", ["EmbeddedFiles", "TextAnalysis"], exclude: ["Page"]),
        module(
            .writing, "NoteFormats",
            [
                "AssessmentModel", "CZip", "HelperPrograms", "NoteText", "OfficeFiles", "Presentation",
                "ReportReading", "SourceText", "TextAnalysis",
            ]),

        // Program: what joins the floors, and the two front ends.
        module(
            .program, "Workspace",
            [
                "English", "SourceText", "TextAnalysis", "HelperPrograms", "AssessmentModel", "ReferenceData",
                "QueryTables", "QuerySyntax", "QueryLanguage", "PDFPages", "ReportReading", "ReportFetching",
                "Evidence", "Points", "Examination", "Library", "PlainQuestions", "Presentation", "NoteText",
                "ClaimReading", "NoteChecking", "QuotedLines",
                "Briefing", "Templates", "NoteFormats", "Edition", "EmbeddedFiles", "Ledger",
            ],
            exclude: ["changes.txt", "components.txt"]),
        module(
            .program, "PlainAnswers",
            [
                "SourceText", "TextAnalysis", "AssessmentModel", "QueryLanguage", "PlainQuestions",
                "Presentation", "Workspace",
            ]),
        module(
            .program, "HelpPages",
            [
                "AssessmentModel", "Briefing", "Examination", "Ledger", "NoteChecking", "NoteText",
                "Presentation", "QueryLanguage", "QueryTables", "ReferenceData", "Workspace",
            ]),
        module(
            .program, "Shell",
            [
                "HelpPages", "PlainAnswers",
                "SourceText", "TextAnalysis", "AssessmentModel", "QueryTables", "QueryLanguage",
                "QueryCompletion", "PlainQuestions", "Presentation", "NoteChecking", "NoteFormats",
                "Briefing", "Templates",
                "Workspace",
                "CLineEditor",
            ]),
        .executableTarget(
            name: "assay",
            dependencies: [
                "SourceText", "AssessmentModel", "Presentation", "NoteText", "NoteChecking", "Briefing",
                "Templates",
                "NoteFormats", "HelpPages", "PlainAnswers", "QueryLanguage", "Workspace", "Shell",
                argumentParser,
            ],
            path: "Sources/Program/assay",
            swiftSettings: swiftSettings),

        // Says what sentences are read from, for Scripts/train.
        .executableTarget(
            name: "describe-evidence", dependencies: ["Evidence", "AssessmentModel", "ReferenceData"],
            path: "Tests/Training/Describe", swiftSettings: swiftSettings),

        .target(
            name: "TestSupport", dependencies: ["SourceText"], path: "Tests/Support",
            swiftSettings: swiftSettings),

        tests(.foundations, "SourceText"),
        tests(.foundations, "TextAnalysis"),
        tests(.foundations, "English", [grdb]),
        tests(.foundations, "AssessmentModel", ["SourceText"]),
        tests(
            .asking, "QueryLanguage",
            [
                "SourceText", "AssessmentModel", "TextAnalysis", "QueryTables", "QuerySyntax",
                "QueryCompletion",
            ]),
        tests(.keeping, "ReferenceData", ["SourceText", "AssessmentModel"]),
        tests(.foundations, "HelperPrograms", ["SourceText"]),
        tests(
            .reading, "ReportReading",
            [
                "PDFPages", "HelperPrograms", "OfficeFiles", "SourceText", "TextAnalysis", "AssessmentModel",
                "ReferenceData",
            ]),
        tests(
            .reading, "ReportFetching",
            ["HelperPrograms", "SourceText", "AssessmentModel", "ReferenceData", "ReportReading"]),
        tests(.reading, "Points", ["English", "SourceText", "AssessmentModel", "ReferenceData"]),
        tests(.reading, "Evidence", ["English", "SourceText", "AssessmentModel", "TextAnalysis"]),
        tests(
            .reading, "Examination",
            ["SourceText", "AssessmentModel", "ReferenceData", "ReportReading", "Evidence"]),
        tests(.asking, "Presentation", ["AssessmentModel", "TextAnalysis"]),
        tests(
            .asking, "PlainQuestions",
            ["SourceText", "TextAnalysis", "AssessmentModel", "ReferenceData", "QueryLanguage"]),
        tests(.writing, "NoteText", ["AssessmentModel", "SourceText", "TextAnalysis"]),
        tests(.writing, "ClaimReading", ["TextAnalysis"]),
        tests(.writing, "NoteChecking", ["AssessmentModel", "ClaimReading", "ReferenceData"]),
        tests(.writing, "QuotedLines", ["AssessmentModel"]),
        tests(
            .writing, "Briefing", ["QuotedLines", "NoteText", "Templates", "SourceText", "AssessmentModel"]),
        tests(.writing, "Ledger", ["SourceText", "AssessmentModel"]),
        tests(.writing, "NoteFormats", ["HelperPrograms", "NoteText", "Presentation", "SourceText"]),
        tests(
            .program, "Shell",
            [
                "SourceText", "TextAnalysis", "AssessmentModel", "PlainQuestions", "Presentation",
                "QueryTables", "QueryLanguage", "PlainAnswers", "Workspace",
            ]),
        tests(
            .program, "Workspace",
            [
                "HelpPages", "NoteText", "ClaimReading", "NoteChecking", "SentenceNumbers", "Briefing",
                "Ledger",
                "NoteFormats",
                "HelperPrograms",
                "EmbeddedFiles",
                "Presentation", "SourceText",
                "TextAnalysis", "AssessmentModel",
                "Library",
                "QueryTables", "QuerySyntax", "QueryLanguage",
                "ReferenceData", grdb,
            ]),
        // The house itself: its arrows, its sizes, and the recipes of its map.
        .testTarget(
            name: "HouseTests", dependencies: ["SourceText", "TestSupport"], path: "Tests/House",
            exclude: ["Golden"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "ProgramTests", dependencies: ["assay", "TestSupport"], path: "Tests/Program/ProgramTests",
            swiftSettings: swiftSettings),
    ]
)

import AssessmentModel
import QueryLanguage
import QuerySyntax
import QueryTables
import SourceText

/// A catalogue with a few councils, the nine statements and some synonyms.
enum Sample {
    static let authorities: [Authority] = [
        authority(
            "Stockton-on-Tees Borough Council", "Stockton-on-Tees", "E06000004", .unitary, "North East"),
        authority("Sunderland City Council", "Sunderland", "E08000024", .metropolitan, "North East"),
        authority(
            "Stockport Metropolitan Borough Council", "Stockport", "E08000007", .metropolitan, "North West"),
        authority("Rutland County Council", "Rutland", "E06000017", .unitary, "East Midlands"),
        authority("London Borough of Hackney", "Hackney", "E09000012", .londonBorough, "London"),
        authority("London Borough of Camden", "Camden", "E09000007", .londonBorough, "London"),
        authority("Hertfordshire County Council", "Hertfordshire", "E10000015", .county, "East of England"),
    ]

    private static func authority(
        _ name: String, _ short: String, _ code: String, _ type: AuthorityType, _ region: String
    ) -> Authority {
        Authority(
            name: name, short: short, slug: short.lowercased(), code: code, type: type, region: region,
            isRegistered: true)
    }

    static let statements: [FrameworkStatement] = {
        let rows: [(String, String, Int)] = [
            ("needs", "Assessing needs", 1), ("support", "Supporting people to live healthier lives", 1),
            ("equity", "Equity in experience and outcomes", 1),
            ("care", "Care provision, integration and continuity", 2),
            ("partnerships", "Partnerships and communities", 2),
            ("pathways", "Safe pathways, systems and transitions", 3), ("safeguarding", "Safeguarding", 3),
            ("governance", "Governance, management and sustainability", 4),
            ("learning", "Learning, improvement and innovation", 4),
        ]
        let themes = ["Working with people", "Providing support", "Ensuring safety", "Leadership"]
        return rows.enumerated().map { index, row in
            FrameworkStatement(
                number: index + 1, slug: row.0, name: row.1, variants: [], theme: row.2,
                themeName: themes[row.2 - 1], commitment: "We …",
                expectations: ["I …"], headings: [])
        }
    }()

    static let catalogue: Catalogue = {
        var catalogue = Catalogue(
            authorities: NameIndex(authorities: authorities), statements: NameIndex(statements: statements),
            synonyms: Synonyms(
                groups: [
                    ["VCS", "VCSE", "voluntary sector"], ["organisation", "organization"],
                    ["co-production", "coproduction"],
                ],
                topics: [
                    "waiting": ["waiting list", "waiting times", "backlog"],
                    "transitions": ["preparing for adulthood", "transition*"],
                ]), topics: ["carers", "waits", "waits > reviews"])
        // A stand-in for PCRE2, which no module of this floor knows.
        catalogue.patternFault = { $0 == "(" ? "missing closing parenthesis" : nil }
        return catalogue
    }()

    /// The query compiled, or what is wrong with it as a reader would see it.
    static func compile(_ text: String, _ catalogue: Catalogue = Sample.catalogue) -> Result<
        CompiledQuery, Diagnostics
    > {
        do throws(Diagnostics) {
            return .success(
                try QueryLanguage.compile(Source(name: "query", text: text), catalogue: catalogue))
        } catch {
            return .failure(error)
        }
    }
}

extension Sample {
    /// The catalogue of a session in which some names were given and a parameter set.
    static let session: Catalogue = {
        var catalogue = Sample.catalogue
        // A council of whose type no list knows.
        let unlisted = Authority(
            name: "Northmoor Council", short: "Northmoor", slug: "northmoor", code: nil, type: nil,
            region: "Yorkshire and The Humber",
            isRegistered: false)
        catalogue.authorities = NameIndex(authorities: authorities + [unlisted])
        catalogue.definitions["weak"] = define("weak", "statements where score <= 2")
        catalogue.definitions["few"] = try? QueryLanguage.definition(
            Source(name: "test", text: "let few = 2"), catalogue: catalogue)
        catalogue.previous = query("findings about \"respite\"")
        let authority = ParameterDeclaration(name: "authority", type: .record(.authority))
        catalogue.parameters["authority"] = Parameter(
            authority, value: QueryLanguage.literal("rutland", for: authority, catalogue: catalogue))
        catalogue.parameters["limit"] = Parameter(
            ParameterDeclaration(name: "limit", type: .number), value: nil)
        return catalogue
    }()

    private static func query(_ text: String) -> QuerySyntax? {
        try? QueryLanguage.syntax(Source(name: "test", text: text), catalogue: catalogue)
    }

    private static func define(_ name: String, _ text: String) -> Definition? {
        query(text).map { Definition(name: name, content: .query($0)) }
    }
}

import AssessmentModel
import PlainQuestions
import ReferenceData
import SourceText
import TextAnalysis

/// What plain questions may name in these tests: a few councils, the nine statements, two topics.
enum SampleNames {
    static let names = QuestionNames(
        authorities: NameIndex<Authority>(authorities: councils),
        statements: NameIndex<FrameworkStatement>(statements: framework), topics: ["waiting", "front-door"],
        phrases: [
            KnownPhrase("DoLS"), KnownPhrase("hospital discharge"), KnownPhrase("unpaid carer"),
            KnownPhrase("waiting list", topic: "waiting"), KnownPhrase("delays", topic: "waiting"),
        ],
        table: table, today: day)

    /// The table that travels with the program.
    static let table: PlainPhrases = {
        do {
            return try PlainPhrases(ReferenceData().text("plain-questions.txt"), named: "plain-questions.txt")
        } catch {
            fatalError("\(error)")
        }
    }()

    private static let day: PartialDate = {
        guard let date = PartialDate(year: 2026, month: 3, day: 9) else {
            preconditionFailure("a day of the calendar")
        }
        return date
    }()

    private static let councils: [Authority] = {
        let names = [
            ("Stockton-on-Tees", "North East"), ("Sunderland", "North East"), ("Middlesbrough", "North East"),
            ("Stockport", "North West"),
            ("Northmoor", "Yorkshire and The Humber"), ("York", "Yorkshire and The Humber"),
            ("North Yorkshire", "Yorkshire and The Humber"),
            ("Staffordshire", "West Midlands"), ("Birmingham", "West Midlands"),
            ("Kingston upon Hull", "Yorkshire and The Humber"),
            ("Camden", "London"), ("Hackney", "London"), ("Rutland", "East Midlands"),
            ("Northumberland", "North East"),
            ("Reading", "South East"),
            ("North Northamptonshire", "East Midlands"), ("West Northamptonshire", "East Midlands"),
            ("Essex", "East of England"),
            ("Bath and North East Somerset", "South West"), ("St. Helens", "North West"),
            ("Brighton and Hove", "South East"),
            ("Central Bedfordshire", "East of England"), ("Bedford", "East of England"),
        ]
        return names.map { short, region in
            Authority(
                name: short + " Council", short: short, slug: Folding.wordList(short).joined(separator: "-"),
                code: nil, type: .unitary,
                region: region,
                isRegistered: true)
        }
    }()

    private static let framework: [FrameworkStatement] = {
        let names = [
            ("needs", "Assessing needs"), ("support", "Supporting people to live healthier lives"),
            ("equity", "Equity in experience and outcomes"),
            ("care", "Care provision, integration and continuity"),
            ("partnerships", "Partnerships and communities"),
            ("pathways", "Safe pathways, systems and transitions"), ("safeguarding", "Safeguarding"),
            ("governance", "Governance, management and sustainability"),
            ("learning", "Learning, improvement and innovation"),
        ]
        return names.enumerated().map { index, name in
            FrameworkStatement(
                number: index + 1, slug: name.0, name: name.1, variants: [], theme: 1,
                themeName: "Working with people", commitment: "",
                expectations: [], headings: [])
        }
    }()
}

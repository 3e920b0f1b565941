import AssessmentModel
import SourceText
import Testing

@testable import ReferenceData

@Suite struct ReferenceDataTests {
    @Test func theFrameworkIsWhole() throws {
        let framework = try ReferenceData().framework()
        #expect(framework.statements.map(\.number) == Array(1...9))
        #expect(framework.statements.flatMap(\.headings).count == 35)
        #expect(framework.wording(for: 2)?.wording == "Evidence shows some shortfalls")
    }

    @Test func councilsAndTheirPublishedScores() throws {
        let data = ReferenceData()
        let framework = try data.framework()
        let councils = try data.authorities()
        #expect(councils.count == 153)
        #expect(Set(councils.map(\.slug)).count == 153)
        // Upper-tier councils of each English region, as the ONS counts them.
        let regions = Dictionary(grouping: councils) { $0.region ?? "" }.mapValues(\.count)
        #expect(
            regions == [
                "London": 33, "South East": 19, "North West": 24, "Yorkshire and The Humber": 15,
                "South West": 15, "West Midlands": 14,
                "East of England": 11, "North East": 12, "East Midlands": 10,
            ])
        let scores = try data.publishedScores(register: councils, framework: framework)
        #expect(scores.count == 89)
        #expect(scores.count { $0.hasAllScores } == 80)
        #expect(scores.allSatisfy { $0.authority.isRegistered })
        #expect(scores.count { $0.isIndicative } == 5)
        // Every printed rating is the one its nine scores give.
        for row in scores where row.hasAllScores {
            #expect(row.arithmetic?.rating == row.rating, "\(row.authority.short)")
        }
    }

    /// A question speaks of deaths where the report's words do, and not where something else was not looked into.
    @Test(arguments: [
        ("Nine deaths had not been looked into.", true),
        ("Families of people who had died heard nothing.", true),
        ("Why complaints rose had not been looked into.", false),
        ("Families had not been told who their social worker was.", false),
    ])
    func questionsPresupposeNoDeaths(_ text: String, _ isOfDeaths: Bool) throws {
        let question = try ReferenceData().noteTopics().question(of: text) ?? ""
        #expect((question.contains("death") || question.contains("died")) == isOfDeaths, "\(question)")
    }

    @Test(arguments: [
        ("London Borough of Haverlow", "Haverlow"), ("Northmoor Borough Council", "Northmoor"),
        ("Eastvale County Council", "Eastvale"),
        ("Royal Borough of Anyton", "Anyton"), ("Council of the Isles of Scilly", "Isles of Scilly"),
        ("City of York Council", "York"),
    ])
    func shortNames(_ name: String, _ short: String) {
        #expect(Register.shortName(of: name) == short)
    }

    @Test func quotedFieldsOfCSV() {
        #expect(
            CSVReader.rows("a,\"b \"\"c\"\", d\"\r\ne,\"f\ng\"\n") == [["a", "b \"c\", d"], ["e", "f\ng"]])
        #expect(CSVReader.records("x,y\n1\n").first == ["x": "1"])
    }

    @Test func aFileThatIsNotYAMLIsSaid() {
        #expect(throws: WorldError.self) { try Framework(yaml: "themes: [") }
        #expect(throws: WorldError.self) { try ReferenceData().text("nothing.yaml") }
    }

    @Test(arguments: [
        (["people waiting for a Care Act assessment"], true, "Waits for assessments"),
        (["people waiting for a carers assessment"], true, "Waits for carers' assessments"),
        (["The cabinet member saw dashboards each week."], false, "Scrutiny"),
        (["nothing that is known", "Uptake of direct payments was higher."], false, "Direct payments"),
        (["People waiting for dementia services"], true, "Waits in dementia care"),
    ])
    func topicsNameWhatAFindingIsAbout(_ texts: [String], _ isWait: Bool, _ name: String) throws {
        #expect(try ReferenceData().noteTopics().name(of: texts, isWait: isWait) == name)
    }

    @Test func whatHasNoCueHasNoName() throws {
        #expect(try ReferenceData().noteTopics().name(of: ["Nothing of the kind."], isWait: false) == nil)
        #expect(throws: WorldError.self) { try NoteTopics(yaml: "topics: 3") }
    }
}

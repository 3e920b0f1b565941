import AssessmentModel
import Evidence
import Testing

@Suite struct TermTests {
    @Test(arguments: [
        ("The Safeguarding Adults Board (SAB) met.", "SAB", "Safeguarding Adults Board"),
        ("It used HELP (Home Equipment Loan Project) well.", "HELP", "Home Equipment Loan Project"),
        (
            "Deprivation of Liberty Safeguards (DoLS) were reviewed.", "DoLS",
            "Deprivation of Liberty Safeguards"
        ),
        ("Safeguarding Adults Reviews (SARs) were shared.", "SARs", "Safeguarding Adults Reviews"),
        (
            "The Survey of Adult Carers in England (SACE, June 2024) said so.", "SACE",
            "Survey of Adult Carers in England"
        ),
        (
            "Partners in the voluntary and community sector (VCS) agreed.", "VCS",
            "voluntary and community sector"
        ),
        (
            "The Adult Social Care Workforce Data Set (ASC-WDS) was used.", "ASC-WDS",
            "Adult Social Care Workforce Data Set"
        ),
    ])
    func areExpanded(text: String, acronym: String, expansion: String) throws {
        #expect(try EvidenceFixture.read(text).terms == [Term(acronym: acronym, expansion: expansion)])
    }

    @Test(arguments: [
        "People (some of them) agreed.", "The figure (June 2024) was high.", "They used a tool (ABC) daily.",
    ])
    func otherBracketsAreNot(text: String) throws {
        #expect(try EvidenceFixture.read(text).terms.isEmpty)
    }

    @Test func bothMeaningsAreKept() throws {
        let terms = try EvidenceFixture.read(
            "An Occupational Therapist (OT) called. Overtime Tariff (OT) was paid."
        ).terms
        #expect(terms.map(\.expansion) == ["Occupational Therapist", "Overtime Tariff"])
    }
}

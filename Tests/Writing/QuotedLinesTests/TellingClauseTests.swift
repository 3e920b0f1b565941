import AssessmentModel
import Testing

@testable import QuotedLines

/// Which words of a point are quoted of long ones and of those without a line.
@Suite struct TellingClauseTests {
    @Test(arguments: [
        (
            "Leaders wanted to hear more from families, particularly about small complaints, where the lack of a record may hide what could be learned.",
            "“… the lack of a record may hide what could be learned”."
        )
    ])
    func clauses(_ text: String, _ expected: String) {
        #expect(TellingClause.line(nil, text: text, kind: .shortfall) == expected)
    }

    @Test func whatMembersAreToldIsNotLeftOut() {
        let text = "Managers kept their own lists. Members had not been given what they asked for."
        #expect(
            TellingClause.line("“Managers kept their own lists.”", text: text, kind: .shortfall)
                == "“Managers kept their own lists.” “Members had not been given what they asked for.”"
        )
        // Of a strength nothing is added.
        #expect(
            TellingClause.line("“Managers kept their own lists.”", text: text, kind: .strength)
                == "“Managers kept their own lists.”")
    }

    @Test func whatTurnsIsNotCutOff() {
        // "… but" behind it: cut before it, the clause would say more than the report.
        let turned = "Letters were late, although most people had been told by telephone."
        #expect(TellingClause.line(nil, text: turned, kind: .shortfall) == "“\(turned.dropLast())”.")
        #expect(
            TellingClause.line(nil, text: "This was slow. It was not known why.", kind: .shortfall) == nil)
        #expect(TellingClause.line(nil, text: turned, kind: .mixed) == "“\(turned.dropLast())”.")
    }

    /// What a sentence only adds is left out of a long quotation; a number, a fault or a turn stays.
    @Test func additionsAreLeftOut() {
        let praise =
            "“Plans were written with people and were reviewed each spring by the same worker, with a summary in plain words on the first page. Ninety were looked at by a panel of carers in the year, which met in a library on Mondays.”"
        #expect(
            TellingClause.withoutAdditions(praise)
                == "“Plans were written with people and were reviewed each spring by the same worker”. “Ninety were looked at by a panel of carers in the year”."
        )
        for kept in [
            "“Plans were short, which people liked.”",
            "“Plans were written with people and were reviewed each spring by the same worker in all of the five area teams of the county and its towns, with 40 of 60 read by a panel of carers.”",
            "“Plans were written with people and were reviewed each spring by the same worker in all of the five area teams of the county and its towns, which was too late for many of them.”",
        ] {
            #expect(TellingClause.withoutAdditions(kept) == kept)
        }
    }

    /// That people died is told with the list they waited on; of those who did not, nothing is added.
    @Test func deathsAreNotLeftOut() {
        let line = "“61 people waited for a visit.”"
        #expect(
            TellingClause.line(
                line,
                text:
                    "61 people waited for a visit. Leaders confirmed that two people had died while waiting.",
                kind: .shortfall)
                == line + " “Leaders confirmed that two people had died while waiting.”")
        #expect(
            TellingClause.line(
                line, text: "61 people waited for a visit. Leaders confirmed that two workers had left.",
                kind: .shortfall)
                == line)
    }

    /// Who waits is quoted whole where no line was made of it, and praise that waits for nobody is not.
    @Test func whoWaitsIsQuotedWhole() {
        let text = "As at 3 May 2025 there were 61 people waiting; half of them had waited 9 days or fewer."
        #expect(TellingClause.line(nil, text: text, kind: .mixed) == "“\(text)”")
        #expect(TellingClause.line(nil, text: "They were waiting for 61 days.", kind: .mixed) == nil)
    }
}

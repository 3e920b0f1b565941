package import Templates
package import AssessmentModel
package import Ledger
package import NoteChecking
package import NoteText
internal import SourceText

/// What a query gives, known without running it.
package struct QueryShape: Sendable, Hashable {
    package var columns: [Column]
    /// Singular record word of its rows; nil for groups.
    package var record: String?

    package init(columns: [Column], record: String?) {
        self.columns = columns
        self.record = record
    }
}

/// What a briefing is made from: queries answered, names understood, and rows made into citations.
///
/// Parameters are given by name without `$`; a list is its items joined by U+001F.
package protocol BriefingSource {
    /// The columns of a query, without running it. Every parameter has a value, some only stand-ins of the
    /// right type.
    ///
    /// - Throws: `Diagnostics` about the query's text.
    func shape(of query: String, parameters: [String: String]) throws -> QueryShape

    /// The answer to a query.
    ///
    /// - Throws: `Diagnostics` about the query's text, `WorldError` for the library.
    func rows(_ query: String, parameters: [String: String]) throws -> ResultTable

    /// The citation of a finding, sentence, indicator, statement or assessment.
    func citation(of origin: RowOrigin) throws -> Citation

    /// What is otherwise in the report than a line says that was made from a row of it; nil where the line is
    /// borne out, or is the report's own words.
    ///
    /// - Throws: `WorldError` for the library.
    func fault(in line: String, of origin: RowOrigin) throws -> String?

    /// A written note as text, with what does not hold in it.
    ///
    /// - Throws: `WorldError` when the file cannot be read.
    func note(at path: String) throws -> WrittenNote

    /// A council's plan, as it is and as its last paper had it.
    ///
    /// - Parameters:
    ///   - last: path of the last paper; nil for a first one.
    ///   - date: ISO; of the paper, by which actions are past their dates. Nil for today.
    /// - Throws: `WorldError` when there is no such plan, or the paper is none about it; `Diagnostics` when
    ///   the plan's file is not as it must be.
    func plan(named name: String, last: String?, date: String?) throws -> PlanState

    /// A plan that another council published, out of a Word, Excel or Markdown file.
    ///
    /// - Throws: `WorldError` when the file cannot be read.
    func othersPlan(at path: String) throws -> OthersPlan

    /// Pages of an authority's newest assessment that were published again: what each said before and says
    /// now.
    ///
    /// - Throws: `WorldError` for the library.
    func pageVersions(ofAuthority slug: String) throws -> [PageVersions]

    /// What a typed name means: for `authority` and `statement` the slug and the name that a note shows.
    ///
    /// - Throws: `WorldError` with the nearest names when none or several fit.
    func resolve(_ text: String, as type: TemplateParameter.Kind) throws -> ResolvedName
}

/// A note that was written before, read again.
package struct WrittenNote: Sendable {
    /// Markdown.
    package var text: String
    /// What a check finds wrong with its evidence; what is still to do and how it is set are left out.
    package var faults: [CheckItem]

    package init(text: String, faults: [CheckItem] = []) {
        self.text = text
        self.faults = faults
    }
}

/// One page of a report before and after it was published again.
package struct PageVersions: Sendable {
    /// A section of the page: its slug, its score and its paragraphs.
    package typealias Part = (section: String, score: Int?, paragraphs: [String])

    /// "northmoor@2025-03".
    package var assessment: String
    package var before: [Part]
    package var now: [Part]

    package init(assessment: String, before: [Part], now: [Part]) {
        self.assessment = assessment
        self.before = before
        self.now = now
    }
}

extension BriefingSource {
    package func fault(in line: String, of origin: RowOrigin) throws -> String? { nil }

    package func plan(named name: String, last: String?, date: String?) throws -> PlanState {
        throw WorldError("There is no plan called \"\(name)\".")
    }

    package func othersPlan(at path: String) throws -> OthersPlan {
        throw WorldError("\(path): it cannot be read here")
    }

    package func pageVersions(ofAuthority slug: String) throws -> [PageVersions] { [] }

    package func note(at path: String) throws -> WrittenNote {
        WrittenNote(text: try TextFile.read(path, limit: Limits.noteBytes))
    }
}

/// A parameter's value as queries and as readers see it.
package struct ResolvedName: Sendable, Hashable {
    /// "northmoor".
    package var key: String
    /// "Northmoor".
    package var label: String

    package init(key: String, label: String) {
        self.key = key
        self.label = label
    }
}

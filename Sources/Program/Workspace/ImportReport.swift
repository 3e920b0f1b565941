internal import AssessmentModel
package import Library
internal import ReportReading
internal import SourceText

/// What became of each file of an import, and what the library holds of their assessments.
package struct ImportReport: Sendable {
    /// One file.
    package struct File: Sendable {
        /// What was done with it.
        package enum Outcome: Sendable, Equatable {
            case imported
            /// The same bytes are in the library already.
            case unchanged
            /// A new version of a page the library had.
            case updated(reworded: Int)
            case failed(reason: String)
        }

        /// Path or address.
        package var path: String
        package var outcome: Outcome
        /// Short name of the council it was placed with; nil where it was not read.
        package var authority: String?
        /// Id of the assessment that it became part of: "northmoor@2026-03".
        package var assessment: String?
        /// Bytes of ink that were placed, and in all.
        package var accounted: (read: Int, all: Int) = (0, 0)
        /// What of its text could not be placed, in words.
        package var unread: [String] = []
        /// What the document holds and is not in its text, a sentence each.
        package var leftOut: [String] = []
        /// What a new version changed, of the assessment that it is part of.
        package var changes: [AssessmentChange] = []
        /// Set of the first page of a council that the register does not have: registered councils whose
        /// names are near, best first.
        package var nearest: [String]?
    }

    /// In the order in which they were read.
    package var files: [File] = []
    /// What lies in a folder that was named and was left alone, in words.
    package var passedOver: [String] = []
    /// How many councils the files belong to.
    package var councils = 0
    package var assessments = 0
    /// Statements with a score or findings in the assessments touched.
    package var statements = 0
    package var findings = 0
    package var sentences = 0
    package var indicators = 0
    package var remarks = 0

    /// Whether any file was not read.
    package var hasFailures: Bool {
        files.contains { if case .failed = $0.outcome { true } else { false } }
    }
}

/// How far an import is.
package struct ImportProgress: Sendable {
    /// What is being done.
    package enum Stage: Sendable { case fetching, reading }

    package var stage: Stage
    /// The one being worked on, from 1.
    package var done: Int
    /// As far as is known yet.
    package var total: Int
    /// Path or address.
    package var name: String
}

extension ImportReport {
    /// Adds what became of a batch.
    mutating func add(_ batch: ImportReport) {
        files += batch.files
        councils += batch.councils
        assessments += batch.assessments
        statements += batch.statements
        findings += batch.findings
        sentences += batch.sentences
        indicators += batch.indicators
        remarks += batch.remarks
    }

    /// Says of documents why they were not stored.
    mutating func fail(_ documents: [ReadDocument], _ error: WorldError) {
        files += documents.map { .init(path: $0.file.path, outcome: .failed(reason: error.description)) }
    }

    mutating func count(_ assessments: [StoredAssessment]) {
        councils += assessments.isEmpty ? 0 : 1
        self.assessments += assessments.count
        for stored in assessments {
            let sections = Set(stored.assessment.findings.map(\.section.slug))
            statements += stored.assessment.statements.count { sections.contains($0.slug) }
            findings += stored.assessment.findings.count
            remarks += stored.assessment.remarks.count
            for evidence in stored.evidence {
                sentences += evidence.sentences.count
                indicators += evidence.sentences.reduce(0) { $0 + $1.indicators.count }
            }
        }
    }
}

import AssessmentModel
import Evidence
import Examination
import Foundation
import ReferenceData
import ReportReading
import Testing
import TestSupport

/// Reads pages as an import does, up to the remarks.
enum Examined {
    static let root = Repository.root
    static let shared = Repository.shared

    private static let framework = Result { try ReferenceData().framework() }
    private static let examiner = Result {
        Examiner(framework: try framework.get(), words: try ReferenceData().remarkWords())
    }
    private static let extractor = Result {
        EvidenceExtractor(data: try EvidenceData(files: ReferenceData().evidence()))
    }

    /// The remarks on the assessments that some pages make.
    static func remarks(_ pages: [(name: String, bytes: [UInt8])], isRegistered: Bool = true) throws
        -> [Remark]
    {
        let framework = try framework.get()
        let read = try pages.map {
            try readPage(ReportFile(path: $0.name, bytes: $0.bytes), framework: framework)
        }
        var authority = Register.unregistered(
            named: read.lazy.compactMap(\.authorityName).first?.value ?? "Anyshire Council")
        authority.isRegistered = isRegistered
        return try assemble(authority, pages: read, published: [], framework: framework).flatMap { part in
            let passages = part.assessment.findings.map {
                Passage(section: $0.section.slug, heading: $0.heading, text: $0.text)
            }
            return try examiner.get().examine(
                part.assessment, evidence: try extractor.get().extract(passages), pages: part.pages,
                notices: part.notices)
        }
    }

    static func remarks(_ text: String) throws -> [Remark] { try remarks([("page.txt", Array(text.utf8))]) }

    /// A page of one statement with some paragraphs of findings.
    static func page(_ findings: String..., council: String = "Anyshire County Council") -> String {
        """
        \(council): local authority assessment
        Assessment published: 24 October 2025
        Assessing needs
        Score: 2
        2 - Evidence shows some shortfalls
        Key findings for this quality statement
        \(findings.joined(separator: "\n"))
        """
    }
}

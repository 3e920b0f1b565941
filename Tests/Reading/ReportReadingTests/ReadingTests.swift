import AssessmentModel
import Foundation
import ReferenceData
import SourceText
import Testing
import TestSupport

@testable import ReportReading

/// Folders beside and inside the repository that tests read.
enum Places {
    static let root = Repository.root
    static let samples = Repository.samples
    static let shared = Repository.shared
}

func framework() throws -> Framework { try ReferenceData().framework() }

func page(_ text: String, path: String = "page.txt") throws -> ReportPage {
    try readPage(ReportFile(path: path, bytes: Array(text.utf8)), framework: framework())
}

func page(at url: URL) throws -> ReportPage {
    try readPage(ReportFile(path: url.path, bytes: Array(try Data(contentsOf: url))), framework: framework())
}

extension String {
    /// Whether there is nothing but white space.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

/// The samples' pages, by council.
let sampleFiles: [String: [String]] = [
    "northmoor": ["northmoor.txt"], "northmoor-followup": ["northmoor-followup.md"],
    "haverlow": ["needs", "care", "pathways", "governance"].enumerated().map {
        "haverlow/haverlow-0824-theme\($0.offset + 1)-\($0.element).txt"
    },
    "eastvale": [
        "index", "summary", "theme1-needs", "theme1-support", "theme1-equity", "theme2-care",
        "theme2-partnerships",
        "theme3-pathways", "theme3-safeguarding", "theme4-governance", "theme4-learning",
    ].map { "eastvale/\($0).html" },
]

@Suite struct SampleTests {
    struct Truth: Decodable {
        struct Statement: Decodable {
            var score: Int
            var wording_printed: String?
            var finding_paragraphs: Int
            var list_items: Int
            var subheadings: [String]
        }
        var authority: String
        var published: String?
        var rating: String?
        var percent_printed: Int?
        var percent_calculated_ceil: Int?
        var scores: [String: Int]
        var statements: [String: Statement]
        var summary_paragraphs: [String: Int]
    }

    @Test(.needsShared("samples/truth"), arguments: sampleFiles.keys.sorted())
    func readsWhatTheTruthSays(_ name: String) throws {
        let truth = try JSONDecoder().decode(
            Truth.self,
            from: Data(contentsOf: Places.shared.appendingPathComponent("samples/truth/\(name).json")))
        let pages = try (sampleFiles[name] ?? []).map {
            try page(at: Places.samples.appendingPathComponent($0))
        }
        let authority = Register.unregistered(named: truth.authority)
        let assembled = assemble(authority, pages: pages, published: [], framework: try framework())
        let assessment = try #require(assembled.first?.assessment)
        #expect(assembled.count == 1)
        #expect(assessment.published?.english == truth.published)
        #expect(assessment.rating?.label == truth.rating)
        #expect(assessment.percentPrinted == truth.percent_printed)
        #expect(assessment.arithmetic?.percent == truth.percent_calculated_ceil)
        #expect(
            Dictionary(uniqueKeysWithValues: assessment.statements.map { ($0.slug, $0.score) })
                == truth.scores)
        for (slug, statement) in truth.statements {
            let findings = assessment.findings.filter { $0.section.slug == slug }
            #expect(findings.count == statement.finding_paragraphs + statement.list_items, "\(slug)")
            var headings: [String] = []
            for heading in findings.compactMap(\.heading) where headings.last != heading {
                headings.append(heading)
            }
            let straight = headings.map { $0.replacingOccurrences(of: "’", with: "'") }
            #expect(straight == statement.subheadings, "\(slug)")
            #expect(
                assessment.statements.first { $0.slug == slug }?.bandPrinted == statement.wording_printed,
                "\(slug)")
        }
        for (section, count) in truth.summary_paragraphs {
            #expect(assessment.findings.count { $0.section.slug == section } == count, "\(section)")
        }
    }

    /// Every character that is not white space is one thing read, and every finding is the words at its
    /// place.
    @Test(arguments: sampleFiles.values.flatMap { $0 }.sorted())
    func everyCharacterIsAccountedFor(_ file: String) throws {
        let page = try page(at: Places.samples.appendingPathComponent(file))
        #expect(page.accounting.read == page.accounting.all)
        var covered = 0
        for extent in page.extents {
            #expect(String(page.readingText[Span(covered, extent.span.start)]).isBlank)
            covered = extent.span.end
        }
        #expect(String(page.readingText[Span(covered, page.readingText.utf8.count)]).isBlank)
        for paragraph in page.parts.flatMap(\.paragraphs) {
            #expect(page.readingText[paragraph.span] == paragraph.text)
        }
    }
}

@Suite(.needsShared("reports")) struct RealReportTests {
    @Test func stocktonAndItsPages() throws {
        let reports = Places.shared.appendingPathComponent("reports")
        let names = ["stockton-on-tees", "stockton-on-tees-partnerships", "stockton-on-tees-learning"]
        let pages = try names.map { try page(at: reports.appendingPathComponent($0 + ".txt")) }
        let identification = Identification(known: try ReferenceData().authorities())
        let authority = try #require(identification.authority(of: pages[0]))
        let assessments = assemble(authority, pages: pages, published: [], framework: try framework())
        let assessment = try #require(assessments.first?.assessment)
        #expect(assessments.count == 1)
        #expect(assessment.id == "stockton-on-tees@2025-10")
        #expect(assessment.statements.map(\.score) == [2, 3, 2, 3, 3, 2, 3, 3, 2])
        #expect(assessment.rating == .good && assessment.published?.english == "24 October 2025")
        #expect(assessment.arithmetic?.percent == 64 && assessment.percentPrinted == nil)
        #expect(assessment.findings.count { $0.section.slug == "partnerships" } == 19)
        #expect(assessment.findings.count { $0.section.slug == "learning" } == 10)
        #expect(pages.map(\.accounting.read) == pages.map(\.accounting.all))
        #expect(assessments.first?.notices.map(\.code) == [.copiesDiffer, .copiesDiffer, .copiesDiffer])
    }

    @Test func theOrderOfPagesMakesNoDifference() throws {
        let reports = Places.shared.appendingPathComponent("reports")
        let pages = try ["stockton-on-tees-partnerships", "stockton-on-tees", "stockton-on-tees-learning"].map
        {
            try page(at: reports.appendingPathComponent($0 + ".txt"))
        }
        let authority = Register.unregistered(named: "Stockton-on-Tees Borough Council")
        let one = assemble(authority, pages: pages, published: [], framework: try framework())
        let other = assemble(authority, pages: pages.reversed(), published: [], framework: try framework())
        #expect(one.map(\.assessment.findings) == other.map(\.assessment.findings))
    }
}

import AssessmentModel
import Foundation
import HelperPrograms
import ReferenceData
import SourceText
import Testing
import TestSupport

@testable import PDFPages
@testable import ReportReading

/// The samples in other forms give what they give as they are: the same scores, facts, headings and
/// paragraphs, word for word.
///
/// Pandoc's forms are the same on every machine. LibreOffice and a browser take minutes, and where their pages
/// break hangs on the fonts there are: they are tried by `Scripts/check --slow`.
@Suite struct ConversionTests {
    /// One way in which an officer's copy of a report may have come to be.
    enum Way: String, CaseIterable {
        case pandocPage, pandocWord, pandocPDF, pandocText, pandocMarkdown
        case officePage, officeWord, officePDF
        /// Pandoc's Word file, opened and saved again.
        case savedAgainWord
        case browserPage, browserPDF

        static let byPandoc = allCases.filter { !$0.rawValue.contains(/^(office|browser|savedAgain)/) }
        static let byOthers = allCases.filter { !byPandoc.contains($0) }

        /// Programs it needs, with the packages they come in.
        var programs: [HelperProgram] {
            let pandoc = HelperProgram(name: "pandoc", package: "pandoc")
            let office = HelperProgram(name: "soffice", package: "libreoffice-writer")
            let browser = HelperProgram(name: "chromium", package: "chromium")
            return switch self {
            case .pandocPage, .pandocWord, .pandocText, .pandocMarkdown: [pandoc]
            case .pandocPDF: [pandoc, HelperProgram(name: "groff", package: "groff"), PDFText.program]
            case .officePage, .officeWord, .savedAgainWord: [pandoc, office]
            case .officePDF: [pandoc, office, PDFText.program]
            case .browserPage: [pandoc, browser]
            case .browserPDF: [pandoc, browser, PDFText.program]
            }
        }

        /// Samples of which this way loses something before Assay sees them: a browser prints no closed
        /// panels, and a paragraph that ends in a full line at a page's foot ends nowhere that a reader could
        /// see.
        var loses: Set<String> { self == .browserPDF ? ["eastvale", "haverlow"] : [] }
    }

    @Test(arguments: Way.byPandoc) func samplesFromPandoc(_ way: Way) throws { try samples(by: way) }

    @Test(.slow, arguments: Way.byOthers) func samplesFromOffices(_ way: Way) throws {
        try samples(by: way)
    }

    private func samples(by way: Way) throws {
        if let missing = way.programs.first(where: { $0.path == nil }) {
            try Test.cancel("\(way.rawValue) needs \(missing.name): apt-get install \(missing.package)")
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "assay-conversion-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let converter = Converter(folder: folder)
        for (sample, files) in sampleFiles.sorted(by: { $0.key < $1.key }) {
            let converted = try converter.convert(
                files.map { Places.samples.appendingPathComponent($0) }, way)
            if converted.contains(where: { $0.count < 500 }) {
                print(
                    "skipped: \(way.rawValue): \(way.programs.map(\.name).joined(separator: " and ")) wrote nothing here"
                )
                return
            }
            let framework = try framework()
            let read = try converted.map {
                try readPage(ReportFile(path: "report", bytes: $0), framework: framework)
            }
            let original = try Self.originals.get()[sample] ?? []
            if way.loses.contains(sample) {
                compareTold(read, original, sample)
            } else {
                compare(read, original, sample)
            }
        }
    }

    /// The samples as they are, by council: read once for all ways.
    private static let originals = Result {
        try sampleFiles.mapValues { files in
            try files.map { try page(at: Places.samples.appendingPathComponent($0)) }
        }
    }

    private func compare(_ read: [ReportPage], _ original: [ReportPage], _ sample: String) {
        for (page, expected) in zip(read, original) {
            #expect(page.authorityName?.value == expected.authorityName?.value, "\(sample)")
            #expect(page.published?.value == expected.published?.value, "\(sample)")
            #expect(page.rating?.value == expected.rating?.value, "\(sample)")
            #expect(page.percentPrinted?.value == expected.percentPrinted?.value, "\(sample)")
            #expect(page.listedScores.map(\.score) == expected.listedScores.map(\.score), "\(sample)")
            #expect(page.parts.map(\.section) == expected.parts.map(\.section), "\(sample)")
            // A converted page has lost the marks that tell the site's own lines; what is left of them is
            // said to be unread.
            if sample != "eastvale" { #expect(page.accounting.read == page.accounting.all, "\(sample)") }
            for (part, expected) in zip(page.parts, expected.parts) {
                #expect(part.score?.value == expected.score?.value)
                #expect(part.wording?.value.words == expected.wording?.value.words)
                #expect(
                    part.paragraphs.map { plain($0.heading ?? "") }
                        == expected.paragraphs.map { plain($0.heading ?? "") })
                #expect(part.paragraphs.map { plain($0.text) } == expected.paragraphs.map { plain($0.text) })
            }
        }
    }

    /// Of what lost panels or paragraph ends, the facts are right, and the words are the original's in its
    /// order: nothing is guessed. A part of which nothing is left is one with a score and no findings, of
    /// which a remark says so.
    private func compareTold(_ read: [ReportPage], _ original: [ReportPage], _ sample: String) {
        for (page, expected) in zip(read, original) {
            #expect(page.authorityName?.value == expected.authorityName?.value, "\(sample)")
            #expect(
                page.published?.value == expected.published?.value
                    && page.rating?.value == expected.rating?.value, "\(sample)")
            #expect(page.listedScores.map(\.score) == expected.listedScores.map(\.score), "\(sample)")
            #expect(page.parts.map(\.section) == expected.parts.map(\.section), "\(sample)")
            for (part, expected) in zip(page.parts, expected.parts) {
                #expect(part.score?.value == expected.score?.value)
                let words = part.paragraphs.map { plain($0.text) }.joined(separator: " ")
                #expect(
                    words == expected.paragraphs.map { plain($0.text) }.joined(separator: " ")
                        || words.isEmpty && part.score != nil)
            }
        }
    }

    /// Converters set quotation marks and dashes as printers do.
    private func plain(_ text: String) -> String {
        var text = text
        for (curly, straight) in [
            ("’", "'"), ("‘", "'"), ("“", "\""), ("”", "\""), ("–", "-"), ("—", "-"), ("…", "..."),
            ("\u{A0}", " "),
        ] {
            text = text.replacingOccurrences(of: curly, with: straight)
        }
        return text
    }
}

/// Runs the programs of the ways, in a folder of its own.
private struct Converter {
    let folder: URL
    private static let bounds = HelperProgram.Bounds(seconds: 240, outputBytes: 64 << 20)

    /// What each file came to.
    func convert(_ files: [URL], _ way: ConversionTests.Way) throws -> [[UInt8]] {
        let pages = try files.enumerated().map { try prepared($1, number: $0) }
        switch way {
        case .pandocPage: return try pages.map(bytes)
        case .pandocWord: return try pages.map { try bytes(pandoc($0, "docx")) }
        case .pandocText: return try pages.map { try bytes(pandoc($0, "plain")) }
        case .pandocMarkdown: return try pages.map { try bytes(pandoc($0, "gfm")) }
        case .pandocPDF:
            return try pages.map { page in
                let set = try run("groff", ["-Kutf8", "-ms", "-t", "-Tpdf", pandoc(page, "ms").path])
                return set.output
            }
        case .officePage:
            return try office(pages.map { try pandoc($0, "docx") }, to: "html:HTML", "html").map(bytes)
        case .officeWord:
            let open = try office(pages, to: "odt:writer8", "odt", from: "HTML (StarWriter)")
            return try office(open, to: "docx:MS Word 2007 XML", "docx").map(bytes)
        case .savedAgainWord:
            return try office(pages.map { try pandoc($0, "docx") }, to: "docx:MS Word 2007 XML", "docx").map(
                bytes)
        case .officePDF:
            return try office(pages, to: "pdf:writer_pdf_Export", "pdf", from: "HTML (StarWriter)").map(bytes)
        case .browserPage: return try pages.map { try browser(["--dump-dom", $0.absoluteString]).output }
        case .browserPDF:
            return try pages.map { page in
                let made = page.deletingPathExtension().appendingPathExtension("pdf")
                _ = try browser([
                    "--no-pdf-header-footer", "--print-to-pdf=\(made.path)", page.absoluteString,
                ])
                return try bytes(made)
            }
        }
    }

    /// A sample as a web page in a folder of its own.
    private func prepared(_ file: URL, number: Int) throws -> URL {
        let place = folder.appendingPathComponent("\(number)-\(UUID().uuidString.prefix(6))")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let page = place.appendingPathComponent("report.html")
        try (Self.pages.get()[file] ?? Data()).write(to: page)
        return page
    }

    /// The samples as web pages, made once for all ways: text and Markdown as pandoc makes them one, a page
    /// without the pictures it cannot find.
    private static let pages = Result {
        let files = sampleFiles.values.joined().map { Places.samples.appendingPathComponent($0) }
        return Dictionary(uniqueKeysWithValues: try files.map { ($0, try webPage($0)) })
    }

    private static func webPage(_ file: URL) throws -> Data {
        var text = try String(contentsOf: file, encoding: .utf8)
        if file.pathExtension == "html" {
            text = text.replacing(/<img[^>]*>|<svg[^>]*><\/svg>/, with: "")
            return Data(text.utf8)
        }
        // In a text without blank lines each line is a paragraph.
        if !text.contains("\n\n") { text = text.replacingOccurrences(of: "\n", with: "\n\n") }
        let source = FileManager.default.temporaryDirectory.appendingPathComponent(
            "assay-\(UUID().uuidString).md")
        defer { try? FileManager.default.removeItem(at: source) }
        try Data(text.utf8).write(to: source)
        let made = try HelperProgram(name: "pandoc", package: "pandoc").run(
            ["-f", "markdown", "-s", "--metadata", "pagetitle=Report", "-t", "html", source.path],
            within: bounds)
        return Data(made.output)
    }

    private func bytes(_ file: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }

    private func run(_ program: String, _ arguments: [String]) throws -> HelperProgram.Result {
        try HelperProgram(name: program, package: program).run(
            arguments, within: Self.bounds, environment: ["HOME": folder.path])
    }

    private func pandoc(_ page: URL, _ form: String) throws -> URL {
        let made = page.deletingPathExtension().appendingPathExtension(form)
        let result = try run("pandoc", ["-f", "html", "-s", "-t", form, "-o", made.path, page.path])
        #expect(result.status == 0, "\(result.complaints)")
        return made
    }

    /// LibreOffice, which takes many files at once and names what it makes after them.
    private func office(_ files: [URL], to form: String, _ ending: String, from filter: String? = nil) throws
        -> [URL]
    {
        let place = folder.appendingPathComponent("office-\(UUID().uuidString)")
        let named = folder.appendingPathComponent("named-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: named, withIntermediateDirectories: true)
        let sources = try files.enumerated().map { number, file in
            let source = named.appendingPathComponent("\(number).\(file.pathExtension)")
            try FileManager.default.copyItem(at: file, to: source)
            return source
        }
        _ = try run(
            "soffice",
            ["-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", form]
                + (filter.map { ["--infilter=\($0)"] } ?? []) + ["--outdir", place.path] + sources.map(\.path)
        )
        return files.indices.map { place.appendingPathComponent("\($0).\(ending)") }
    }

    private func browser(_ arguments: [String]) throws -> HelperProgram.Result {
        try run(
            "chromium",
            ["--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/browser"]
                + arguments)
    }
}

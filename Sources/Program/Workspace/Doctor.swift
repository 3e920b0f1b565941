internal import PDFPages
internal import Foundation
internal import HelperPrograms
internal import NoteFormats
internal import ReferenceData
internal import ReportFetching
internal import ReportReading
internal import SourceText

/// Says what works on this machine.
package enum Doctor {
    /// One thing looked at.
    package struct Finding: Sendable {
        /// One line, with what to do when it is missing.
        package var what: String
        /// Whether it works here.
        package var isSound: Bool
        /// Whether Assay does its main work without it.
        package var isNeeded: Bool
    }

    /// Looks at the library, the data files, the terminal and the helper programs.
    ///
    /// - Parameter tell: is given each finding at once: a program that hangs takes until its bound.
    /// - Returns: whether something is missing that Assay cannot do without.
    package static func examine(_ workspace: Workspace, tell: (Finding) -> Void) -> Bool {
        let looks: [() -> Finding] =
            [{ library(workspace) }, { dataFiles(workspace) }, locale, readers]
            + forms.map { form in { converter(form) } }
            + programs.map { program in { self.program(program) } }
        return looks.reduce(false) { isMissing, look in
            let finding = look()
            tell(finding)
            return isMissing || !finding.isSound && finding.isNeeded
        }
    }

    private static func library(_ workspace: Workspace) -> Finding {
        do throws(WorldError) {
            return Finding(
                what:
                    "library \(workspace.options.libraryPath): \(LibraryText.held(try workspace.heldCounts()))",
                isSound: true, isNeeded: true)
        } catch {
            return Finding(what: error.description, isSound: false, isNeeded: true)
        }
    }

    private static func dataFiles(_ workspace: Workspace) -> Finding {
        do throws(WorldError) {
            let framework = try workspace.reference.framework()
            let councils = try workspace.reference.authorities()
            _ = try workspace.reference.synonyms()
            return Finding(
                what:
                    "data files: \(framework.statements.count) quality statements, \(councils.count) councils",
                isSound: true,
                isNeeded: true)
        } catch {
            return Finding(what: error.description, isSound: false, isNeeded: true)
        }
    }

    private static func locale() -> Finding {
        let environment = ProcessInfo.processInfo.environment
        let named = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? ""
        let isUTF8 = named.lowercased().contains("utf-8") || named.lowercased().contains("utf8")
        return Finding(
            what: isUTF8
                ? "terminal text: \(named)"
                : "terminal text: the locale is not UTF-8, so Assay uses C.UTF-8 for its own lines (set LANG=C.UTF-8 to be sure)",
            isSound: true, isNeeded: false)
    }

    /// The forms of note, each with something that a file of it has in it.
    private static let forms: [(format: NoteFormat, name: String, mark: String)] = [
        (.html, "web pages", "It has words"), (.word, "Word", "PK"), (.pdf, "PDF", "%PDF"),
    ]

    /// Each form of note is made once: a program that is there may still fail, or make nothing.
    private static func converter(_ form: (format: NoteFormat, name: String, mark: String)) -> Finding {
        let name = form.name
        do throws(WorldError) {
            let made = try form.format.bytes(of: "# A note\n\nIt has words.\n")
            let isMade = made.firstRange(of: Array(form.mark.utf8)) != nil
            return Finding(
                what: isMade
                    ? "notes as \(name): made"
                    : "notes as \(name): what came of one had not its words in it; is the pandoc first in PATH the real one?",
                isSound: isMade, isNeeded: false)
        } catch {
            return Finding(
                what: "notes as \(name): \(error.description)", isSound: false, isNeeded: false)
        }
    }

    private static let programs: [(program: HelperProgram, use: String)] = [
        (PDFText.program, "reading reports in PDF"),
        (PDFDrawing.program, "telling words that a PDF strikes through, and bold headings"),
        (PageFetcher.program, "fetching reports from their addresses"),
    ]

    private static func program(_ known: (program: HelperProgram, use: String)) -> Finding {
        let (program, use) = known
        return Finding(
            what: program.path.map { "\(program.name): \($0), for \(use)" }
                ?? "\(program.name), for \(use): apt-get install \(program.package)",
            isSound: program.path != nil, isNeeded: false)
    }

    /// The forms of report that are read on this machine.
    private static func readers() -> Finding {
        let pdf = PDFText.program.path == nil ? "; PDF when pdftotext is installed" : ", PDF"
        return Finding(
            what: "reports read: text, Markdown, web pages, Word\(pdf)", isSound: true, isNeeded: false)
    }
}

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
    package static func examine(_ workspace: Workspace) -> [Finding] {
        [library(workspace), dataFiles(workspace), locale(), readers()] + converters() + programs.map(program)
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

    /// Each form of note is made once: a program that is there may still fail.
    private static func converters() -> [Finding] {
        let forms: [(NoteFormat, String)] = [(.html, "web pages"), (.word, "Word"), (.pdf, "PDF")]
        return forms.map { format, name in
            do throws(WorldError) {
                _ = try format.bytes(of: "# A note\n\nIt has words.\n")
                return Finding(what: "notes as \(name): made", isSound: true, isNeeded: false)
            } catch {
                return Finding(
                    what: "notes as \(name): \(error.description)", isSound: false, isNeeded: false)
            }
        }
    }

    private static let programs: [(program: HelperProgram, use: String)] = [
        (PDFText.program, "reading reports in PDF"),
        (PDFDrawing.program, "telling words that a PDF strikes through, and bold headings"),
        (PageFetcher.program, "fetching reports from their addresses"),
    ]

    private static func program(_ program: HelperProgram, use: String) -> Finding {
        Finding(
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

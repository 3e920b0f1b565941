package import HelperPrograms
internal import NoteText
package import SourceText
internal import TextAnalysis

/// A form in which a note is written.
package enum NoteFormat: String, Sendable, CaseIterable {
    case markdown = "md"
    case html
    case word = "docx"
    case pdf

    /// What makes Word files and web pages, and reads Word files.
    package static var converter: HelperProgram { Conversion.pandoc }
    /// What sets pages as PDF.
    package static var typesetter: HelperProgram { Conversion.weasyprint }

    /// The format that a file's name asks for; Markdown for any other name.
    package init(ofFile path: String) {
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        self = Self(rawValue: ending) ?? .markdown
    }

    /// A path with this format's ending in place of another format's.
    package func path(_ path: String) -> String {
        for format in Self.allCases where path.lowercased().hasSuffix("." + format.rawValue) {
            return path.dropLast(format.rawValue.count) + rawValue
        }
        return path + "." + rawValue
    }

    /// Turns a note's Markdown into this format.
    ///
    /// HTML is one file in British English that fetches nothing, with scopes on its tables' headings. Word
    /// has real headings, 12 point sans serif, repeated header rows and columns as wide as their content; PDF
    /// is set by WeasyPrint.
    ///
    /// - Parameter reference: the file whose styles are taken in place of ours.
    /// - Throws: `WorldError` in one line: pandoc or WeasyPrint is not installed, or what it complained of.
    package func bytes(of note: String, reference: WordReference? = nil) throws(WorldError) -> [UInt8] {
        switch self {
        case .markdown: return Array(note.utf8)
        case .html: return WrittenFile.signed(try Conversion(note).html(), as: self)
        case .word: return WrittenFile.signed(try Conversion(note).word(reference: reference), as: self)
        case .pdf: return WrittenFile.signed(try Conversion(note).pdf(), as: self)
        }
    }
}

/// One note on its way into another format, through files in a folder of its own that is removed at the end.
struct Conversion {
    static let pandoc = HelperProgram(name: "pandoc", package: "pandoc")
    static let weasyprint = HelperProgram(name: "weasyprint", package: "weasyprint")
    static let bounds = HelperProgram.Bounds(seconds: 60, outputBytes: 64 << 20)
    /// The same note gives the same bytes: no date of writing in them (reproducible-builds.org,
    /// SOURCE_DATE_EPOCH).
    private static let environment = ["SOURCE_DATE_EPOCH": "1735689600"]
    /// What pandoc may take for a mark in our Markdown.
    private static let from =
        "markdown-smart-yaml_metadata_block-tex_math_dollars-raw_tex-citations-example_lists-raw_attribute"
    /// Most memory that pandoc may take: Haskell's own bound, since it reserves more addresses than any
    /// machine has memory. A Word file of 210 kB was seen to take 6 GB.
    static let memoryBound = ["+RTS", "-M768m", "-RTS"]

    private let note: String
    private let parsed: ParsedNote

    /// Its first heading.
    private var title: String { parsed.title ?? "Briefing note" }

    /// - Throws: `WorldError` for a note that `ParsedNote` cannot read.
    init(_ note: String) throws(WorldError) {
        self.note = note
        parsed = try ParsedNote(Source(name: "The note", text: NoteTrailer.strip(note)))
    }

    func html(for target: NoteLayout.Target = .html) throws(WorldError) -> [UInt8] {
        try inFolder { folder throws(WorldError) in
            try TextFile.replace(folder + "/style.html", with: Self.style)
            let output = try run(
                [
                    "--sandbox", "--to", "html5", "--wrap", "none", "--standalone", "--self-contained",
                    "--include-in-header",
                    folder + "/style.html",
                ], for: target, in: folder
            )
            // Table headings are headings of columns: pandoc does not say so.
            let page = String(decoding: output, as: UTF8.self).replacing("<th>", with: "<th scope=\"col\">")
                .replacing(
                    "<th style", with: "<th scope=\"col\" style")
            return Array(page.utf8)
        }
    }

    func word(reference: WordReference?) throws(WorldError) -> [UInt8] {
        try inFolder { folder throws(WorldError) in
            let path = folder + "/reference.docx"
            if let reference {
                try TextFile.replace(path, withBytes: reference.bytes)
            } else {
                let standard = try Self.pandoc.run(
                    ["--print-default-data-file", "reference.docx"], within: Self.bounds)
                guard standard.status == 0 else {
                    throw WorldError(Self.complaint(standard, "pandoc"))
                }
                try TextFile.replace(path, withBytes: try NoteStyles.applied(to: standard.output))
            }
            // In two steps: on its way to Word pandoc fetches a note's pictures before any filter sees them.
            try TextFile.replace(
                folder + "/note.json",
                withBytes: try run(["--sandbox", "--to", "json"], for: .word, in: folder))
            var archive = try pandoc([
                "--from", "json", "--to", "docx", "--output", "-", "--reference-doc", path,
                folder + "/note.json",
            ])
            if reference == nil {
                archive = try WordArchive.changing("word/numbering.xml", in: archive, NoteStyles.lists)
                archive = try WordArchive.changing("word/document.xml", in: archive, WordPages.applied)
            }
            // Set here, since pandoc would print a title of its own above the heading.
            archive = try WordArchive.changing("docProps/core.xml", in: archive) { properties in
                properties.replacing(
                    "<dc:title></dc:title>",
                    with: "<dc:title>\(WordComment.escaped(parsed.title ?? "Briefing note"))</dc:title>")
            }
            return try WordComment.adding(note, to: archive)
        }
    }

    /// Tagged, titled and with its fonts inside (PDF/UA-1), from the same page and style sheet as the HTML.
    func pdf() throws(WorldError) -> [UInt8] {
        let page = try html(for: .pdf)
        return try inFolder { folder throws(WorldError) in
            try TextFile.replace(folder + "/note.html", withBytes: page)
            let result = try Self.weasyprint.run(
                ["--quiet", "--pdf-variant", "pdf/ua-1", folder + "/note.html", "-"], within: Self.bounds,
                environment: Self.environment)
            guard result.output.starts(with: Array("%PDF".utf8)) else {
                throw WorldError(Self.complaint(result, "weasyprint"))
            }
            return result.output
        }
    }

    private func run(_ arguments: [String], for target: NoteLayout.Target, in folder: String)
        throws(WorldError) -> [UInt8]
    {
        try TextFile.replace(
            folder + "/note.md", with: NoteLayout.applied(to: parsed, for: target))
        // A template may be anyone's.
        try TextFile.replace(folder + "/note.lua", with: NoteFilter.lua(for: note))
        return try pandoc(
            [
                "--lua-filter", folder + "/note.lua", "--from", Self.from, "--metadata", "lang=en-GB",
                "--metadata", "pagetitle=" + title,
            ] + arguments + [folder + "/note.md"])
    }

    private func pandoc(_ arguments: [String]) throws(WorldError) -> [UInt8] {
        let result = try Self.pandoc.run(
            Self.memoryBound + arguments, within: Self.bounds, environment: Self.environment)
        guard result.status == 0 else { throw WorldError(Self.complaint(result, "pandoc")) }
        return result.output
    }

    static func complaint(_ result: HelperProgram.Result, _ name: String) -> String {
        let line =
            result.complaints.split(whereSeparator: \.isNewline).first.map(String.init)
            ?? "ended with \(result.status)"
        return "\(name) could not convert it: \(line)"
    }

    private func inFolder(_ body: (String) throws(WorldError) -> [UInt8]) throws(WorldError) -> [UInt8] {
        let folder = try TemporaryFolder()
        let result = try body(folder.path)
        // It is there until the last program has read from it.
        withExtendedLifetime(folder) {}
        return result
    }

    private static let style = """
        <style>
        html { font: 1.05em/1.5 Arial, Helvetica, sans-serif; color: #111; background: #fff }
        body { max-width: 48em }
        h1 { font-size: 1.6em; line-height: 1.25 }
        h2 { font-size: 1.25em; margin-top: 1.6em }
        table { border-collapse: collapse; margin: 1em 0; display: table; width: 100% }
        caption { text-align: left; font-weight: bold; padding-bottom: .3em }
        th, td { border: 1px solid #767676; padding: .3em .6em; vertical-align: top; text-align: left }
        th { background: #eee }
        blockquote { border-left: .3em solid #111; margin-left: 0; padding-left: 1em; color: inherit }
        a { color: #00458b }
        sup { line-height: 0 }
        .footnotes { font-size: .85em }
        .footnotes li p { margin: .2em 0 }
        .citation { font-size: .75em; color: #333 }
        @page { size: A4; margin: 1.2cm 1.5cm }
        @media print {
          html { font: 10pt/1.2 Arial, Helvetica, sans-serif } body { max-width: none; padding: 0; font-size: 10pt }
          th { hyphens: manual }
          h1 { font-size: 1.4em; margin: 0 0 .3em } h2 { font-size: 1.15em; margin: .55em 0 .15em }
          p, ul, ol { margin: .2em 0 } li { margin: .1em 0 } li p { margin: 0 }
          table { margin: .25em 0; font-size: 1em } th, td { padding: .05em .4em }
          .narrow { columns: 2; column-gap: .5em }
          h2, caption { break-after: avoid } tr { break-inside: avoid }
          #sources ~ * { font-size: 8pt } #sources ~ ul { columns: 2 } .footnotes { font-size: 8pt }
        }
        </style>

        """
}

internal import SourceText

/// A note's trailing comment inside a Word file: the document property `assay`, which Word and LibreOffice
/// keep when they save.
///
/// So a note that comes back from Word is checked by the same citations, calculations and waivers as its
/// Markdown.
enum WordComment {
    /// The part that holds the properties that are none of Word's own (ECMA-376, 22.3).
    private static let part = "docProps/custom.xml"
    /// Stands for the end of a line: a property is one line.
    private static let lineEnd = " ¶ "

    /// A Word file with a note's comment in it.
    static func adding(_ note: String, to archive: [UInt8]) throws(WorldError) -> [UInt8] {
        guard let lines = comment(of: note) else { return archive }
        let value = escaped(lines.joined(separator: lineEnd))
        let property =
            "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"assay\"><vt:lpwstr>\(value)</vt:lpwstr></property>"
        return try WordArchive.changing(part, in: archive) { xml in
            // pandoc writes the part empty: `<Properties …/>` or `<Properties …></Properties>`.
            xml.replacing(#/<Properties(?<space>[^>]*?)\/?>(?:<\/Properties>)?/#) { match in
                "<Properties\(match.output.space)>\(property)</Properties>"
            }
        }
    }

    /// The comment as it stands at the end of a note's Markdown; nil when a Word file has none.
    static func comment(ofWord archive: [UInt8]) -> String? {
        guard let content = WordArchive.part(part, of: archive) else { return nil }
        let xml = String(decoding: content, as: UTF8.self)
        guard let match = xml.firstMatch(of: #/name="assay"[^>]*>\s*<vt:lpwstr>(?<value>[^<]*)</#) else {
            return nil
        }
        let lines = unescaped(String(match.output.value)).components(by: "¶")
        return "<!-- assay\n" + lines.joined(separator: "\n") + "\n-->\n"
    }

    /// The lines between `<!-- assay` and `-->`; nil when there are none.
    private static func comment(of note: String) -> [String]? {
        guard let start = note.ranges(of: "<!-- assay\n").last?.upperBound,
            let end = note[start...].firstRange(of: "-->")?.lowerBound
        else { return nil }
        return note[start..<end].split(separator: "\n").map { String($0.replacing("¶", with: "")) }
    }

    /// A text as XML has it between its marks.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&apos;", with: "'")
            .replacing("&amp;", with: "&")
    }
}

extension String {
    /// The parts between a mark, white space around them left out.
    fileprivate func components(by mark: String) -> [String] {
        split(separator: mark).map { part in
            var rest = part.drop { $0.isWhitespace }
            while rest.last?.isWhitespace == true { rest.removeLast() }
            return String(rest)
        }
    }
}

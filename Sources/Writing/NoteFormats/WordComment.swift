internal import NoteText
internal import SourceText
internal import TextAnalysis

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
        return try WordArchive.changing(part, in: archive) { xml in adding(property: value, to: xml) }
    }

    /// pandoc writes the part with or without properties of its own: `<Properties …/>`,
    /// `<Properties …></Properties>` or with a `<property pid="2" …>` for each of the note's metadata.
    static func adding(property value: String, to xml: String) -> String {
        // Every property has a number of its own, from 2 (ECMA-376, 22.3.2.1).
        let numbers = xml.matches(of: #/ pid="(?<number>[0-9]+)"/#).compactMap { Int($0.output.number) }
        let number = max(1, numbers.max() ?? 1) + 1
        let property =
            "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"\(number)\" name=\"assay\"><vt:lpwstr>\(value)</vt:lpwstr></property>"
        if let end = xml.ranges(of: "</Properties>").last {
            return String(xml[..<end.lowerBound]) + property + xml[end.lowerBound...]
        }
        return xml.replacing(#/<Properties(?<space>[^>]*?)\/>/#) { match in
            "<Properties\(match.output.space)>\(property)</Properties>"
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
        return NoteTrailer.opening + lines.joined(separator: "\n") + "\n-->\n"
    }

    /// The lines between `<!-- assay` and `-->`; nil when there are none.
    private static func comment(of note: String) -> [String]? {
        NoteTrailer.comment(of: note)?.split(separator: "\n").map { String($0.replacing("¶", with: "")) }
    }

    /// A text as XML has it between its marks.
    static func escaped(_ text: String) -> String {
        // XML holds no control characters (XML 1.0, 2.2).
        Markup.escaped(
            String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\t" })))
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&apos;", with: "'").replacing(#/&#(x?[0-9A-Fa-f]+);/#) { match in
                let digits = match.output.1
                let code = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
                return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
                    ?? String(match.output.0)
            }
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

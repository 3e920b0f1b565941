internal import EmbeddedFiles
internal import Foundation
internal import TextAnalysis

/// The reader's edition: one HTML file that holds its program, its style, the councils' facts and every
/// report, each compressed by itself.
///
/// Nothing in it is fetched. Its scripts and its style run by their digests only (Content Security Policy,
/// level 3), so that markup in a report could not act even if it came to be read as markup, which it does
/// not: data are JSON without `<`, or compressed.
package struct EditionPage {
    /// Files of the program in the order in which they run.
    private static let scripts = [
        "elements", "reports", "stems", "facets", "search", "names", "charts", "notes", "passages",
        "councils", "searching", "compare", "application",
    ]

    /// What the readings are worth on labelled text that they were not made with, a sentence each.
    package static let readings = EmbeddedFiles.text("Page/readings.txt")
        .split(separator: "\n").map(String.init)

    private var bytes: [UInt8]

    /// The page up to its facts; reports are added, then it is finished.
    package init(_ facts: EditionFacts) throws {
        let script = Self.scripts.map { Self.withoutComments(EmbeddedFiles.text("Page/\($0).js")) }
            .joined(separator: "\n")
        let style = EmbeddedFiles.text("Page/style.css")
        let page = EmbeddedFiles.text("Page/page.html")
        bytes = Array(
            Self.filled(
                page,
                [
                    "title": Markup.escaped(MarkdownText.flattened(facts.title)), "style": style,
                    "script": script,
                    "styleHash": Self.hash(style), "scriptHash": Self.hash(script),
                    "facts": Self.withoutMarkup(try Self.json(facts)),
                ]
            ).utf8)
    }

    /// The words of the assessment with an id as the element that `add` takes: JSON, deflated, in base64. Most of the
    /// time of an edition goes into this, and one report's does not wait for another's.
    package static func packed(_ report: EditionReport, of id: String) throws -> [UInt8] {
        let packed = Data(Packing.deflated(try json(report))).base64EncodedString()
        return Array(
            "<script type=\"text/plain\" data-report=\"\(Markup.escaped(id))\">\(packed)</script>\n".utf8)
    }

    /// A script without the lines that are comments alone and without its indents: an eighth of the file of scores.
    private static func withoutComments(_ script: String) -> String {
        script.split(separator: "\n").map { $0.drop { $0 == " " } }
            .filter { words in !["//", "/**", "*"].contains(where: words.hasPrefix) }
            .joined(separator: "\n")
    }

    /// Adds a packed report.
    package mutating func add(_ report: [UInt8]) { bytes += report }

    /// The whole file. Its last element tells the page that the file was not cut short.
    package func finished() -> [UInt8] {
        bytes + Array("\(Self.end)</template>\n</body>\n</html>\n".utf8)
    }

    private static let end = "<template id=\"end\">"

    /// Whether a text is an edition that was written to its end.
    package static func isWhole(_ text: String) -> Bool { text.contains(end) }

    /// The template with each `{{name}}` replaced once, so that a value's own braces stay.
    private static func filled(_ template: String, _ values: [String: String]) -> String {
        var output = ""
        for part in template.split(separator: "{{", omittingEmptySubsequences: false) {
            guard let end = part.firstRange(of: "}}"), let value = values[String(part[..<end.lowerBound])]
            else {
                output += part
                continue
            }
            output += value + part[end.upperBound...]
        }
        return output
    }

    private static func json(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return withoutSteering(Array(try encoder.encode(value)))
    }

    /// JSON whose texts hold no control characters, no marks that turn letters round and none that nobody sees: what the
    /// page shows is all that there is. Line ends and tabs stay.
    private static func withoutSteering(_ json: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(json.count)
        var index = 0
        while index < json.count {
            let byte = json[index]
            if byte == UInt8(ascii: "\\"), index + 1 < json.count {
                // Of all characters the encoder writes only controls so.
                let mark = json[index + 1]
                let isControl = "ubf".utf8.contains(mark)
                output += isControl ? Array("\\ufffd".utf8) : [byte, mark]
                index += mark == UInt8(ascii: "u") ? 6 : 2
                continue
            }
            let length = byte < 0xC2 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let bytes = json[index..<min(index + length, json.count)]
            index += bytes.count
            if length > 1 || byte == 0x7F {
                let lead = UInt32(byte) & (length == 1 ? 0x7F : 0xFF >> (UInt32(length) + 1))
                let value = bytes.dropFirst().reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }
                if SteeringMarks.isUnseen(value) { continue }
                if SteeringMarks.steers(value) {
                    output += Array("\\ufffd".utf8)
                    continue
                }
            }
            output += bytes
        }
        return output
    }

    /// JSON that may stand inside an HTML script element: no `<` at all (HTML standard, 4.12.1.3).
    private static func withoutMarkup(_ json: [UInt8]) -> String {
        let escape = Array("\\u003c".utf8)
        return String(decoding: json.flatMap { $0 == UInt8(ascii: "<") ? escape : [$0] }, as: UTF8.self)
    }

    /// `sha256-…` in base64, as a policy names a script or style.
    private static func hash(_ text: String) -> String {
        "sha256-" + Data(Fingerprint.digest(Array(text.utf8))).base64EncodedString()
    }
}

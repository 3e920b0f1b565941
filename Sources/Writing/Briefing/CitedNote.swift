internal import AssessmentModel
internal import NoteChecking
internal import NoteText
internal import SourceText
internal import TextAnalysis

/// A written note as its evidence is looked for: which paragraphs it cites, and what it says where it cites
/// them.
///
/// Citations are read from the trailing comment (`NoteTrailer`); without one, from the footnotes' labels.
struct CitedNote: Sendable {
    /// Where the note cites a paragraph.
    struct Use: Sendable, Hashable {
        /// The heading it stands under; empty before the first.
        var heading: String
        /// The line that cites it, without marks.
        var words: String
        /// What is calculated in it, and how.
        var calculations: [NoteTrailer.Calculation] = []
    }

    /// A paragraph that the note cites.
    struct Passage: Sendable, Hashable {
        /// Long id (`northmoor@2025-03/needs/5`); short (`northmoor/needs/5`) where only a label is known.
        var id: String
        var label: String
        /// Sentences meant, by number; none for the whole paragraph.
        var sentences: [Int]
        /// As the note was written; nil where it does not say.
        var fingerprint: String?
        var uses: [Use]
        /// What does not hold where it is cited, by the check of the note.
        var faults: [String]
    }

    /// The note's first heading, or the file's name.
    private(set) var title: String
    /// In the order in which the note first cites them.
    private(set) var passages: [Passage] = []
    /// What does not hold in the note beside these paragraphs.
    private(set) var otherFaults: [String] = []
    /// Labels of citations of a rating, a date or scores, which have no paragraph.
    private(set) var otherLabels: [String] = []

    /// Ids of the paragraphs cited and of those before and after each.
    var paragraphs: [String] {
        var ids: [String] = []
        for passage in passages {
            for step in [0, -1, 1] {
                guard let id = Self.neighbour(of: passage.id, by: step), !ids.contains(id) else { continue }
                ids.append(id)
            }
        }
        return ids
    }

    /// The id of the paragraph so many places further in the same section; nil before its first.
    static func neighbour(of id: String, by step: Int) -> String? {
        guard let place = RecordID(id), place.kind == .finding else { return nil }
        return place.neighbour(by: step)?.description
    }

    /// - Throws: `WorldError` when it cites nothing.
    init(_ note: WrittenNote, path: String) throws(WorldError) {
        self.init(
            note.text.replacing("\r\n", with: "\n"), name: String(path.split(separator: "/").last ?? ""),
            faults: note.faults)
        guard !passages.isEmpty else {
            throw WorldError(
                "\(path): no citation of a paragraph was found in it. Name a note that Assay wrote.")
        }
    }

    /// - Parameter text: the note, with `\n` at its line ends.
    init(_ text: String, name: String, faults: [CheckItem] = []) {
        title = name
        let trailer = NoteTrailer(of: text)
        let main = trailer?.parameters.first { $0.name == "authority" }?.value
        let found = trailer.map {
            $0.citations.map { (label: $0.label, id: $0.id, fingerprint: Optional($0.fingerprint)) }
        }
        let cited =
            found
            ?? Self.labels(in: text).map { (label: $0, id: Self.id(ofLabel: $0) ?? "", fingerprint: nil) }
        let lines = Self.lines(of: text)
        if let heading = lines.first(where: { $0.isTitle }) { title = heading.heading }
        for citation in cited {
            guard let id = RecordID(citation.id), let paragraph = id.finding?.description else {
                if !otherLabels.contains(citation.label) { otherLabels.append(citation.label) }
                continue
            }
            let numbers = id.sentenceNumber.map { [$0] } ?? []
            if let place = passages.firstIndex(where: { $0.id == paragraph }) {
                passages[place].sentences = (passages[place].sentences + numbers).uniqued.sorted()
                continue
            }
            let marks = Self.marks(of: citation.label, main: main)
            let uses = lines.filter { line in !line.isTitle && marks.contains { line.raw.contains($0) } }
                .map { line in
                    let own = (trailer?.calculations ?? []).filter {
                        $0.heading == line.heading && line.words.contains($0.shown)
                    }
                    return Use(heading: line.heading, words: line.words, calculations: own)
                }
            let fingerprint = citation.fingerprint.flatMap { $0.isEmpty ? nil : $0 }
            passages.append(
                Passage(
                    id: paragraph, label: citation.label, sentences: numbers, fingerprint: fingerprint,
                    uses: uses.uniqued,
                    faults: faults.filter { fault in fault.sources.contains { Self.isKey($0, marks) } }.map(
                        \.message)))
        }
        let told = Set(passages.flatMap(\.faults))
        otherFaults = faults.map(\.message).filter { !told.contains($0) }
    }

    /// How a label stands in the text: `[^northmoor-needs-7]`, `[northmoor needs 7]`, and `[needs 7]` for the
    /// note's own council.
    private static func marks(of label: String, main: String?) -> [String] {
        let words = label.replacing("-", with: " ")
        var marks = ["[^\(label)]", "[\(words)]"]
        if let main, label.hasPrefix(main + "-") {
            marks.append("[\(label.dropFirst(main.count + 1).replacing("-", with: " "))]")
        }
        return marks
    }

    /// Whether a citation's key is one of these marks.
    private static func isKey(_ key: String, _ marks: [String]) -> Bool {
        marks.contains("[^\(key)]") || marks.contains("[\(key)]")
    }

    /// Labels of footnotes, in the order of the text.
    private static func labels(in text: String) -> [String] {
        text.matches(of: #/\[\^([a-z0-9-]+)\](?!:)/#).map { String($0.1) }.uniqued
    }

    /// `northmoor/needs/7` for `northmoor-needs-7`; `northmoor@2025-03/needs/7` for
    /// `northmoor-2025-03-needs-7`; nil for other labels.
    static func id(ofLabel label: String) -> String? {
        guard let match = label.wholeMatch(of: labelOfParagraph.regex) else { return nil }
        let month = match.output.month.map { "@\($0.dropFirst())" } ?? ""
        return "\(match.output.slug)\(month)/\(match.output.section)/\(match.output.number)"
    }

    private static let labelOfParagraph = Pattern(
        #/(?<slug>[a-z-]+?)(?<month>-(?:\d{4}(?:-\d\d)?|undated))?-(?<section>[a-z]+)-(?<number>\d+)/#)

    private struct Line {
        var raw: String
        var words: String
        var heading: String
        var isTitle: Bool
    }

    /// The lines that say something, each with its heading, up to the sources.
    private static func lines(of text: String) -> [Line] {
        var lines: [Line] = []
        var heading = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix(NoteTrailer.opening.dropLast()) { break }
            if line.hasPrefix("#") {
                let words = String(line.drop { $0 == "#" || $0 == " " })
                if lines.isEmpty, line.hasPrefix("# ") {
                    lines.append(Line(raw: "", words: "", heading: plain(words), isTitle: true))
                }
                heading = line.hasPrefix("# ") ? "" : plain(words)
                continue
            }
            if ["Sources", "Glossary"].contains(heading) || line.hasPrefix("| -") { continue }
            lines.append(
                Line(raw: String(line), words: plain(String(line)), heading: heading, isTitle: false))
        }
        return lines
    }

    private static let footnote = Pattern(#/ ?\[\^[a-z0-9-]+\]/#)
    private static let listMarks = Pattern(#/^(?:> ?|- |\d+\. )+/#)
    private static let escape = Pattern(#/\\([^A-Za-z0-9 ])/#)

    /// A line without list marks, bold, citations, table bars and escapes.
    static func plain(_ line: String) -> String {
        var text = line.replacing(footnote.regex, with: "").replacing(
            NoteWords.bracketedCitation.regex, with: "")
        if text.hasPrefix("|") {
            // A bar inside a cell is escaped; it stands for itself again further down.
            let cells = text.replacing("\\|", with: "\u{E000}").split(separator: "|").map { cell in
                String(cell.drop { $0 == " " }.trimmingSuffix { $0 == " " }).replacing(
                    "\u{E000}", with: "\\|")
            }
            text = cells.filter { !$0.isEmpty }.joined(separator: "; ")
        }
        text = text.replacing(listMarks.regex, with: "").replacing("**", with: "")
        return text.replacing(escape.regex) { String($0.1) }
    }
}

extension Array where Element: Hashable {
    /// Each element once, where it first stands.
    var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

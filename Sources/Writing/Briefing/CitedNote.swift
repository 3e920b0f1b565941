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
        /// What cites it, without marks: the words up to its mark from the one before, or a table's row.
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
        try self.init(
            note.text.replacing("\r\n", with: "\n"), name: String(path.split(separator: "/").last ?? ""),
            faults: note.faults)
        guard !passages.isEmpty else {
            throw WorldError(
                "\(path): no citation of a paragraph was found in it. Name a note that Assay wrote.")
        }
    }

    /// - Parameter text: the note, with `\n` at its line ends.
    /// - Throws: `WorldError` for a text that `ParsedNote` cannot read.
    init(_ text: String, name: String, faults: [CheckItem] = []) throws(WorldError) {
        let note = try ParsedNote(Source(name: name, text: text))
        let trailer = NoteTrailer(of: text)
        let main = trailer?.parameters.first { $0.name == "authority" }?.value
        let found = trailer.map {
            $0.citations.map { (label: $0.label, id: $0.id, fingerprint: Optional($0.fingerprint)) }
        }
        let cited =
            found
            ?? Self.labels(in: note).map { (label: $0, id: Self.id(ofLabel: $0) ?? "", fingerprint: nil) }
        title = note.title ?? name
        for citation in cited {
            guard let id = RecordID(citation.id), let paragraph = id.finding?.description else {
                if !otherLabels.contains(citation.label) { otherLabels.append(citation.label) }
                continue
            }
            let numbers = id.sentenceNumber.map { [$0] } ?? []
            if let place = passages.firstIndex(where: { $0.id == paragraph }) {
                passages[place].sentences = (passages[place].sentences + numbers).unique.sorted()
                continue
            }
            let keys = Self.keys(of: citation.label, main: main)
            let uses = note.body.filter { block in
                block.cells.contains { $0.citations.contains { keys.contains($0.key) } }
            }.map { block in
                // The title is no heading of what stands below it.
                let heading = block.headings.count > 1 || note.title == nil ? block.heading : ""
                let words = Self.words(of: block, citing: keys)
                let own = (trailer?.calculations ?? []).filter {
                    $0.heading == heading && words.contains($0.shown)
                }
                return Use(heading: heading, words: words, calculations: own)
            }
            let fingerprint = citation.fingerprint.flatMap { $0.isEmpty ? nil : $0 }
            passages.append(
                Passage(
                    id: paragraph, label: citation.label, sentences: numbers, fingerprint: fingerprint,
                    uses: uses.unique,
                    faults: faults.filter { fault in fault.sources.contains(where: keys.contains) }.map(
                        \.message)))
        }
        let told = Set(passages.flatMap(\.faults))
        otherFaults = faults.map(\.message).filter { !told.contains($0) }
    }

    private static func words(of block: NoteBlock, citing keys: [String]) -> String {
        if let header = block.table?.header {
            return block.cells.enumerated().filter { !$0.element.text.isEmpty }.map { column, cell in
                column > 0 && header.indices.contains(column) ? "\(header[column]) \(cell.text)" : cell.text
            }.joined(separator: ". ")
        }
        return block.cells.flatMap { cell -> [String] in
            let bytes = Array(cell.text.utf8)
            let ends = Set(cell.citations.map(\.place)).sorted()
            guard ends.count > 1 else { return [cell.text] }
            return Set(cell.citations.filter { keys.contains($0.key) }.map(\.place)).sorted().map { end in
                let start = ends.last { $0 < end } ?? 0
                let own = String(
                    decoding: bytes[min(start, bytes.count)..<min(end, bytes.count)], as: UTF8.self)
                // Of a paragraph its last sentence carries the mark.
                let last =
                    block.kind == .paragraph
                    ? SentenceSegmenter.segment(own).last.map { String(own[$0]) } : nil
                return String((last ?? own).drop { ".; ".contains($0) })
            }
        }.filter { !$0.isEmpty }.joined(separator: " … ")
    }

    /// How a label stands in the text: `northmoor-needs-7` of a footnote, `northmoor needs 7` of a bracket, and
    /// `needs 7` for the note's own council.
    private static func keys(of label: String, main: String?) -> [String] {
        let own = main.flatMap { label.hasPrefix($0 + "-") ? String(label.dropFirst($0.count + 1)) : nil }
        return [label, label.replacing("-", with: " ")] + (own.map { [$0.replacing("-", with: " ")] } ?? [])
    }

    /// Labels of footnotes, in the order of the text.
    private static func labels(in note: ParsedNote) -> [String] {
        note.blocks.flatMap { $0.cells.flatMap { $0.citations.map(\.key) } }.filter { !$0.contains(" ") }
            .unique
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
}

internal import Templates
internal import AssessmentModel
internal import NoteText
internal import SourceText
internal import TextAnalysis

/// Puts citations, sources and glossary into the rendered text, measures it and signs it.
enum Finisher {
    static func finish(
        _ rendered: String, _ views: Views, _ checked: CheckedTemplate, _ bound: BoundParameters,
        _ order: BriefingOrder, _ used: UsedEvidence
    ) throws -> ComposedNote {
        let book = CitationBook(
            of: rendered, expandingSources(used.citations, views.terms), figures: used.figures,
            main: bound.values["authority"]?.first?.key)
        var text = book.inserting(order.citationForm, into: rendered)
        text = numberingParagraphs(numberingTables(text))
        let calculations = takingCalculations(from: &text, used)
        let body = text.prefix { $0 != UsedEvidence.sourcesMark && $0 != UsedEvidence.glossaryMark }
        var warnings = views.problems
        let glossary = Glossary(of: String(body), terms: views.terms)
        // Without a glossary the note is not the place to explain them.
        for acronym in text.contains(UsedEvidence.glossaryMark) ? glossary.unexplained : [] {
            warnings.append(
                Diagnostic(
                    "acronym", .warning,
                    "The acronym \(acronym) is not explained by the report: explain it, or say it in words."))
        }
        text = text.replacing(
            String(UsedEvidence.sourcesMark), with: book.sources(order.citationForm, edition: order.edition)
        )
        text = tidy(glossary.written(into: text, at: UsedEvidence.glossaryMark))
        let written = try ParsedNote(Source(name: checked.template.name, text: text))
        let words = NoteWords.count(in: written)
        let limits = checked.template.limits
        if let most = limits.words, words > most {
            warnings.append(
                Diagnostic(
                    "length", .warning,
                    "The note has \(words) words before its sources; \(checked.template.name) allows \(most)."
                ))
        }
        warnings += tableWarnings(written, limits)
        let parameters: [(name: String, value: String)] = checked.template.parameters.compactMap {
            parameter in bound.key(parameter.name).map { (parameter.name, $0) }
        }
        let trailer = NoteTrailer(
            template: checked.template.name, version: checked.template.version, isDraft: order.isDraft,
            parameters: parameters + used.kept,
            citations: book.entries.flatMap { entry in
                entry.citations.map { (entry.label, $0.id, $0.fingerprint) }
            },
            calculations: calculations, waivers: order.waivers, former: used.former)
        return ComposedNote(
            text: try trailer.sign(text), citations: book.entries.map { ($0.label, $0.citations) },
            warnings: warnings,
            source: checked.template.source,
            choices: used.choices, words: words, leftOut: used.fallen, turnedAway: used.turnedAway)
    }

    /// Takes the marks of calculations out of a text: what is left is for readers, what is given back for the
    /// trailing comment.
    private static func takingCalculations(from text: inout String, _ used: UsedEvidence) -> [NoteTrailer
        .Calculation]
    {
        var found: [NoteTrailer.Calculation] = []
        var output = ""
        for section in NoteTrailer.sections(of: text) {
            var rest = section.text[...]
            while let open = rest.firstIndex(of: UsedEvidence.openCalculation),
                let close = rest[open...].firstIndex(of: UsedEvidence.closeCalculation)
            {
                output += rest[..<open]
                if let number = Int(rest[rest.index(after: open)..<close]),
                    used.calculations.indices.contains(number)
                {
                    let (shown, recipe) = used.calculations[number]
                    found.append(
                        NoteTrailer.Calculation(heading: section.heading, shown: shown, recipe: recipe))
                }
                rest = rest[rest.index(after: close)...]
            }
            output += rest
        }
        text = output
        return found
    }

    /// Sources that a report names by their acronym alone, in full.
    private static func expandingSources(
        _ citations: [Citation], _ terms: [(acronym: String, expansion: String)]
    ) -> [Citation] {
        citations.map { citation in
            var citation = citation
            if let name = citation.sourceName, let words = Glossary.expansion(of: name, terms: terms) {
                citation.sourceName = words
            }
            return citation
        }
    }

    private static func numberingTables(_ text: String) -> String {
        var pieces = text.split(separator: UsedEvidence.tableMark, omittingEmptySubsequences: false).map(
            String.init)
        for index in pieces.indices.dropFirst() { pieces[index] = String(index) + pieces[index] }
        return pieces.joined()
    }

    /// Sections from 1, and the paragraphs of each from its number and `.1`.
    private static func numberingParagraphs(_ text: String) -> String {
        var (section, paragraph) = (0, 0)
        var output = ""
        for character in text {
            if character == UsedEvidence.sectionMark {
                (section, paragraph) = (section + 1, 0)
                output += String(section)
            } else if character == UsedEvidence.paragraphMark {
                paragraph += 1
                output += "\(section).\(paragraph)"
            } else {
                output.append(character)
            }
        }
        return output
    }

    /// At most one blank line in a row, no spaces at ends of lines, one newline at the end.
    private static func tidy(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let trimmed = line.trimmingSuffix { $0 == " " || $0 == "\r" }
            if trimmed.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(trimmed)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func tableWarnings(_ note: ParsedNote, _ limits: NoteLimits) -> [Diagnostic] {
        let tables = note.tables.map { $0.rows.count - 1 }
        var warnings: [Diagnostic] = []
        if let most = limits.tables, tables.count > most {
            warnings.append(
                Diagnostic(
                    "tables", .warning, "The note has \(tables.count) tables; the template allows \(most)."))
        }
        if let most = limits.tableRows, let longest = tables.max(), longest > most {
            warnings.append(
                Diagnostic(
                    "table-rows", .warning, "A table has \(longest) rows; the template allows \(most)."))
        }
        return warnings
    }
}

/// The citations of a note in the order of their first use, and how each is written.
struct CitationBook {
    struct Entry {
        var label: String
        /// The citations that share the label: sentences of one paragraph.
        var citations: [Citation]
    }

    private(set) var entries: [Entry] = []
    private let citations: [Citation]
    private let main: String?
    private let figures: [String: FigureRow]

    /// - Parameters:
    ///   - rendered: text with citation marks.
    ///   - figures: the cited figures by long id.
    ///   - main: slug of the authority that the note is about, which bracketed citations leave out.
    init(of rendered: String, _ citations: [Citation], figures: [String: FigureRow], main: String?) {
        self.citations = citations
        self.figures = figures
        self.main = main
        var places: [String: Int] = [:]
        for number in Self.numbers(in: rendered) where citations.indices.contains(number) {
            let citation = citations[number]
            if let place = places[citation.label] {
                if !entries[place].citations.contains(citation) { entries[place].citations.append(citation) }
            } else {
                places[citation.label] = entries.count
                entries.append(Entry(label: citation.label, citations: [citation]))
            }
        }
    }

    /// The text with every mark written in a form; neighbouring marks of one label are written once.
    func inserting(_ form: CitationForm, into text: String) -> String {
        var output = ""
        var lastLabel: String?
        var rest = text[...]
        while let open = rest.firstIndex(of: UsedEvidence.openMark),
            let close = rest[open...].firstIndex(of: UsedEvidence.closeMark)
        {
            let between = rest[..<open]
            output += between
            if !between.isEmpty { lastLabel = nil }
            if let number = Int(rest[rest.index(after: open)..<close]), citations.indices.contains(number) {
                let citation = citations[number]
                if citation.label != lastLabel { output += written(citation, form) }
                lastLabel = citation.label
            }
            rest = rest[rest.index(after: close)...]
        }
        return output + rest
    }

    /// The source list: footnotes, or lines that begin with the bracket; with links into an edition where one is named.
    func sources(_ form: CitationForm, edition: EditionLink? = nil) -> String {
        entries.map { entry in
            guard let first = entry.citations.first else { return "" }
            let link = edition?.address(of: first)
            let words = words(of: entry) + (link.map { " [Read it in its place](\($0))" } ?? "")
            switch form {
            case .footnote: return "[^\(entry.label)]: \(words)"
            case .bracket: return "- [\(bracket(first))] \(words)"
            case .none: return "- \(words)"
            }
        }.joined(separator: "\n")
    }

    private func written(_ citation: Citation, _ form: CitationForm) -> String {
        switch form {
        case .footnote: "[^\(citation.label)]"
        case .bracket: " [\(bracket(citation))]"
        case .none: ""
        }
    }

    /// `needs 7`; `sunderland needs 7` for another authority.
    private func bracket(_ citation: Citation) -> String {
        let words =
            (citation.isCurrent && citation.authoritySlug == main ? citation.placeLabel : citation.label)
        return words.replacing("-", with: " ")
    }

    /// "CQC Northmoor report, Assessing needs, paragraph 3 (Adult Social Care Survey, October 2024).",
    /// escaped.
    ///
    /// A source that belongs to only some of the citations says to which: "(comparison with England: Short
    /// and Long Term Support, …)" or "(74.2%: Short and Long Term Support, …)".
    private func words(of entry: Entry) -> String {
        guard let first = entry.citations.first else { return "" }
        guard case .paragraph = first.place else { return Self.listWords(first) }
        var groups: [(source: String, citations: [Citation])] = []
        for citation in entry.citations {
            guard let source = source(of: citation) else { continue }
            if let place = groups.firstIndex(where: { $0.source == source }) {
                groups[place].citations.append(citation)
            } else {
                groups.append((source, [citation]))
            }
        }
        guard !groups.isEmpty else { return MarkdownText.escaped(first.words) + "." }
        // A quotation of the sentence in which a figure stands has the figure's source.
        let covered = Set(groups.flatMap { $0.citations.map(Self.sentence) })
        let others = entry.citations.filter { source(of: $0) == nil && !covered.contains(Self.sentence($0)) }
        let isForAll = groups.count == 1 && others.isEmpty
        let isOnlyComparison =
            groups.count == 1 && groups[0].citations.allSatisfy(isComparison)
            && !others.contains {
                isComparison($0) || figures[$0.id] == nil && $0.quotation.contains("England")
            }
        let parts = groups.map { group in
            if isForAll { return group.source }
            if isOnlyComparison { return "comparison with England: \(group.source)" }
            let values = group.citations.compactMap { figures[$0.id]?.shown }
            return "\(values.isEmpty ? "in part" : values.joined(separator: ", ")): \(group.source)"
        }
        return MarkdownText.escaped("\(first.words) (\(parts.joined(separator: "; "))).")
    }

    /// Name and date of what a citation's figure is from. A council's own count beside a survey's share is
    /// not the survey's.
    private func source(of citation: Citation) -> String? {
        if let figure = figures[citation.id], figure.comparator != .england, figure.unit != .percent,
            figure.unit != .ratio
        {
            return nil
        }
        guard let name = citation.sourceName else { return nil }
        let words = [name, citation.sourceDate?.english].compactMap { $0 }.joined(separator: ", ")
        // A bracket that a report's own source list left over.
        return words.count { $0 == ")" } > words.count { $0 == "(" } ? words.replacing(")", with: "") : words
    }

    private func isComparison(_ citation: Citation) -> Bool { figures[citation.id]?.comparator == .england }

    private static func sentence(_ citation: Citation) -> String {
        RecordID(citation.id)?.sentence?.description ?? citation.id
    }

    /// The words for a rating or for scores, which may be known from a list and not from the report: "…, as
    /// listed by: [host/path](…), file".
    private static func listWords(_ citation: Citation) -> String {
        guard let source = citation.sourceName else { return MarkdownText.escaped(citation.words) + "." }
        let words = citation.place == .scores ? "CQC scores for \(citation.authority)" : citation.words
        let address = source.prefix { $0 != " " }
        let rest = MarkdownText.escaped(source.dropFirst(address.count))
        guard let scheme = address.firstRange(of: "://"), address.hasPrefix("http"),
            address.wholeMatch(of: Self.address.regex) != nil
        else {
            return "\(MarkdownText.escaped(words)), as listed by: \(MarkdownText.escaped(source))."
        }
        let link = "[\(MarkdownText.escaped(address[scheme.upperBound...]))](\(address))"
        return "\(MarkdownText.escaped(words)), as listed by: \(link)\(rest.isEmpty ? "" : ", \(rest)")."
    }

    private static let address = Pattern(#/[A-Za-z0-9:\/._~?=&%+-]+/#)

    private static func numbers(in text: String) -> [Int] {
        text.split(separator: UsedEvidence.openMark).dropFirst().compactMap { piece in
            Int(piece.prefix { $0 != UsedEvidence.closeMark })
        }
    }
}

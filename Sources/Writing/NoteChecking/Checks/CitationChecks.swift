internal import ClaimReading
internal import AssessmentModel
internal import NoteText
internal import SourceText
internal import TextAnalysis

extension Check {
    static let citationChecks: [Check] = [
        error(
            .council,
            "What CQC wrote of one council, given as another's: the council named is none of those cited."
        ) { checked, check in
            for segment in checked.segments where segment.isCited {
                let cited = Set(checked.assessments(of: segment).map(\.authoritySlug))
                // A column may be another council's, of which the row cites nothing, when one column is the
                // cited council's.
                let columns =
                    try checked.body[segment.block].table?.header.flatMap {
                        try checked.source.councils(namedIn: $0).map(\.slug)
                    } ?? []
                let header = segment.cell > 0 && cited.isDisjoint(with: columns) ? segment.header ?? "" : ""
                for text in [segment.ownWords, segment.label, header] {
                    let named = try checked.source.councils(namedIn: text)
                    guard let first = named.first, cited.isDisjoint(with: named.map(\.slug)), !cited.isEmpty
                    else { continue }
                    let right = checked.assessments(of: segment).map(\.authority).sorted()
                    checked.report(
                        check, segment, at: 0, about: first.slug + segment.text,
                        "This names \(first.name), and cites \(right.joined(separator: ", ")).",
                        hint: "Name the council that CQC wrote it of, or cite the report on \(first.name).")
                    break
                }
            }
            guard let main = checked.main,
                let title = checked.note.blocks.first(where: { $0.kind == .heading(level: 1) })
            else { return }
            let named = try checked.source.councils(namedIn: title.text)
            let about = Set(checked.assessments.values.map(\.authoritySlug))
            guard let first = named.first, about.isDisjoint(with: named.map(\.slug)) else { return }
            checked.report(
                check, offset: title.cells[0].offset(of: 0), about: first.slug,
                "The title names \(first.name); the note is about \(main.authority).",
                hint: "Put the name right.")
        },
        error(
            .citation,
            "A citation that leads nowhere: no such source in the note, or no such paragraph in the library."
        ) {
            checked, check in
            for citation in checked.citations.values.sorted(by: { $0.key < $1.key }) {
                for problem in citation.problems { problem.reportUnresolved(citation, &checked, check) }
            }
            for source in checked.note.doubled {
                checked.report(
                    check, offset: source.offset, about: source.key + source.words,
                    "The source \(source.key) is defined twice.",
                    hint: "Keep one of the two, or give one another label.")
            }
        },
        error(
            .citationWords,
            "The words of a citation name another paragraph than the one the note was made from."
        ) { checked, check in
            for citation in checked.citations.values.sorted(by: { $0.key < $1.key }) {
                for case .wordsDisagree(let words, let place) in citation.problems {
                    checked.report(
                        check, offset: citation.offset ?? 0, about: citation.key,
                        "The source \(citation.key) says \(words), but the note was made from \(place).",
                        hint: "Put the words right, or cite the other paragraph with a label of its own.",
                        sources: [citation.key])
                }
            }
        },
        error(.moved, "A cited paragraph stands at another place since its page was published again.") {
            checked, check in
            for citation in checked.citations.values.sorted(by: { $0.key < $1.key }) {
                for case .moved(let from, let to) in citation.problems {
                    checked.report(
                        check, offset: citation.offset ?? 0, about: citation.key,
                        "\(checked.words(for: from)) moved: the same words are now \(checked.words(for: to)).",
                        hint:
                            "Nothing in its words changed. Write \(checked.words(for: to)), or write the note again.",
                        sources: [citation.key])
                }
            }
        },
        error(
            .stale,
            "The words of a cited paragraph were changed since the note was written: says which quotations no longer stand."
        ) {
            checked, check in
            for citation in checked.citations.values.sorted(by: { $0.key < $1.key }) {
                for case .edited(let place, let old, let new) in citation.problems {
                    reportEdit(citation, place, old, new, &checked, check)
                }
            }
        },
    ]

    /// A paragraph that was edited: once for the paragraph, and once for each quotation that no longer stands
    /// in it.
    private static func reportEdit(
        _ citation: ResolvedCitation, _ place: SourcePassagePlace, _ old: String?, _ new: String?,
        _ checked: inout CheckedNote, _ check: Check
    ) {
        let where_ = checked.words(for: place)
        guard let new else {
            return checked.report(
                check, offset: citation.offset ?? 0, about: citation.key,
                "\(where_) is no longer in the report" + (old.map { "; it read: “\($0)”" } ?? "") + ".",
                hint: "Drop what rests on it, or find what took its place: assay verify \"…\".",
                sources: [citation.key])
        }
        var broken = 0
        for segment in checked.segments where segment.keys.contains(citation.key) {
            for quote in segment.quotes {
                let words = segment.slice(quote.range)
                let stands = checked.passages(of: segment).contains { Verbatim.stands(words, in: $0.text) }
                let stood = old.map { Verbatim.stands(words, in: $0) } ?? (Similarity.ofWords(words, new) > 0)
                guard !stands, stood else { continue }
                broken += 1
                // Of several sentences, the first that no longer stands.
                let bytes = Array(words.utf8)
                let gone =
                    SentenceSegmenter.segment(bytes).lazy
                    .map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
                    .first { !Verbatim.stands($0, in: new) } ?? String(words)
                guard let nearest = Verbatim.nearest(to: gone, in: new) else {
                    checked.report(
                        check, segment, at: quote.range.lowerBound, about: citation.key + words,
                        "\(where_) was changed, and “\(words)” no longer stands in it, nor anything like it.",
                        hint: "Drop what rests on it; `rebase` leads through a draft's.")
                    continue
                }
                // A quotation leaves an opening "However," out.
                let sentence =
                    Wording.withoutConnective(gone).count == gone.count
                    ? String(Wording.withoutConnective(nearest)) : nearest
                checked.report(
                    check, segment, at: quote.range.lowerBound, about: citation.key + words,
                    "\(where_) was changed, and “\(words)” no longer stands in it: \(Verbatim.difference(sentence, from: gone).english).",
                    hint:
                        "It reads now: “\(sentence)” Quote that, or drop it; `rebase` leads through a draft's."
                )
            }
        }
        guard broken == 0 else { return }
        let how = old.map { WordDifference(from: $0, to: new).english } ?? "its old words are not kept"
        checked.report(
            check, offset: citation.offset ?? 0, about: citation.key,
            "\(where_) was changed since the note was written: \(how).",
            hint: "What the note quotes from it still stands. Read it again, then write the note again.",
            sources: [citation.key])
    }
}

extension ResolvedCitation.Problem {
    fileprivate func reportUnresolved(
        _ citation: ResolvedCitation, _ checked: inout CheckedNote, _ check: Check
    ) {
        switch self {
        case .undefined:
            checked.report(
                check, offset: citation.offset ?? 0, about: citation.key,
                "No source is given for [\(citation.key)].",
                hint: "Add it to the sources: [^\(citation.key)]: CQC … report, SECTION, paragraph N.")
        case .unresolved(let why):
            checked.report(
                check, offset: citation.offset ?? 0, about: citation.key,
                "The source \(citation.key) leads nowhere: \(why)",
                hint: "Import the report, or cite a paragraph that is there.", sources: [citation.key])
        case .moved, .edited, .wordsDisagree: break
        }
    }
}

extension NoteSegment {
    /// A stretch of the segment, in bytes.
    func slice(_ range: Range<Int>) -> String { String(text[Span(range.lowerBound, range.upperBound)]) }
}

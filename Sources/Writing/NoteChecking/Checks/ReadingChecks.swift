internal import ClaimReading
internal import English
internal import AssessmentModel
internal import NoteText
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

extension Check {
    static let readingChecks: [Check] = [
        warning(.acronym, "An acronym that the note does not expand.") { checked, check in
            let known = checked.vocabulary.words.knownAcronyms
            let text = checked.note.blocks.map(\.text).joined(separator: "\n")
            var seen: Set<String> = []
            for segment in checked.segments where !checked.isRemark(segment) {
                for (acronym, place) in Acronyms.find(in: segment.text)
                where !known.contains(acronym) && seen.insert(acronym).inserted {
                    guard !Acronyms.isExpanded(acronym, in: text, blocks: checked.note.blocks) else {
                        continue
                    }
                    checked.report(
                        check, segment, at: place, about: acronym,
                        "\(acronym) is not expanded anywhere in the note.",
                        hint: (checked.assessments.values.flatMap(\.terms).first { $0.acronym == acronym })
                            .map {
                                "It stands for \($0.expansion)."
                            }
                            ?? "Say it in words, or add it to the glossary.")
                }
            }
        },
        warning(.longSentence, "A sentence of more than 25 words outside quotations.") { checked, check in
            for segment in checked.segments where segment.header == nil && !checked.isRemark(segment) {
                for (words, place) in Readability.sentences(of: segment) where words > 25 {
                    checked.report(
                        check, segment, at: place,
                        about: segment.slice(place..<min(place + 60, segment.text.utf8.count)),
                        "This sentence has \(words) words.", hint: "Cut it in two: most should have under 25."
                    )
                }
            }
        },
        warning(.readability, "Text outside quotations with a Flesch reading ease below 60.") {
            checked, check in
            // A caption repeats the name of a statement, which is CQC's.
            let prose = checked.segments.filter {
                $0.header == nil && !checked.isRemark($0)
                    && !Folding.words(checked.body[$0.block].text).hasPrefix("table ")
            }
            var total = Readability()
            for segment in prose { total.add(segment.ownWords) }
            guard total.words >= 100, let score = total.flesch, score < 60 else { return }
            checked.report(
                check, offset: 0, about: "note",
                "The note's own words have a Flesch reading ease of \(Int(score)); 60 or more is plain English.",
                hint: "Use shorter words and shorter sentences.")
        },
        warning(
            .plainWords,
            "Words that plain-English guidance avoids, outside quotations and names of measures."
        ) { checked, check in
            for segment in checked.segments where !checked.isRemark(segment) {
                let folded = " " + Folding.words(segment.ownWords) + " "
                for (avoided, instead) in checked.vocabulary.words.avoided
                where folded.has(" \(Folding.words(avoided)) ") {
                    // The name of a measure in a table is CQC's, marks or no marks.
                    if segment.header != nil,
                        checked.passages(of: segment).contains(where: {
                            Folding.words($0.text).contains(Folding.words(avoided))
                        })
                    {
                        continue
                    }
                    let place =
                        segment.text.lowercased().firstRange(of: avoided).map {
                            segment.text.lowercased()[..<$0.lowerBound].utf8.count
                        } ?? 0
                    checked.report(
                        check, segment, at: place, about: avoided + segment.text,
                        "“\(avoided)” is hard on the reader.",
                        hint: "Instead: \(instead).")
                }
            }
        },
        warning(.length, "More words, tables or rows than the note's template allows.") { checked, check in
            guard let limits = checked.limits else { return }
            if let most = limits.words {
                let words = NoteWords.count(in: checked.note)
                if words > most {
                    checked.report(
                        check, offset: 0, about: "words",
                        "The note has \(words) words before its sources; its template allows \(most).",
                        hint: "Leave out what members can do without.")
                }
            }
            if let most = limits.tables, checked.note.tables.count > most {
                checked.report(
                    check, offset: 0, about: "tables",
                    "The note has \(checked.note.tables.count) tables; its template allows \(most).",
                    hint: "Say in a sentence what one of them shows.")
            }
            for table in checked.note.tables {
                guard let most = limits.tableRows, table.rows.count - 1 > most else { continue }
                checked.report(
                    check, offset: table.offset, about: "rows" + table.header.joined(),
                    "This table has \(table.rows.count - 1) rows; the note's template allows \(most).",
                    hint: "Keep the rows that matter.")
            }
        },
        warning(.altText, "A picture without words that say what it shows.") { checked, check in
            for link in checked.note.blocks.flatMap({ $0.cells.flatMap(\.links) })
            where link.isImage && Wording.count(link.text) < 3 {
                checked.report(
                    check, offset: link.offset, about: link.address, "This picture has no alternative text.",
                    hint:
                        "Say in the square brackets what it shows: ![Five of nine areas score 3](\(link.address))"
                )
            }
        },
        warning(.linkText, "A link whose words do not say where it leads.") { checked, check in
            let empty = CheckingWords.emptyLinks
            for block in checked.body {
                for link in block.cells.flatMap(\.links) where !link.isImage {
                    let words = Folding.words(link.text)
                    guard words.isEmpty || empty.contains(words) || link.text.hasPrefix("http") else {
                        continue
                    }
                    checked.report(
                        check, offset: link.offset, about: link.address,
                        "The words of this link, “\(link.text)”, do not say where it leads.",
                        hint: "Name the page that it opens.")
                }
            }
        },
    ]
}

extension Readability {
    /// The sentences of a segment with the number of words outside quotations (in its longest part between
    /// semicolons), and their places.
    static func sentences(of segment: NoteSegment) -> [(words: Int, place: Int)] {
        let own = Array(segment.ownWords.utf8)
        return SentenceSegmenter.segment(Array(segment.text.utf8)).map { span in
            let text = String(decoding: own[span.start..<min(span.end, own.count)], as: UTF8.self)
            // Parts of a list with semicolons are read one by one.
            let parts = text.split(separator: ";").map { part in
                part.split(whereSeparator: \.isWhitespace).count {
                    $0.contains { $0.isLetter || $0.isNumber }
                }
            }
            return (parts.max() ?? 0, span.start)
        }
    }
}

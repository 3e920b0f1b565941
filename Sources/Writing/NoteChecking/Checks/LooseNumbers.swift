internal import ClaimReading
internal import AssessmentModel
internal import NoteText
internal import SentenceNumbers
internal import SourceText
internal import TextAnalysis

/// Numbers outside the text of a note: in its headings, behind the words of its sources, in what stands for a
/// picture, in what no page shows.
enum LooseNumbers {
    static func examine(_ checked: inout CheckedNote, _ check: Check) {
        for block in checked.note.blocks {
            for link in block.cells.flatMap(\.links) where link.isImage {
                examine(link.text, at: link.offset, "the words of a picture", &checked, check)
            }
            guard case .heading = block.kind else { continue }
            examine(block.text, at: block.offset, "a heading", &checked, check)
        }
        for hidden in checked.note.hidden {
            examine(hidden.text, at: hidden.offset, "text that no page shows", &checked, check)
        }
        for source in checked.note.sources {
            examine(source.words, at: source.offset, "the words of a source", &checked, check)
        }
    }

    /// What is measured has a unit or is counted behind a word; the number of a heading and of a paragraph
    /// is neither.
    private static func examine(
        _ text: String, at offset: Int, _ place: String, _ checked: inout CheckedNote, _ check: Check
    ) {
        let numbers = NumberMentions(of: text, vocabulary: checked.vocabulary).numbers.filter {
            $0.role == .value && !$0.isSpelled && $0.span.lowerBound > 0
                && ($0.unit != nil || $0.population != nil)
        }
        for mention in numbers where !checked.isCited(mention) {
            checked.report(
                check, offset: offset, about: mention.words + text,
                "Nothing stands behind \(mention.words) in \(place): “\(text)”",
                hint: "Take the number out, or give it in a sentence that cites its paragraph.")
        }
    }
}

extension CheckedNote {
    /// Whether a paragraph that the note cites has a number in its unit, or the scores of the council have it.
    fileprivate mutating func isCited(_ mention: NumberMention) -> Bool {
        if mention.unit == .percent,
            assessments.values.contains(where: {
                $0.percentPrinted.map(Double.init) == mention.value
                    || ScoreArithmetic(scores: Array($0.scores.values)).map { Double($0.percent) }
                        == mention.value
            })
        {
            return true
        }
        for passage in citedPassages {
            let has = sentences(of: passage).contains { sentence in
                sentence.mentions.numbers.contains { mention.agrees(with: $0) && $0.unit == mention.unit }
            }
            if has { return true }
        }
        return false
    }
}

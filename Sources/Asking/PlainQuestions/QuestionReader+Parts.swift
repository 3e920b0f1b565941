internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// Lines that ask more than one thing, and whom they are about.
extension QuestionReader {
    /// The questions of a line: several when one ends in a question mark, or in "and", before a word that opens
    /// another, and each is understood by itself.
    package func questions(in line: String) -> [String] {
        var parts: [[String]] = [[]]
        let words = line.words
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? Folding.words(words[index + 1]).firstWord : ""
            let isOpened = index > 1 && index + 2 < words.count && table.questionWords.contains(next)
            if isOpened, word.hasSuffix("?") {
                parts[parts.count - 1].append(word)
                parts.append([])
            } else if isOpened, ["and", "&"].contains(word.lowercased()) {
                parts.append([])
            } else {
                parts[parts.count - 1].append(word)
            }
        }
        guard parts.count > 1 else { return halves(words) ?? [line] }
        var questions = parts.map { $0.joined(separator: " ") }
        // What is said of no council is said of the one before.
        if let first = questions.first, let council = council(in: PlainLine(first))?.authority {
            for index in questions.indices.dropFirst() where !namesOthers(questions[index]) {
                questions[index] += " " + council.slug
            }
        }
        let areUnderstood = questions.allSatisfy { question in
            switch understood(PlainLine(question)) {
            case .query, .queries: true
            case .offer, .unknown: false
            }
        }
        return questions.count > 1 && areUnderstood ? questions : [line]
    }

    /// "Stocktons scores and sunderlands rating": each half names a council and asks for something else.
    private func halves(_ words: [String]) -> [String]? {
        for middle in words.indices.dropFirst().dropLast()
        where table.halfJoiners.contains(words[middle].lowercased()) {
            let halves = [words[..<middle], words[(middle + 1)...]].map { $0.joined(separator: " ") }
            let slots = halves.map { recognise(PlainLine($0)).slots }
            let asked = slots.map { $0.senses.subtracting([.councils, .who, .got, .comparing]) }
            guard slots.allSatisfy({ $0.authorities.count == 1 }), asked.allSatisfy({ !$0.isEmpty }),
                slots[0].authorities[0].slug != slots[1].authorities[0].slug, asked[0] != asked[1]
            else { continue }
            let areUnderstood = halves.allSatisfy {
                if case .query(_, hasWords: false) = understood(PlainLine($0)) { true } else { false }
            }
            if areUnderstood { return halves }
        }
        return nil
    }

    /// Whether a line is about other councils than the one in use: it names one, or a region, or asks which.
    package func namesOthers(_ line: String) -> Bool {
        let recognised = recognise(PlainLine(line))
        return !recognised.slots.authorities.isEmpty || recognised.slots.isAboutOthers
    }

    /// Whether a line speaks of "us" and names no council.
    package func speaksOfUs(_ line: String) -> Bool {
        let recognised = recognise(PlainLine(line))
        return recognised.speaksOfUs && recognised.slots.authorities.isEmpty
    }
}

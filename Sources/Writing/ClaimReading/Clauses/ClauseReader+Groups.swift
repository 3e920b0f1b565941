internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// The verbs of a sentence with their auxiliaries.
extension ClauseReader {
    /// Verbs as they stand behind "to".
    private static let plain = Set(
        English.lines(.meanings, "irregular forms").compactMap(\.words.first)
            + English.words(.checks, "plain verbs").words)

    private static let stems = Set(
        (English.words(.checks, "acts").words + English.words(.checks, "deeds").words + Wording.verbs).map(
            Stemmer.stem))

    private static let ongoing = "ing"
    private static let adverb = "ly"
    static func isOngoing(_ word: String) -> Bool { word.hasSuffix(ongoing) }
    static func isAdverb(_ word: String) -> Bool { word.utf8.count > 4 && word.hasSuffix(adverb) }

    private func isPlain(_ word: String) -> Bool {
        if Self.plain.contains(word) { return true }
        let stem = Stemmer.stem(word)
        return !word.hasSuffix("s") && (Self.stems.contains(stem) || verbs.contains(stem))
    }

    private func isAuxiliary(_ place: Int) -> Bool {
        let word = pieces[place].word
        // "from May"
        if place > 0, Self.linking.contains(pieces[place - 1].word), !pieces[place - 1].ends {
            return false
        }
        return Self.being.contains(word) || Self.having.contains(word) || Self.helping.contains(word)
    }

    private func isFiller(_ place: Int) -> Bool {
        let word = pieces[place].word
        return Contrast.negations.contains(word) || Self.fillers.contains(word)
            || Self.isAdverb(word)
    }

    private func isParticiple(_ place: Int) -> Bool {
        let word = pieces[place].word
        return ActiveAndPassive.isPast(word) || Self.invariant.contains(word)
            || Wording.verbs.contains(word) && !isAuxiliary(place)
    }

    /// The verb with its auxiliaries that begins at a place; nil where none does.
    private func group(at start: Int) -> Group? {
        if let group = infinitive(at: start) { return group }
        if isAuxiliary(start) { return auxiliaries(at: start) }
        if isGerund(start) {
            return Group(
                range: start...start, verb: pieces[start].word, isPassive: false, isReduced: false,
                isInfinitive: false)
        }
        return participle(at: start)
    }

    /// "To close", "begun to visit".
    private func infinitive(at start: Int) -> Group? {
        guard CheckingWords.to.contains(pieces[start].word), start + 1 < pieces.count, !pieces[start].ends,
            isPlain(pieces[start + 1].word) || isStaged(start)
        else { return nil }
        return Group(
            range: start...start + 1, verb: pieces[start + 1].word, isPassive: false, isReduced: false,
            isInfinitive: true)
    }

    /// Auxiliaries and the verb behind them: "had never been told"; without one, the last of them is the verb.
    private func auxiliaries(at start: Int) -> Group {
        var end = start
        var passes = Self.being.contains(pieces[start].word)
        var place = start + 1
        while place < pieces.count, !pieces[place - 1].ends, isAuxiliary(place) || isFiller(place) {
            if isAuxiliary(place) {
                end = place
                passes = Self.being.contains(pieces[place].word)
            }
            place += 1
        }
        if place < pieces.count, !pieces[place - 1].ends {
            let next = pieces[place].word
            let isModal = Self.helping.contains(pieces[end].word)
            let isVerb = isModal || isParticiple(place) || passes && Self.isOngoing(next)
            if isVerb, !Self.determiners.contains(next), !Self.prepositions.contains(next) {
                return Group(
                    range: start...place, verb: next, isPassive: passes && !Self.isOngoing(next),
                    isReduced: false, isInfinitive: false)
            }
        }
        return Group(
            range: start...end, verb: pieces[end].word, isPassive: false, isReduced: false,
            isInfinitive: false)
    }

    /// A verb without auxiliaries: "staff raised concerns", "people placed outside".
    private func participle(at start: Int) -> Group? {
        let word = pieces[start].word
        let before = start > 0 && !pieces[start - 1].ends ? pieces[start - 1].word : ""
        let isPlain = Self.relatives.contains(before) && self.isPlain(word)
        guard isParticiple(start) || isPlain,
            !Self.determiners.contains(before) || Self.relatives.contains(before) && isParticiple(start),
            !Self.prepositions.contains(before), !Self.denying(before),
            !describes(start, behind: before)
        else { return nil }
        let isBy = start + 1 < pieces.count && isAgent(start + 1, of: word)
        // "People placed outside were visited": a verb of their own follows.
        let rest = pieces[(start + 1)...].prefix(14)
        let stop = rest.firstIndex { piece in
            Self.joints.contains(piece.word) || Self.relatives.contains(piece.word)
                || Self.openings.contains(piece.word)
        }
        let isNoun =
            !before.isEmpty && !Self.joints.contains(before) && !Self.pronouns.contains(before)
            && !Self.relatives.contains(before)
        let isReduced =
            isBy || isExistential(start)
            || isNoun && !isOfRelative(start) && !Wording.verbs.contains(word)
                && rest[..<(stop ?? rest.endIndex)].indices.contains {
                    let before = pieces[$0 - 1]
                    guard !before.ends, !Self.pronouns.contains(before.word) else { return false }
                    // "people delayed in hospital fell", and not "staff raised concerns identified by others"
                    return isAuxiliary($0)
                        || ActiveAndPassive.isPast(pieces[$0].word) && isNaming(before.word)
                            && Self.prepositions.contains(pieces[start + 1].word)
                }
        return Group(
            range: start...start, verb: word, isPassive: isReduced, isReduced: isReduced,
            isInfinitive: false)
    }

    /// The place of the last boundary or mark before a verb.
    private func opening(before start: Int) -> Int? {
        (0..<start).last { isBoundary($0) || pieces[$0].ends }
    }

    /// "There were people delayed": who is said to be there is delayed by others.
    private func isExistential(_ start: Int) -> Bool {
        let first = opening(before: start).map { $0 + 1 } ?? 0
        return pieces[first..<start].contains { Self.existential.contains($0.word) }
    }

    static let existential = English.words(.checks, "there of a clause")

    /// "the cases that the trust reviewed": a verb whose subject stands behind the pronoun.
    private func isOfRelative(_ start: Int) -> Bool {
        opening(before: start).map { Self.relatives.contains(pieces[$0].word) && !pieces[$0].ends } ?? false
    }

    /// Whether "by" leads to who did it: not in "fell by half", "learnt by trying".
    func isAgent(_ place: Int, of verb: String) -> Bool {
        guard Agents.before.contains(pieces[place].word), place + 1 < pieces.count else { return false }
        let next = pieces[place + 1].word
        return !Self.isOngoing(next) && !Self.means.contains(next) && !NumberWords.isAge(next)
            && !ChangeWords.rising.contains(verb)
            && !ChangeWords.falling.contains(verb)
    }

    private static func denying(_ word: String) -> Bool {
        Contrast.negations.contains(word) && !nobody.contains(word)
    }

    /// "They described sending it": a verb in -ing right behind another.
    func isGerund(_ place: Int) -> Bool {
        place > 0 && !pieces[place - 1].ends && Self.isOngoing(pieces[place].word)
            && (isParticiple(place - 1) && !Self.being.contains(pieces[place - 1].word) || isStaged(place))
    }

    /// "Joint posts and pooled budgets helped": whether a participle opens a phrase before its verb.
    private func describes(_ place: Int, behind before: String) -> Bool {
        guard before.isEmpty || Self.joints.contains(before), !pieces[place].ends,
            place + 1 < pieces.count, isNaming(pieces[place + 1].word)
        else { return false }
        let rest = pieces.indices.dropFirst(place + 1).prefix(4).prefix {
            !pieces[$0 - 1].ends && !isBoundary($0) && !Self.prepositions.contains(pieces[$0].word)
        }
        // "with joint posts and pooled budgets"
        let first = before.isEmpty ? place : opening(before: place - 1).map { $0 + 1 } ?? 0
        if Self.prepositions.contains(pieces[first].word), !(first..<place).contains(where: isParticiple),
            !(first..<place).contains(where: isAuxiliary)
        {
            return true
        }
        return rest.contains { isAuxiliary($0) || ActiveAndPassive.isPast(pieces[$0].word) }
    }

    func groups() -> [Group] {
        var found: [Group] = []
        var place = 0
        while place < pieces.count {
            if let group = group(at: place) {
                found.append(group)
                place = group.range.upperBound + 1
            } else {
                place += 1
            }
        }
        return found
    }
}

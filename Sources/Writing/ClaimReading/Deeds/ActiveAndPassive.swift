internal import English

/// Forms of verbs: the past, and the passive.
package enum ActiveAndPassive {
    private static let passives = English.words(.checks, "passive auxiliaries")
    private static let irregular = English.lines(.meanings, "irregular forms").reduce(into: Set<String>()) {
        $0.formUnion($1.words.dropFirst())
    }

    package static func isPast(_ word: String) -> Bool {
        word.utf8.count > 4 && word.hasSuffix("ed") || irregular.contains(word)
    }

    static func isPassive(_ words: [String], _ place: Int) -> Bool {
        words[max(0, place - 2)..<place].contains { passives.contains($0) }
    }
}

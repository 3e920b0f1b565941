internal import English

// The names and dates of a sentence, as far as capital letters and digits tell.

extension Wording {
    /// Runs of words with capital letters that do not begin the sentence: names, and months with their years.
    package static func names(in text: String) -> [String] {
        var names: [String] = []
        var run: [Substring] = []
        func close() {
            let name = run.joined(separator: " ").trimmingPrefix { !$0.isLetter && !$0.isNumber }
            let clean = String(name.prefix { !"()".contains($0) }).trimmedMarks
            if !clean.isEmpty, !names.contains(clean) { names.append(clean) }
            run = []
        }
        let words = text.split(separator: " ")
        for (index, word) in words.enumerated() {
            // "Deprivation of Liberty Safeguards" is one name.
            let next = words.indices.contains(index + 1) ? words[index + 1].first : nil
            if !run.isEmpty, insideNames.contains(String(word)), next?.isUppercase == true {
                run.append(word)
                continue
            }
            let opening = word.first { $0.isLetter || $0.isNumber }
            let isName = index > 0 && opening?.isUppercase == true && word.count > 1
            let isYear = !run.isEmpty && word.prefix(4).allSatisfy(\.isNumber) && word.count >= 4
            if run.isEmpty, !isName, isYearAlone(word) {
                names.append(String(word.prefix { $0.isNumber || $0 == "/" }))
                continue
            }
            guard isName || isYear else {
                close()
                continue
            }
            run.append(word)
            if let last = word.last, ",;:.)".contains(last) { close() }
        }
        close()
        return names
    }

    private static let insideNames = English.words(.notes, "words inside names")

    /// "2018", "2024/25".
    private static func isYearAlone(_ word: Substring) -> Bool {
        let digits = word.prefix { $0.isNumber || $0 == "/" }
        guard [4, 7].contains(digits.count), let year = Int(digits.prefix(4)) else { return false }
        let rest = word.dropFirst(digits.count)
        return (1990...2100).contains(year) && rest.allSatisfy { ".,;:)".contains($0) }
            && digits.dropFirst(4).prefix(1).allSatisfy { $0 == "/" }
    }
}

extension String {
    /// Without marks and spaces at its end.
    fileprivate var trimmedMarks: String {
        var text = self
        while let last = text.last, !last.isLetter, !last.isNumber { text.removeLast() }
        return text
    }
}

internal import TextAnalysis

/// Compares two copies of a paragraph word by word.
enum CopyComparison {
    /// Share of the shorter text's words that the longer one has too: a paragraph and its half are alike.
    static func likeness(_ a: String, _ b: String) -> Double {
        let x = Folding.words(a).split(separator: " ")
        let y = Folding.words(b).split(separator: " ")
        guard !x.isEmpty, !y.isEmpty else { return 0 }
        var counts: [Substring: Int] = [:]
        for word in x { counts[word, default: 0] += 1 }
        var shared = 0
        for word in y where (counts[word] ?? 0) > 0 {
            counts[word, default: 0] -= 1
            shared += 1
        }
        return Double(shared) / Double(min(x.count, y.count))
    }

    /// In words what the second copy has in place of the first: `“repurpose” reads “reprovision”`; nil when
    /// the words are the same.
    static func difference(_ first: String, _ second: String) -> String? {
        let x = first.split(separator: " ").map(String.init)
        let y = second.split(separator: " ").map(String.init)
        let same: (String, String) -> Bool = { Folding.fold($0) == Folding.fold($1) }
        var start = 0
        while start < min(x.count, y.count), same(x[start], y[start]) { start += 1 }
        var end = 0
        while end < min(x.count, y.count) - start, same(x[x.count - 1 - end], y[y.count - 1 - end]) {
            end += 1
        }
        let old = x[start..<(x.count - end)]
        let new = y[start..<(y.count - end)]
        if old.isEmpty && new.isEmpty { return nil }
        let before = start > 0 ? "after “\(x[max(0, start - 3)..<start].joined(separator: " "))” " : ""
        func quoted(_ words: ArraySlice<String>) -> String {
            words.count > 12
                ? "“\(words.prefix(6).joined(separator: " ")) … \(words.suffix(4).joined(separator: " "))”"
                : "“\(words.joined(separator: " "))”"
        }
        if old.isEmpty { return "\(before)\(quoted(new)) is added" }
        if new.isEmpty { return "\(before)\(quoted(old)) is missing" }
        return "\(before)\(quoted(old)) reads \(quoted(new))"
    }
}

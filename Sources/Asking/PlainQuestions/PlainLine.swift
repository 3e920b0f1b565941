internal import SourceText
internal import TextAnalysis

/// A line as words folded for comparing, each with the typed word it is from.
struct PlainLine: Equatable {
    static func == (a: PlainLine, b: PlainLine) -> Bool { a.keys == b.keys }

    private(set) var keys: [String] = []
    /// For each key, which typed word it is a part of: `Stockton-on-Tees` gives three keys.
    private var typed: [(word: String, number: Int)] = []

    init(_ line: String) {
        for part in line.split(whereSeparator: { $0.isWhitespace }) {
            // "Redcar & Cleveland".
            if part == "&" {
                add(["and"], of: "and")
                continue
            }
            // "70%" counts in percent, "3+" is at least that.
            if let number = part.trimming(while: { !$0.isLetter && !$0.isNumber && $0 != "%" && $0 != "+" })
                .beforeSign
            {
                add([number.digits], of: number.digits)
                for word in number.words { add([word], of: word) }
                continue
            }
            // "-5" is no 5.
            if part.count > 1, part.first == "-" || part.first == "−", part.dropFirst().allSatisfy(\.isNumber)
            {
                add([String(part)], of: String(part))
                continue
            }
            let word = part.trimming { !$0.isLetter && !$0.isNumber && $0 != "%" }
            let owner = ["'s", "’s"].first { word.hasSuffix($0) }.map { word.dropLast($0.count) } ?? word
            add(Folding.words(owner).words, of: String(word))
        }
    }

    private mutating func add(_ parts: [String], of word: String) {
        let number = (typed.last?.number ?? 0) + 1
        for key in parts {
            keys.append(key)
            typed.append((word, number))
        }
    }

    /// How many keys from here on are of the same typed word: two in `co-production`.
    func lengthOfWord(at index: Int) -> Int {
        typed[index...].prefix { $0.number == typed[index].number }.count
    }

    /// Puts another word in place of one.
    mutating func correct(_ index: Int, as word: String) {
        keys[index] = word
        // Alone of its typed word, whose other parts then count as words too.
        typed[index] = (word, -1 - index)
    }

    /// Puts a name in place of some words.
    mutating func replace(_ range: Range<Int>, with name: String) {
        var line = PlainLine("")
        for (index, key) in keys.enumerated() {
            if index == range.lowerBound { line.add(Folding.words(name).words, of: name) }
            if !range.contains(index) {
                line.keys.append(key)
                line.typed.append((typed[index].word, typed[index].number + 1000))
            }
        }
        self = line
    }

    /// Some words as they were typed; of a typed word that lies only partly in the range, the parts in it.
    func text(_ range: Range<Int>) -> String {
        var words: [String] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let whole = typed.indices.filter { typed[$0].number == typed[index].number }
            if whole.first == index, let last = whole.last, last < range.upperBound {
                words.append(typed[index].word)
                index = last + 1
            } else {
                words.append(keys[index])
                index += 1
            }
        }
        return words.joined(separator: " ")
    }
}

extension Substring {
    /// The number before a percent sign or a plus, and the words that the sign stands for.
    fileprivate var beforeSign: (digits: String, words: [String])? {
        guard let sign = last, sign == "%" || sign == "+" else { return nil }
        let digits = String(dropLast())
        guard Int(digits) != nil || (sign == "%" && digits.isEmpty) else { return nil }
        if digits.isEmpty { return ("percent", []) }
        return (digits, sign == "%" ? ["percent"] : ["or", "more"])
    }

    /// Without the characters at either end that meet a condition.
    fileprivate func trimming(while condition: (Character) -> Bool) -> Substring {
        var rest = self
        while let first = rest.first, condition(first) { rest.removeFirst() }
        while let last = rest.last, condition(last) { rest.removeLast() }
        return rest
    }
}

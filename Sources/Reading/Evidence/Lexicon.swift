internal import TextAnalysis

/// All phrases of the data files in one automaton over the words of a sentence.
///
/// Lines are inserted into a graph whose slots share their ends; `compiled` turns it into states that each
/// stand for every place in the graph that the same words lead to, so that a word costs one look-up however
/// many lines begin with it. Wildcards are followed beside the words: that keeps the states to little more
/// than the graph has places.
///
/// A class, so that a search holds one reference.
final class Lexicon: Sendable {
    struct Entry: Sendable, Hashable {
        var kind: CueKind
        var weight: Double
        /// Of two phrases about the same words the later line wins.
        var line: Int
        let group: Int

        init(kind: CueKind, weight: Double, line: Int) {
            self.kind = kind
            self.weight = weight
            self.line = line
            group = kind.group.rawValue
        }
    }

    /// A phrase found in a sentence.
    struct Match: Sendable {
        var kind: CueKind
        var weight: Double
        var tokens: Range<Int>
    }

    struct State: Sendable {
        /// Phrases that end here: places in `entries`.
        var ends: Range<Int32>
        /// Next for any word, and for any number; 0, which nothing leads to, for none.
        var anyWord: Int32 = 0
        var anyNumber: Int32 = 0
        var hasWords = false
    }

    let states: [State]
    let entries: [Entry]
    /// Numbers of the words that occur in phrases, by token key; words in no phrase have none.
    let vocabulary: KeyIndex
    /// The next state by `step(state, word)`.
    let steps: KeyIndex
    /// The state after a phrase's first word, by the word's number; 0 for none. Saves the look-up that most
    /// words end at.
    let firstSteps: [Int32]

    init(states: [State], entries: [Entry], vocabulary: KeyIndex, steps: KeyIndex, firstSteps: [Int32]) {
        self.states = states
        self.entries = entries
        self.vocabulary = vocabulary
        self.steps = steps
        self.firstSteps = firstSteps
    }

    static func step(_ state: Int32, _ word: Int32) -> UInt64 { UInt64(state + 1) << 32 | UInt64(word) }

    /// The phrases found, by place; in each group the leftmost longest, without overlap. Linear in the
    /// tokens: a phrase has an end.
    func matches(in tokens: [Token]) -> [Match] {
        var found: [Match] = []
        // Buffers: reading the arrays through this object would count references at every step, a tenth of
        // the time of reading evidence.
        states.withUnsafeBufferPointer { states in
            entries.withUnsafeBufferPointer { entries in
                tokens.withUnsafeBufferPointer { tokens in
                    let words = tokens.map { vocabulary[$0.key] }
                    words.withUnsafeBufferPointer { words in
                        var search = Search(
                            states: states, entries: entries, tokens: tokens, words: words, steps: steps)
                        search.run(firstSteps: firstSteps, into: &found)
                    }
                }
            }
        }
        return found
    }

    /// One pass over a sentence.
    private struct Search {
        let states: UnsafeBufferPointer<State>
        let entries: UnsafeBufferPointer<Entry>
        let tokens: UnsafeBufferPointer<Token>
        let words: UnsafeBufferPointer<Int32>
        let steps: KeyIndex
        /// Where the last phrase of each group ended.
        var taken = [Int](repeating: 0, count: CueKind.Group.allCases.count)
        /// The longest phrase of each group from the current token: its place in `entries` and its end; -1
        /// for none.
        var best = [(entry: Int, end: Int)](repeating: (-1, 0), count: CueKind.Group.allCases.count)
        var foundAny = false

        mutating func run(firstSteps: [Int32], into found: inout [Match]) {
            let root = states[0]
            for start in tokens.indices {
                foundAny = false
                if words[start] >= 0 {
                    let next = firstSteps[Int(words[start])]
                    if next > 0 { follow(next, at: start + 1, from: start) }
                }
                if root.anyWord != 0, tokens[start].isWord {
                    follow(root.anyWord, at: start + 1, from: start)
                }
                if root.anyNumber != 0, tokens[start].isNumber {
                    follow(root.anyNumber, at: start + 1, from: start)
                }
                guard foundAny else { continue }
                for group in best.indices where best[group].entry >= 0 {
                    let entry = entries[best[group].entry]
                    found.append(
                        Match(kind: entry.kind, weight: entry.weight, tokens: start..<best[group].end))
                    taken[group] = best[group].end
                    best[group].entry = -1
                }
            }
        }

        private mutating func follow(_ number: Int32, at index: Int, from start: Int) {
            let state = states[Int(number)]
            for end in state.ends { consider(Int(end), end: index, from: start) }
            guard index < tokens.count else { return }
            if state.hasWords, words[index] >= 0 {
                let next = steps[Lexicon.step(number, words[index])]
                if next > 0 { follow(next, at: index + 1, from: start) }
            }
            if state.anyWord != 0, tokens[index].isWord { follow(state.anyWord, at: index + 1, from: start) }
            if state.anyNumber != 0, tokens[index].isNumber {
                follow(state.anyNumber, at: index + 1, from: start)
            }
        }

        private mutating func consider(_ entry: Int, end: Int, from start: Int) {
            let group = entries[entry].group
            guard taken[group] <= start else { return }
            let old = best[group]
            if old.entry >= 0, (old.end, entries[old.entry].line) >= (end, entries[entry].line) { return }
            best[group] = (entry, end)
            foundAny = true
        }
    }
}

/// The graph of phrases while the data files are read.
struct LexiconBuilder {
    private struct Node {
        var entry: Lexicon.Entry?
        var words: [(word: Int32, target: Int32)] = []
        var anyWord: [Int32] = []
        var anyNumber: [Int32] = []
    }

    private enum Word {
        case any, anyNumber
        case number(Int32)
    }

    private var nodes = [Node()]
    private var numbers: [UInt64: Int32] = [:]
    private var lineCount = 0

    /// Adds the phrases that the slots of one line stand for: one alternative of each, in which `_` is any
    /// word and `N` any number.
    mutating func insert(_ slots: [[String]], kind: CueKind, weight: Double) {
        lineCount += 1
        var ends: Set<Int32> = [0]
        for alternatives in slots {
            let join = newNode()
            var isOptional = false
            for alternative in alternatives {
                let words = words(of: alternative)
                if words.isEmpty { isOptional = true } else { addPath(words, from: ends, to: join) }
            }
            ends = isOptional ? ends.union([join]) : [join]
        }
        for end in ends where end != 0 {
            nodes[Int(end)].entry = Lexicon.Entry(kind: kind, weight: weight, line: lineCount)
        }
    }

    private mutating func words(of phrase: String) -> [Word] {
        phrase.split(separator: " ").flatMap { part -> [Word] in
            switch part {
            case "_": [.any]
            case "N": [.anyNumber]
            default: Tokenizer.tokens(Array(part.utf8)).map { .number(number(of: $0.key)) }
            }
        }
    }

    private mutating func number(of key: UInt64) -> Int32 {
        if let known = numbers[key] { return known }
        let new = Int32(numbers.count)
        numbers[key] = new
        return new
    }

    private mutating func newNode() -> Int32 {
        nodes.append(Node())
        return Int32(nodes.count - 1)
    }

    private mutating func addPath(_ words: [Word], from starts: Set<Int32>, to end: Int32) {
        var sources = starts
        for (index, word) in words.enumerated() {
            let target = index == words.count - 1 ? end : newNode()
            for source in sources {
                switch word {
                case .any: nodes[Int(source)].anyWord.append(target)
                case .anyNumber: nodes[Int(source)].anyNumber.append(target)
                case .number(let number): nodes[Int(source)].words.append((number, target))
                }
            }
            sources = [target]
        }
    }

    /// The automaton of all lines inserted.
    func compiled() -> Lexicon {
        var states: [Lexicon.State] = []
        var entries: [Lexicon.Entry] = []
        var steps: [(key: UInt64, value: Int32)] = []
        var firstSteps = [Int32](repeating: 0, count: numbers.count)
        var numberOfSet: [[Int32]: Int32] = [[0]: 0]
        var sets: [[Int32]] = [[0]]
        func number(of nodes: [Int32]) -> Int32 {
            let set = nodes.count == 1 ? nodes : Array(Set(nodes)).sorted()
            if let known = numberOfSet[set] { return known }
            numberOfSet[set] = Int32(sets.count)
            sets.append(set)
            return Int32(sets.count - 1)
        }
        // Sets are added while their predecessors are worked through.
        var current = 0
        while current < sets.count {
            let members = sets[current].map { nodes[Int($0)] }
            let first = Int32(entries.count)
            entries += members.compactMap(\.entry)
            var state = Lexicon.State(ends: first..<Int32(entries.count))
            var targets: [Int32: [Int32]] = [:]
            for edge in members.lazy.flatMap(\.words) { targets[edge.word, default: []].append(edge.target) }
            for (word, nodes) in targets.sorted(by: { $0.key < $1.key }) {
                let next = number(of: nodes)
                steps.append((Lexicon.step(Int32(current), word), next))
                if current == 0 { firstSteps[Int(word)] = next }
            }
            state.hasWords = !targets.isEmpty
            let anyWord = members.flatMap(\.anyWord)
            if !anyWord.isEmpty { state.anyWord = number(of: anyWord) }
            let anyNumber = members.flatMap(\.anyNumber)
            if !anyNumber.isEmpty { state.anyNumber = number(of: anyNumber) }
            states.append(state)
            current += 1
        }
        return Lexicon(
            states: states, entries: entries, vocabulary: KeyIndex(numbers.map { ($0.key, $0.value) }),
            steps: KeyIndex(steps),
            firstSteps: firstSteps)
    }
}

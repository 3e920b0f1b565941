internal import TextAnalysis

/// All phrases of the data files in one automaton over the keys of tokens: one pass finds every phrase of a sentence.
struct Lexicon: Sendable {
    struct Entry: Sendable {
        var kind: CueKind
        var weight: Double
        /// Of two phrases about the same words the later line wins.
        var line: Int
    }

    /// A phrase found in a sentence.
    struct Match: Sendable {
        var kind: CueKind
        var weight: Double
        var tokens: Range<Int>
    }

    private struct Node: Sendable {
        var entry: Entry?
        /// Next for any word.
        var anyWord: [Int32] = []
        /// Next for any number.
        var anyNumber: [Int32] = []
        var hasEdges = false
    }

    private struct Edge: Hashable, Sendable {
        var node: Int32
        var key: UInt64

        // Keys are hashes already.
        func hash(into hasher: inout Hasher) { hasher.combine(key ^ UInt64(truncatingIfNeeded: node) &* 0x9E37_79B9_7F4A_7C15) }
    }

    private var nodes = [Node()]
    private var edges: [Edge: [Int32]] = [:]
    private var lineCount = 0

    /// Adds the phrases that the slots of one line stand for: one alternative of each, in which `_` is any word and `N` any number.
    mutating func insert(_ slots: [[String]], kind: CueKind, weight: Double) {
        lineCount += 1
        var ends: Set<Int32> = [0]
        for alternatives in slots {
            let join = newNode()
            var isOptional = false
            for alternative in alternatives {
                let words = Self.words(of: alternative)
                if words.isEmpty { isOptional = true } else { addPath(words, from: ends, to: join) }
            }
            ends = isOptional ? ends.union([join]) : [join]
        }
        for end in ends where end != 0 { nodes[Int(end)].entry = Entry(kind: kind, weight: weight, line: lineCount) }
    }

    private enum Word {
        case any, anyNumber
        case key(UInt64)
    }

    private static func words(of phrase: String) -> [Word] {
        phrase.split(separator: " ").flatMap { part -> [Word] in
            switch part {
            case "_": [.any]
            case "N": [.anyNumber]
            default: Tokenizer.tokens(Array(part.utf8)).map { .key($0.key) }
            }
        }
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
                case .key(let key):
                    nodes[Int(source)].hasEdges = true
                    edges[Edge(node: source, key: key), default: []].append(target)
                }
            }
            sources = [target]
        }
    }

    /// The phrases found, by place; in each group the leftmost longest, without overlap.
    func matches(in tokens: [Token]) -> [Match] {
        var found: [Match] = []
        // Where the last phrase of each group ended.
        var taken = [Int](repeating: 0, count: CueKind.Group.allCases.count)
        var best: [(entry: Entry, end: Int)?] = Array(repeating: nil, count: taken.count)
        for start in tokens.indices {
            var any = false
            follow(tokens, at: start, node: 0) { entry, end in
                let group = entry.kind.group.rawValue
                guard taken[group] <= start else { return }
                if let old = best[group], (old.end, old.entry.line) >= (end, entry.line) { return }
                best[group] = (entry, end)
                any = true
            }
            guard any else { continue }
            for group in best.indices {
                guard let (entry, end) = best[group] else { continue }
                found.append(Match(kind: entry.kind, weight: entry.weight, tokens: start..<end))
                taken[group] = end
                best[group] = nil
            }
        }
        return found
    }

    private func follow(_ tokens: [Token], at index: Int, node: Int32, visit: (Entry, Int) -> Void) {
        let here = nodes[Int(node)]
        if let entry = here.entry { visit(entry, index) }
        guard index < tokens.count else { return }
        let token = tokens[index]
        if here.hasEdges, let next = edges[Edge(node: node, key: token.key)] {
            for child in next { follow(tokens, at: index + 1, node: child, visit: visit) }
        }
        if token.kind == .word {
            for child in here.anyWord { follow(tokens, at: index + 1, node: child, visit: visit) }
        } else if token.kind == .number {
            for child in here.anyNumber { follow(tokens, at: index + 1, node: child, visit: visit) }
        }
    }
}

internal import TextAnalysis

/// One thing that is otherwise in a note than Assay wrote it.
package struct NoteChange: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case removed, added, changed, moved
    }

    package var kind: Kind
    package var unit: NoteUnit.Kind
    /// As a reader sees it in the note; of what was removed as it was written.
    package var text: String
    /// Where it stands in the note, in bytes; of what was removed where the unit behind it stands.
    package var offset: Int
    /// The heading that it stood or stands under.
    package var heading: String
    /// Of a change, word by word: “fell” reads “rose”. Of a move, the heading it came from.
    package var detail: String
    /// Words that Assay wrote and that are no longer there, in their order.
    package var lost: [String]
}

/// The difference between a note and the record of what Assay wrote: what went, came, changed and moved,
/// each by name and never one set off against the other.
struct RecordDifference {
    private let written: [NoteUnit]
    private let found: [NoteUnit]
    /// For each written unit its place in the note.
    private var place: [Int?]
    private var isTaken: [Bool]
    /// What each written heading is called in the note, folded.
    private var headings: [String: String] = [:]

    /// Least share of tokens that two units have in common when one was made of the other.
    private static var leastLikeness: Double { 0.4 }

    /// - Parameters:
    ///   - written: by the record; of any number.
    ///   - found: in the note. O(n·m) at worst, of which m is at most what a template makes.
    init(written: [NoteUnit], found: [NoteUnit]) {
        self.written = written
        self.found = found
        place = Array(repeating: nil, count: written.count)
        isTaken = Array(repeating: false, count: found.count)
        matchEqual()
        matchOpen()
        matchAlike()
        for (index, unit) in written.enumerated() where unit.kind == .heading {
            guard let own = place[index] else { continue }
            headings[Folding.words(unit.text)] = Folding.words(found[own].text)
        }
    }

    /// What is otherwise, in the order of the note.
    func changes() -> [NoteChange] {
        let stayed = Set(inOrder())
        let behind = offsetsBehind()
        let sources = Set(written.filter { $0.kind == .source }.map(\.tokens))
        var changes: [NoteChange] = []
        for (index, unit) in written.enumerated() {
            guard let own = place[index] else {
                if unit.isOpen { continue }
                changes.append(
                    NoteChange(
                        kind: .removed, unit: unit.kind, text: unit.text, offset: behind[index],
                        heading: unit.heading, detail: "", lost: unit.tokens))
                continue
            }
            let now = found[own]
            if now.tokens != unit.tokens, !now.fills(unit) {
                let words = WordDifference(from: unit.text, to: now.text)
                // A citation that leads elsewhere under the same key shows in no word.
                let detail = words.changes.isEmpty ? "its sources are others" : words.english
                changes.append(
                    NoteChange(
                        kind: .changed, unit: unit.kind, text: now.text, offset: now.offset,
                        heading: now.heading, detail: detail,
                        lost: words.changes.flatMap { Wording.words($0.old) }))
            }
            if !unit.isLoose, !stayed.contains(index) || isElsewhere(now, of: unit) {
                changes.append(
                    NoteChange(
                        kind: .moved, unit: unit.kind, text: now.text, offset: now.offset,
                        heading: now.heading, detail: unit.heading, lost: []))
            }
        }
        // A source that a program wrote once for each place that cites it is none that was added.
        for (index, unit) in found.enumerated()
        where !isTaken[index] && !(unit.kind == .source && sources.contains(unit.tokens)) {
            changes.append(
                NoteChange(
                    kind: .added, unit: unit.kind, text: unit.text, offset: unit.offset,
                    heading: unit.heading, detail: "", lost: []))
        }
        return changes.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
            .map(\.element)
    }

    // MARK: Matching

    private mutating func take(_ index: Int, _ own: Int) {
        place[index] = own
        isTaken[own] = true
    }

    /// Units that are as they were: first those under their own heading, then those elsewhere.
    private mutating func matchEqual() {
        for isStrict in [true, false] {
            var free: [String: [Int]] = [:]
            for (own, unit) in found.enumerated().reversed() where !isTaken[own] {
                free[unit.key(withHeading: isStrict), default: []].append(own)
            }
            for (index, unit) in written.enumerated() where place[index] == nil {
                if let own = free[unit.key(withHeading: isStrict)]?.popLast() { take(index, own) }
            }
        }
    }

    /// Open places that the officer has filled.
    private mutating func matchOpen() {
        for (index, unit) in written.enumerated()
        where place[index] == nil && unit.isOpen && unit.tokens.count > 1 {
            if let own = found.indices.first(where: { !isTaken[$0] && found[$0].fills(unit) }) {
                take(index, own)
            }
        }
    }

    /// Of the rest those that are most alike, so that a rewritten sentence is shown beside what it was.
    private mutating func matchAlike() {
        let open = written.indices.filter { place[$0] == nil && !written[$0].isOpen }
        let free = found.indices.filter { !isTaken[$0] }
        guard open.count * free.count <= 250_000 else { return }
        let bags = Dictionary(uniqueKeysWithValues: free.map { ($0, Set(found[$0].tokens)) })
        var pairs: [(likeness: Double, index: Int, own: Int)] = []
        for index in open {
            let mine = Set(written[index].tokens)
            for own in free where written[index].kind.mayBecome(found[own].kind) {
                let other = bags[own] ?? []
                let shared = Double(mine.count(where: other.contains))
                var likeness = shared / Double(max(1, max(mine.count, other.count)))
                if isElsewhere(found[own], of: written[index]) { likeness -= 0.1 }
                // There is one head to a table, however it was renamed.
                if written[index].kind == .header, !isElsewhere(found[own], of: written[index]) {
                    likeness += 0.4
                }
                if likeness >= Self.leastLikeness { pairs.append((likeness, index, own)) }
            }
        }
        for pair in pairs.sorted(by: { ($1.likeness, $0.index, $0.own) < ($0.likeness, $1.index, $1.own) })
        where place[pair.index] == nil && !isTaken[pair.own] {
            take(pair.index, pair.own)
        }
    }

    // MARK: Order

    /// The written units that stand in the order in which they were written: the longest rising run of
    /// places. Items and rows of one list may change places.
    private func inOrder() -> [Int] {
        var tails: [Int] = []
        var before: [Int: Int] = [:]
        var free: [Int] = []
        for index in written.indices {
            guard let own = place[index] else { continue }
            if written[index].kind.isUnordered {
                free.append(index)
                continue
            }
            // The places of the tails rise.
            var (at, end) = (0, tails.count)
            while at < end {
                let middle = (at + end) / 2
                if (place[tails[middle]] ?? 0) > own { end = middle } else { at = middle + 1 }
            }
            if at > 0 { before[index] = tails[at - 1] }
            if at == tails.count { tails.append(index) } else { tails[at] = index }
        }
        var run: [Int] = []
        var last = tails.last
        while let index = last {
            run.append(index)
            last = before[index]
        }
        return run + free
    }

    /// Whether a unit stands under another heading than it was written under.
    private func isElsewhere(_ now: NoteUnit, of unit: NoteUnit) -> Bool {
        let heading = Folding.words(unit.heading)
        return !unit.isLoose && unit.kind != .heading
            && headings[heading, default: heading] != Folding.words(now.heading)
    }

    /// For each written unit where the first stands that was written behind it and is still there.
    private func offsetsBehind() -> [Int] {
        var offset = found.last?.offset ?? 0
        var offsets = Array(repeating: offset, count: written.count)
        for index in written.indices.reversed() {
            offsets[index] = offset
            if let own = place[index] { offset = found[own].offset }
        }
        return offsets
    }
}

extension NoteUnit {
    fileprivate var isOpen: Bool { tokens.contains(Self.openPlace) }

    fileprivate func key(withHeading: Bool) -> String {
        let prose = kind == .item ? Kind.text : kind
        return (withHeading && !isLoose ? heading + "\n" : "") + prose.rawValue + "\n"
            + tokens.joined(separator: " ")
    }

    /// Whether it belongs to no place of the note.
    fileprivate var isLoose: Bool { kind == .source || kind == .link || kind == .hidden }

    /// Whether it is a recorded unit with an officer's words in its open places, and nothing else changed.
    fileprivate func fills(_ open: NoteUnit) -> Bool {
        guard open.isOpen, kind.mayBecome(open.kind) else { return false }
        let pieces = open.tokens.split(separator: Self.openPlace, omittingEmptySubsequences: false)
        guard let first = pieces.first, let last = pieces.last, tokens.starts(with: first),
            tokens.count >= first.count + last.count, tokens.suffix(last.count) == last
        else { return false }
        var rest = tokens[first.count...].dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() {
            guard let range = rest.firstRange(of: piece) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }
}

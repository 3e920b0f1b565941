package import English
internal import TrainedWeights

/// The phrases by which evidence is recognised, read from data files.
///
/// A file is what `EnglishLine` reads: a section is `[kind weight]`, its entries are patterns (`English` says
/// how they are written).
///
///     # Said of services that arrive in time.
///     [positive 1]
///     in a timely (way|manner)
package struct EvidenceData: Sendable {
    let lexicon: Lexicon
    let weights: ReadingWeights

    /// Reads files by name; their order does not matter, except that a name defined with `@` holds only in
    /// its own file.
    ///
    /// - Throws: the first line that cannot be read.
    package init(files: [String: String]) throws(EnglishFault) {
        var lexicon = LexiconBuilder()
        var weights = ReadingWeights()
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            if name.hasSuffix(".csv") {
                weights = try ReadingWeights(text, named: name)
            } else {
                try Self.read(text, named: name, into: &lexicon)
            }
        }
        self.lexicon = lexicon.compiled()
        self.weights = weights
    }

    private static func read(_ text: String, named file: String, into lexicon: inout LexiconBuilder)
        throws(EnglishFault)
    {
        var lists: [String: String] = [:]
        var section: (kind: CueKind, weight: Double)?
        for line in try EnglishLine.lines(of: text, named: file) {
            func fail(_ reason: String) -> EnglishFault {
                EnglishFault(file: file, line: line.number, reason: reason)
            }
            switch line.kind {
            case .section:
                guard let heading = Self.section(named: line.text) else {
                    throw fail("no such section: [\(line.text)]")
                }
                section = heading
            case .list(let name): lists[name] = line.text
            case .entry:
                guard let section else { throw fail("a phrase stands before the first section") }
                let pattern: WordPattern
                do throws(WordPattern.Fault) { pattern = try WordPattern(line.text, lists: lists) } catch {
                    throw fail(error.description)
                }
                lexicon.insert(pattern.places, kind: section.kind, weight: section.weight)
            }
        }
    }

    /// `positive 0.5` or `voice people`.
    private static func section(named heading: String) -> (kind: CueKind, weight: Double)? {
        let words = heading.split(separator: " ")
        if let last = words.last, let weight = Double(last), words.count > 1 {
            return CueKind(rawValue: words.dropLast().joined(separator: " ")).map { ($0, weight) }
        }
        return CueKind(rawValue: words.joined(separator: " ")).map { ($0, 1) }
    }
}

internal import English
internal import TextAnalysis

/// Constructions that reach farther than words that stand side by side: a fault that has ended, a want that
/// comes before what it is for, a denial that governs its clause.
///
/// Each is looked for within one side of a contrast. Linear in the units.
struct SentenceFrames {
    /// A construction, by its name in the file of weights, and the tokens that decide it.
    struct Frame {
        var name: StaticString
        var tokens: Range<Int>
    }

    private static let classes = ReadingClasses.shared
    private static let ending = classes.set("ending").union(classes.set("turns-of-ending"))
    private static let persons = ReadingUnits.speakers
    private static let better = classes.set("more").union(classes.set("improvement"))
    private static let nobody = English.words(.tone, "nobody")
    private static let wanted = English.words(.tone, "wanted")
    private static let lessThanAll = English.words(.tone, "no more than")
    private static let might = English.words(.tone, "might")

    /// What has been met so far on this side of a contrast.
    private struct Side {
        var fault: Int?
        var praise: Int?
        var nobody: Int?
        var might: Int?
        var person: Int?
        var better: Int?
    }

    /// The constructions of a sentence.
    ///
    /// - Parameters:
    ///   - praise: the classes of praise.
    ///   - fault: the classes of fault.
    static func frames(
        of units: [ReadingUnit], in reading: SentenceReading, praise: ClassSet, fault: ClassSet
    )
        -> [Frame]
    {
        var frames: [Frame] = []
        var side = Side()
        var number = 0
        for index in units.indices {
            let unit = units[index]
            if unit.side != number {
                side = Side()
                number = unit.side
            }
            let word = reading.tokens[unit.tokens.lowerBound]
            guard word.isWord else {
                if word.isNumber, index > 0, isWord(units[index - 1], in: lessThanAll, reading) {
                    frames.append(Frame(name: "only-number", tokens: unit.tokens))
                }
                continue
            }
            let isFault = unit.classes.intersects(fault)
            let isPraise = unit.classes.intersects(praise)
            if unit.classes.intersects(ending), !unit.isHoped {
                add(ended(unit, side), since: side.fault ?? side.praise, unit, units, to: &frames)
            }
            if wanted.contains(word.key), unit.place == .said || index > 0 && units[index - 1].place == .said
            {
                add(wanting(index, units, side), since: nil, unit, units, to: &frames)
            }
            if isFault {
                add(side.nobody == nil ? nil : "none-fault", since: side.nobody, unit, units, to: &frames)
                add(side.might == nil ? nil : "might-fault", since: side.might, unit, units, to: &frames)
            }
            if isPraise {
                add(side.nobody == nil ? nil : "none-praise", since: side.nobody, unit, units, to: &frames)
                add(side.might == nil ? nil : "might-praise", since: side.might, unit, units, to: &frames)
            }
            if isFault, !unit.isDenied, !unit.isHoped { side.fault = index }
            if isPraise, !unit.isDenied, !unit.isHoped { side.praise = index }
            if nobody.contains(word.key) { side.nobody = index }
            if might.contains(word.key) { side.might = index }
            if unit.classes.intersects(persons) { side.person = index }
            if unit.classes.intersects(better), index < 4 { side.better = index }
        }
        return frames
    }

    private static func isWord(_ unit: ReadingUnit, in words: WordClass, _ reading: SentenceReading) -> Bool {
        let token = reading.tokens[unit.tokens.lowerBound]
        return token.isWord && words.contains(token.key)
    }

    private static func add(
        _ name: StaticString?, since first: Int?, _ unit: ReadingUnit, _ units: [ReadingUnit],
        to frames: inout [Frame]
    ) {
        guard let name else { return }
        let start = first.map { units[$0].tokens.lowerBound } ?? unit.tokens.lowerBound
        frames.append(Frame(name: name, tokens: start..<unit.tokens.upperBound))
    }

    /// "Complaints had stopped" is good, "the grant had stopped" is not.
    private static func ended(_ unit: ReadingUnit, _ side: Side) -> StaticString {
        switch (side.fault != nil, side.praise != nil) {
        case (true, false): unit.isDenied ? "fault-not-ended" : "fault-ended"
        case (false, true): unit.isDenied ? "praise-not-ended" : "praise-ended"
        case (true, true): "both-ended"
        case (false, false): unit.isDenied ? "not-ended" : "ended"
        }
    }

    /// "More was needed so that …". Counter-examples: "carers were required to pay", "support when needed".
    private static func wanting(_ index: Int, _ units: [ReadingUnit], _ side: Side) -> StaticString {
        if units[index].isDenied { return "not-wanting" }
        if side.better != nil { return "better-wanted" }
        if let person = side.person, index - person < 4 { return "person-needed" }
        return "wanting"
    }
}

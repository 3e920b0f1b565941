internal import SourceText

/// How many rows are left after one filter, and how to say so.
package struct StageCount: Sendable, Hashable {
    package let counter: Counter
    /// After a number other than one: `are about "hospital discharge"`.
    package let plural: String
    /// After "one" or "none": `is about "hospital discharge"`.
    package let singular: String

    /// The filters before any other step, one condition at a time.
    static func stages(of query: CheckedQuery) -> [StageCount] {
        var applied: [CheckedStep] = []
        var stages: [StageCount] = []
        for step in query.leadingFilters {
            for part in parts(of: step) {
                applied.append(part.step)
                let sql = SQLEmitter.count(query.record, query.isAll ? .all : .current, applied)
                stages.append(StageCount(counter: Counter(sql), plural: part.plural, singular: part.singular))
            }
        }
        return stages
    }

    /// `No findings. 2,742 are about "hospital discharge"; none of those is published before 2020.`
    ///
    /// - Parameters:
    ///   - rows: the records' word in the plural.
    ///   - counts: the answer of each stage's counter, in order.
    package static func explanation(rows: String, stages: [StageCount], counts: [Int]) -> String {
        var clauses: [String] = []
        for (index, stage) in stages.enumerated() where index < counts.count {
            let of = index == 0 ? "" : " of those"
            switch counts[index] {
            case 0: clauses.append("none\(of) \(stage.singular)")
            case 1: clauses.append("1\(of) \(stage.singular)")
            default: clauses.append("\(Note.grouped(counts[index]))\(of) \(stage.plural)")
            }
            if counts[index] == 0 { break }
        }
        guard !clauses.isEmpty else { return "No \(rows)." }
        return "No \(rows). " + capitalised(clauses.joined(separator: "; ")) + "."
    }

    private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    // MARK: wording

    private static func parts(of step: CheckedStep) -> [(step: CheckedStep, plural: String, singular: String)] {
        switch step {
        case .search(let search): return [(step, "are about \(search.english)", "is about \(search.english)")]
        case .filter(let condition):
            guard case .and(let conditions) = condition.node else { return [part(condition)] }
            return conditions.map(part)
        default: return []
        }
    }

    private static func part(_ condition: CheckedExpression) -> (step: CheckedStep, plural: String, singular: String) {
        let (plural, singular) = wording(condition)
        return (.filter(condition), plural, singular)
    }

    private static func wording(_ condition: CheckedExpression) -> (String, String) {
        let words = EnglishPrinter.words
        func have(_ rest: String) -> (String, String) { ("have \(rest)", "has \(rest)") }
        func are(_ rest: String) -> (String, String) { ("are \(rest)", "is \(rest)") }
        switch condition.node {
        case .comparison(let operation, let a, let b): return have("\(words(a)) \(operation.rawValue) \(words(b))")
        case .isOneOf(let a, let values, let isNegated):
            let list = values.map(words).joined(separator: " or ")
            if case .list = a.type { return isNegated ? are("not said by \(list)") : are("said by \(list)") }
            return have("\(words(a)) \(isNegated ? "not " : "")\(list)")
        case .isMissing(let a, let isNegated): return have("\(isNegated ? "a" : "no") \(words(a))")
        case .dated(let test, let a, let b):
            return words(a) == "published"
                ? are("published \(test.rawValue) \(words(b))") : have("\(words(a)) \(test.rawValue) \(words(b))")
        case .between(let a, let b, let c): return have("\(words(a)) between \(words(b)) and \(words(c))")
        case .field: return are(words(condition))
        case .textual(let test, let a, let b): return have("\(words(a)) that \(test.rawValue) \(words(b))")
        case .quantified(.no, let below):
            return have(words(condition).replacing("there is no", with: "no", maxReplacements: below.steps.isEmpty ? 1 : 1))
        case .quantified(.any, _): return have(words(condition).replacing("there is a", with: "a", maxReplacements: 1))
        case .quantified(.every, _): return have("only such: \(words(condition))")
        default: return ("fit: \(words(condition))", "fits: \(words(condition))")
        }
    }
}

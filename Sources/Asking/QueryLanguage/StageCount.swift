internal import QuerySyntax
internal import QueryTables
internal import TextAnalysis
internal import SourceText

/// How many rows are left after one filter or cut, and how to say so.
package struct StageCount: Sendable, Hashable {
    package let counter: Counter
    /// After a number other than one: `are about "hospital discharge"`.
    package let plural: String
    /// After "one" or "none": `is about "hospital discharge"`.
    package let singular: String
    /// What the step does to the rows.
    let effect: Effect
    /// What is counted, where an answer made of groups does not say it: `findings`.
    let noun: RecordWord?

    /// What a step does to rows.
    enum Effect: Sendable, Hashable {
        /// `where`, `about`
        case filters
        /// `first 2`, which keeps `the first 2`
        case keeps(String)
        /// `count by authority`
        case groups
    }

    /// The filters, one condition at a time, and the steps that cut or group what they left.
    static func stages(of query: CheckedQuery) -> [StageCount] {
        var applied: [CheckedStep] = []
        var stages: [StageCount] = []
        for step in query.steps {
            let parts = parts(of: step)
            if parts.isEmpty { applied.append(step) }
            for part in parts {
                applied.append(part.step)
                let sql = SQLEmitter.count(query.record, query.isAll ? .all : .current, applied)
                stages.append(
                    StageCount(
                        counter: Counter(sql), plural: part.plural, singular: part.singular,
                        effect: effect(of: step),
                        noun: query.keepsRecords ? nil : query.record))
            }
        }
        return stages
    }

    /// `No findings. 10 are about "equipment"; only the first 2 of those were kept; none of them has score <=
    /// 2.`
    ///
    /// - Parameters:
    ///   - rows: the records' word in the plural.
    ///   - counts: the answer of each stage's counter, in order.
    package static func explanation(rows: String, stages: [StageCount], counts: [Int]) -> String {
        var clauses: [String] = []
        var of = ""
        for (index, (stage, count)) in zip(stages, counts).enumerated() {
            let noun = clauses.isEmpty ? stage.noun : nil
            switch stage.effect {
            case .keeps(let kept) where count > 0:
                // A cut that took nothing away explains nothing.
                if index > 0, counts[index - 1] == count { continue }
                clauses.append("only \(kept)\(of) \(count == 1 ? "was" : "were") kept")
                of = " of them"
                continue
            case .groups where count > 0:
                clauses.append(
                    "\(noun?.plural ?? "these") make \(NumberFormat.grouped(count)) row\(count == 1 ? "" : "s")"
                )
                of = " of those"
                continue
            case .filters, .keeps, .groups: break
            }
            switch count {
            case 0: clauses.append((noun.map { "no \($0.rawValue)" } ?? "none\(of)") + " \(stage.singular)")
            case 1: clauses.append("1\(noun.map { " \($0.rawValue)" } ?? of) \(stage.singular)")
            default:
                clauses.append(
                    "\(NumberFormat.grouped(count))\(noun.map { " \($0.plural)" } ?? of) \(stage.plural)")
            }
            if count == 0 { break }
            of = " of those"
        }
        guard !clauses.isEmpty else { return "No \(rows)." }
        return "No \(rows). " + clauses.joined(separator: "; ").capitalisedFirst + "."
    }

    // MARK: wording

    private static func parts(of step: CheckedStep) -> [(step: CheckedStep, plural: String, singular: String)]
    {
        switch step {
        case .search(let search): return [(step, "are about \(search.english)", "is about \(search.english)")]
        case .filter(let condition):
            guard case .and(let conditions) = condition.node else { return [part(condition)] }
            return conditions.map(part)
        case .take: return [(step, "are left", "is left")]
        case .group, .pivot, .compare, .distinct: return [(step, "rows are made", "row is made")]
        case .add, .sort, .rank, .also, .show: return []
        }
    }

    private static func effect(of step: CheckedStep) -> Effect {
        switch step {
        case .take(let count, let isLast, let per):
            let which = isLast ? "last" : "first"
            let rows = count == 1 ? "the \(which)" : "the \(which) \(NumberFormat.grouped(count))"
            return .keeps(
                rows
                    + (per.isEmpty
                        ? "" : " for each " + per.map(EnglishPrinter.words).joined(separator: " and ")))
        case .group, .pivot, .compare, .distinct: return .groups
        case .filter, .search, .add, .sort, .rank, .also, .show: return .filters
        }
    }

    private static func part(_ condition: CheckedExpression) -> (
        step: CheckedStep, plural: String, singular: String
    ) {
        let (plural, singular) = wording(condition)
        return (.filter(condition), plural, singular)
    }

    private static func wording(_ condition: CheckedExpression) -> (String, String) {
        let words = EnglishPrinter.words
        func have(_ rest: String) -> (String, String) { ("have \(rest)", "has \(rest)") }
        func are(_ rest: String) -> (String, String) { ("are \(rest)", "is \(rest)") }
        switch condition.node {
        case .test(let row, let a, let b):
            let rest = "\(row.spelling) \(words(b))"
            switch row.test?.compares {
            case .periods where words(a) == "published": return are("published \(rest)")
            case .letters, .lettersOrMembers: return have("\(words(a)) that \(rest)")
            case .identity, .order, .periods, nil: return have("\(words(a)) \(rest)")
            }
        case .isOneOf(let a, let values, let isNegated):
            let list = values.map(words).joined(separator: " or ")
            if case .list = a.type { return isNegated ? are("not said by \(list)") : are("said by \(list)") }
            return have("\(words(a)) \(isNegated ? "not " : "")\(list)")
        case .isMissing(let a, let isNegated): return have("\(isNegated ? "a" : "no") \(words(a))")
        case .between(let a, let b, let c): return have("\(words(a)) between \(words(b)) and \(words(c))")
        case .field: return are(words(condition))
        case .quantified(.no, _):
            return have(
                words(condition).replacing("there is no", with: "no", maxReplacements: 1))
        case .quantified(.any, _):
            return have(words(condition).replacing("there is a", with: "a", maxReplacements: 1))
        case .quantified(.every, _): return have("only such: \(words(condition))")
        default: return ("fit: \(words(condition))", "fits: \(words(condition))")
        }
    }
}

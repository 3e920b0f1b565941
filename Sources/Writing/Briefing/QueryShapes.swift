internal import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import NoteText
internal import SourceText

/// What every name of a template stands for, before anything is read.
struct QueryShapes {
    var root: [String: Shape] = [:]

    /// - Throws: `Diagnostics` for queries that do not compile, and for parts whose query lacks a column.
    init(of template: BriefingTemplate, _ bound: BoundParameters, source: some BriefingSource) throws {
        var problems: [Diagnostic] = []
        var columns: [String: [String]] = [:]
        for query in template.queries {
            do {
                let shape = try source.shape(
                    of: query.text, parameters: bound.standIns.filter { query.parameters.contains($0.key) })
                columns[query.name] = shape.columns.map(\.name)
                root[query.name] = .list(Self.fields(shape))
            } catch let error as Diagnostics {
                for item in error.items {
                    problems.append(
                        Diagnostic(
                            item.code, item.severity, at: template.places[query.name],
                            "Query \(query.name): \(item.message)"))
                }
            }
        }
        for part in template.parts {
            guard let maker = PartMaker.named(part.make) else { continue }
            for (input, name) in zip(maker.inputs, part.from) {
                guard let known = columns[name] else { continue }
                let lacking = input.fields.filter { !known.contains($0) }
                if !lacking.isEmpty {
                    let message =
                        "\(part.name) is made by \(maker.name), which needs \(lacking.joined(separator: ", ")) from the query \(name)."
                    problems.append(Diagnostic("part-columns", at: template.places[part.name], message))
                }
            }
            root[part.name] = .object(maker.gives)
        }
        guard problems.isEmpty else { throw Diagnostics(source: template.source, items: problems) }
        for parameter in template.parameters {
            switch parameter.kind {
            case .yesNo: root[parameter.name] = .flag
            case .text where !parameter.choices.isEmpty:
                let flags = Dictionary(parameter.choices.map { ("is_\($0)", Shape.flag) }) { first, _ in first
                }
                root[parameter.name] = .object(flags.merging(["name": .text]) { $1 })
            case .authority, .statement, .text, .number, .date, .note, .plan, .document, .figures:
                root[parameter.name] =
                    parameter.isRequired || parameter.standard != nil || parameter.todo != nil
                    ? .text : .optionalText
            }
        }
        for slot in template.slots {
            switch slot.kind {
            case .text: root[slot.name] = .object(["block": .text, "inline": .text, "filled": .flag])
            case .pins: root[slot.name] = .object(PartMaker.items.merging(["suggested": .flag]) { $1 })
            }
        }
        root["empty"] = .object(template.empty.mapValues { _ in .text })
        root["draft"] = .flag
        root["sources"] = .text
        root["glossary"] = .text
        for name in ["table_number", "section_number", "paragraph_number"] { root[name] = .text }
        root["title"] = .text
    }

    private static func fields(_ shape: QueryShape) -> [String: Shape] {
        var fields: [String: Shape] = [:]
        for column in shape.columns { fields[column.name] = .text }
        if let record = shape.record, citable.contains(record) { fields["cite"] = .text }
        return fields
    }

    /// Records whose rows can be cited.
    static let citable: Set<String> = [
        "finding", "point", "sentence", "indicator", "statement", "assessment",
    ]
}

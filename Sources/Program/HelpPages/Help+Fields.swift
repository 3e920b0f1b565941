internal import Workspace
internal import QueryLanguage
internal import QueryTables
internal import ReferenceData

extension Help {
    /// A field by its name, in each record that has one of its own; nil when none has.
    static func field(_ name: String) -> String? {
        let found = RecordTable.rows.flatMap { record in
            record.fields.filter { $0.name == name }.map { (record.word, $0) }
        }
        guard !found.isEmpty else { return nil }
        return found.map { record, field in
            "\(name) of \(record.plural)   (\(field.type.words)\(field.mayBeMissing ? ", may be missing" : ""))\n\n"
                + "\(field.help)\n\nExample: \(field.example)\n"
        }.joined(separator: "\n")
    }

    /// How points come about, with the order of weight as the data file has it.
    static func points() -> String {
        guard let rules = try? ReferenceData().pointRules() else { return "" }
        let grounds = rules.grounds.map { "\($0.name) (\($0.adds) more)" }.joined(separator: "; ")
        return """

            A point is what a report says on one matter: a paragraph, or a part of one where praise turns to fault, a survey is named or the
            matter changes. Its sentences stay together, so that no figure is told without its caveat.
            kind      by its figures against England, a target or an earlier time, then by what its sentences praise and fault
            state     by its figures first, then by words such as "had been put right"; a point that nothing changes persists
            topic     a name of the list in points.yaml; "waits" finds "waits > reviews" too
            weight    begins with the kind; of shortfalls and mixed points these add to it: \(grounds);
                      then getting worse, a gap to England or a target, a long wait, several kinds of speaker, and what CQC's own summary says
            line      one or two sentences of the report in quotation marks, or its figures; missing where neither stands alone
            why ID    tells what decided each of these, as in why stockton-on-tees/needs/7a

            """
    }
}

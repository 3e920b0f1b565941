internal import GRDB

/// One table as the digests and the proof of a library see it: its rows without their keys, which differ from
/// library to library, and with the names of the records that keys lead to.
struct ContentTable {
    var name: String
    /// One row in a reader's words; more are called the same with an "s".
    var words: String
    /// SQL for what a row is called where it is not as it should be.
    var record: String
    /// SQL for the rows `t` that are meant, with `OWNER` where the keys of councils are compared; without it
    /// the table belongs to no council.
    var condition = "true"
    /// SQL for the order that rows were stored in. A register that was brought up to date stored its councils
    /// in another order than one that is new, which is no difference.
    var order = "t.pk"
    /// Columns that hold no content: when a file was changed last, what a council was read with, and an
    /// original, whose digest is content.
    var leftOut: Set<String> = []

    /// Every table that holds content, the councils' first.
    static let all = [
        ContentTable(
            name: "authority", words: "council", record: "t.slug", condition: "t.pk OWNER",
            order: "t.slug", leftOut: ["made_with"]),
        ContentTable(
            name: "assessment", words: "assessment", record: "t.id", condition: "t.authority_pk OWNER",
            order: "record, t.pk"),
        ContentTable(
            name: "statement", words: "statement", record: "\(assessment) || '/' || t.slug",
            condition: ofAssessments, order: "record, t.pk"),
        ContentTable(
            name: "document", words: "document", record: "t.path",
            condition: "coalesce(t.authority_pk, -1) OWNER",
            order: "t.path", leftOut: ["changed", "original"]),
        ContentTable(name: "finding", words: "finding", record: "t.id", condition: ofAssessments),
        ContentTable(
            name: "point_row", words: "point", record: "\(finding) || t.letter", condition: ofFindings),
        ContentTable(
            name: "sentence_row", words: "sentence", record: "\(finding) || '.' || t.number",
            condition: ofFindings),
        ContentTable(
            name: "indicator", words: "figure", record: "\(sentence) || '#' || t.number",
            condition: "t.sentence_pk IN (SELECT pk FROM sentence_row t WHERE \(ofFindings))"),
        ContentTable(
            name: "term", words: "acronym", record: "\(finding) || ' ' || t.acronym", condition: ofAssessments
        ),
        ContentTable(
            name: "remark", words: "remark", record: "\(assessment) || ' ' || t.code",
            condition: ofAssessments),
        ContentTable(name: "framework", words: "quality statement", record: "t.slug", order: "t.number"),
        // What the library was read with.
        ContentTable(
            name: "meta", words: "setting", record: "t.key",
            condition: "t.key IN ('schema', 'reader', 'evidence') OR substr(t.key, 1, 5) = 'data '",
            order: "t.key"),
        ContentTable(
            name: "document_version", words: "earlier version", record: "t.path", order: "t.path, t.digest",
            leftOut: ["original"]),
    ]

    private static let ofAssessments =
        "t.assessment_pk IN (SELECT pk FROM assessment WHERE authority_pk OWNER)"
    private static let ofFindings = "t.finding_pk IN (SELECT pk FROM finding t WHERE \(ofAssessments))"
    private static let assessment = "(SELECT id FROM assessment WHERE pk = t.assessment_pk)"
    private static let finding = "(SELECT id FROM finding WHERE pk = t.finding_pk)"
    private static let sentence =
        "(SELECT f.id || '.' || s.number FROM sentence_row s JOIN finding f ON f.pk = s.finding_pk WHERE s.pk = t.sentence_pk)"

    /// What the key of another table's row leads to.
    private static let names = [
        "authority_pk": "(SELECT slug FROM authority WHERE pk = t.authority_pk)",
        "assessment_pk": assessment,
        "statement_pk":
            "(SELECT a.id || '/' || s.slug FROM statement s JOIN assessment a ON a.pk = s.assessment_pk WHERE s.pk = t.statement_pk)",
        "document_pk": "(SELECT path FROM document WHERE pk = t.document_pk)",
        "finding_pk": finding,
        "sentence_pk": sentence,
        "point_pk":
            "(SELECT f.id || p.letter FROM point_row p JOIN finding f ON f.pk = p.finding_pk WHERE p.pk = t.point_pk)",
    ]

    /// A query for the rows of some councils in their order: the record's name, then every column of content
    /// by name.
    func rows(of councils: Councils, _ db: Database) throws -> String {
        let columns = try Row.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [name])
            .map { try $0.value("name") as String }.filter { $0 != "pk" && !leftOut.contains($0) }.sorted()
        let values = columns.map { (Self.names[$0] ?? "t.\"\($0)\"") + " AS \"\($0)\"" }
        let rows = condition.replacing("OWNER", with: councils.comparison)
        return
            "SELECT \(record) AS record, \(values.joined(separator: ", ")) FROM \(name) t WHERE \(rows) ORDER BY \(order)"
    }
}

/// Whose rows are meant.
enum Councils {
    case one(Int64)
    /// All of which no document is held, and what belongs to no council.
    case unread

    fileprivate var comparison: String {
        switch self {
        case .one(let key): "= \(key)"
        case .unread: "NOT IN (SELECT authority_pk FROM document WHERE authority_pk IS NOT NULL)"
        }
    }

    /// The tables that hold rows of them.
    var tables: [ContentTable] {
        switch self {
        case .one: ContentTable.all.filter { $0.condition.contains("OWNER") }
        case .unread: ContentTable.all
        }
    }
}

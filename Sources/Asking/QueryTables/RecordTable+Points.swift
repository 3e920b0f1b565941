// What a paragraph says, matter by matter, and its sentences.

extension RecordTable {
    private static let pointID = findingID + " || \(.point, "letter")"

    static let point = RecordRow(
        word: .point, help: "What a report says on one matter: a paragraph of it or a part of one.",
        fields: [
            field(
                "id", .text, in: .point, sql: "(\(pointID))", "The paragraph's id and a letter.",
                "points show id, line first 5"),
            field(
                "finding", .record(.finding), in: .point, "The paragraph it stands in.",
                "points show finding, line first 5"),
            field(
                "kind", .choice(.kind), in: .point, "What it is to the council.",
                "points where kind is shortfall first 5"),
            field(
                "state", .choice(.state), in: .point, missing: true,
                "How the matter stands: by the figures first, then by the words.",
                "points where state is worsening"),
            field(
                "topic", .choice(.topic), in: .point, missing: true,
                "What it is about, with what that belongs to; a topic finds those below it.",
                "points where topic is waits show authority, line"),
            field(
                "weight", .number, in: .point, "1 to 5: how much a councillor needs to hear it.",
                "points where kind is shortfall sort by weight highest first 10 show line"),
            field(
                "line", .text, in: .point, missing: true, prose: true,
                "What a note would say of it: one or two plain sentences, or exact words in quotation marks.",
                "points where line is present show authority, line first 5"),
            field(
                "text", .text, in: .point, prose: true, "The words of the report.",
                "points where text contains \"weeks\" show text"),
            field(
                "voices", .list(.voice), in: .point, "Who is said to have said it.",
                "points where said by carers show line"),
            field(
                "stage", .choice(.stage), in: .point, missing: true,
                "Whether it works already, is coming or is promised.",
                "points where stage is planned show line"),
            field(
                "sure", .yesNo, in: .point, "Whether kind and state rest on words that leave little doubt.",
                "points where sure and kind is shortfall show line first 5"),
        ],
        ancestors: [Ancestor(record: .finding, key: .column(.point, "finding_pk"), mayBeMissing: false)]
            + underFinding,
        links: [RecordLink(record: .action, table: "plan_answer", own: "point_pk", theirs: "action_pk")],
        label: "(\(pointID))", longID: "(\(.finding, "id") || \(.point, "letter"))",
        key: "(\(.finding, "id") || \(.point, "letter"))",
        current: "\(.finding, "current") = 1", order: findingOrder + [.column(.point, "letter")],
        search: TextSearch("sentence_fts", key: .column(.point, "pk"), whole: "point_pk"),
        defaultColumns: ["authority", "statement", "kind", "weight", "line"], isText: true)

    static let sentenceID = findingID + " || '.' || \(.sentence, "number")"

    static let sentence = RecordRow(
        word: .sentence, help: "A sentence of a finding.",
        fields: [
            field(
                "id", .text, in: .sentence, sql: "(\(sentenceID))",
                "The finding's id and the sentence's number.",
                "sentences show id, text first 5"),
            field(
                "finding", .record(.finding), in: .sentence, "The paragraph it stands in.",
                "sentences show finding, text first 5"),
            field(
                "point", .record(.point), in: .sentence, missing: true, "The matter it belongs to.",
                "sentences show point, text first 5"),
            field(
                "number", .number, in: .sentence, "From 1 within the finding.",
                "sentences where number is 1 first 5"),
            field(
                "text", .text, in: .sentence, prose: true, "The words of the report.",
                "sentences where text contains \"weeks\""),
            field(
                "tone", .choice(.tone), in: .sentence, "How well the authority does by it.",
                "sentences where tone is positive first 5"),
            field(
                "sure", .yesNo, in: .sentence, "Whether that reading rests on words that leave little doubt.",
                "sentences where tone is negative and sure first 5"),
            field(
                "voices", .list(.voice), in: .sentence, "Who is said to have said it.",
                "sentences where said by staff first 5"),
            field(
                "stage", .choice(.stage), in: .sentence, missing: true,
                "Whether it works already, is coming or is promised.",
                "sentences where stage is \"under way\" first 5"),
        ],
        ancestors: [
            Ancestor(record: .finding, key: .column(.sentence, "finding_pk"), mayBeMissing: false),
            Ancestor(record: .point, key: .column(.sentence, "point_pk"), mayBeMissing: true),
        ] + underFinding,
        label: "(\(sentenceID))", longID: "(\(.finding, "id") || '.' || \(.sentence, "number"))",
        key: "(\(.finding, "id") || '.' || \(.sentence, "number"))",
        current: "\(.finding, "current") = 1", order: findingOrder + [.column(.sentence, "number")],
        search: TextSearch("sentence_fts", key: .column(.sentence, "pk")),
        defaultColumns: ["authority", "statement", "tone", "text"], isText: true)
}

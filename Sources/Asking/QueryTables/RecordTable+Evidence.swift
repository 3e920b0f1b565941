// What was read in the text of reports, and what was noticed while reading.

extension RecordTable {
    static let findingID = shortID(.column(.finding, "id"), current: "\(.finding, "current") = 1")

    static let finding = RecordRow(
        word: .finding, help: "A paragraph or list item of evidence.",
        fields: [
            field(
                "id", .text, in: .finding, sql: findingID, "Authority, section and paragraph.",
                "findings where id is \"stockton-on-tees/partnerships/7\""),
            field(
                "statement", .record(.statement), in: .finding, missing: true,
                "The quality statement it stands under.",
                "findings where statement is safeguarding"),
            field(
                "section", .choice(.section), in: .finding, "The part of the report it stands in.",
                "findings where section is experiences"
            ),
            field(
                "heading", .text, in: .finding, missing: true, "The subheading it stands under.",
                "findings where heading contains \"discharge\""),
            field(
                "number", .number, in: .finding, "From 1 within the section.",
                "findings where statement is needs sort by number first 5"),
            field(
                "text", .text, in: .finding, prose: true, "The words of the report.",
                "findings where text contains \"weeks\""),
            field(
                "tone", .choice(.tone), in: .finding, "How well the authority does by it.",
                "findings where tone is negative"),
            field(
                "voices", .list(.voice), in: .finding, "Who is said to have said it.",
                "findings where voices is carers"),
            field(
                "stage", .choice(.stage), in: .finding, missing: true,
                "Whether it works already, is coming or is promised.",
                "findings where stage is planned"),
            field(
                "fingerprint", .text, in: .finding, "12 digits by which the words are recognised again.",
                "findings show id, fingerprint first 5"),
            field(
                "current", .yesNo, in: .finding, "Whether it belongs to the newest formal score.",
                "all findings where not current"),
        ],
        ancestors: [
            Ancestor(record: .statement, key: .column(.finding, "statement_pk"), mayBeMissing: true),
            Ancestor(record: .assessment, key: .column(.finding, "assessment_pk"), mayBeMissing: false),
            inAssessment,
        ],
        label: findingID, longID: .column(.finding, "id"), key: .column(.finding, "id"),
        current: "\(.finding, "current") = 1",
        order: findingOrder,
        search: TextSearch("finding_fts", key: .column(.finding, "pk")),
        defaultColumns: ["authority", "statement", "score", "tone", "text"], isText: true)

    static let findingOrder: [SQLText] = [
        .column(.authority, "short"), .column(.assessment, "id"), .column(.statement, "number"),
        .column(.finding, "section"),
        .column(.finding, "number"), .column(.finding, "id"),
    ]

    static let underFinding = [
        Ancestor(record: .statement, key: .column(.finding, "statement_pk"), mayBeMissing: true),
        Ancestor(record: .assessment, key: .column(.finding, "assessment_pk"), mayBeMissing: false),
        inAssessment,
    ]

    static let indicator = RecordRow(
        word: .indicator, help: "A measured quantity in a sentence.",
        fields: [
            field(
                "id", .text, in: .indicator, sql: "(\(sentenceID) || '#' || \(.indicator, "number"))",
                "The sentence's id and the figure's number.", "indicators show id, measure, value first 5"),
            field(
                "sentence", .record(.sentence), in: .indicator, "The sentence it stands in.",
                "indicators show sentence, measure first 5"),
            field(
                "number", .number, in: .indicator, "From 1 within the sentence.",
                "indicators where number is 1 first 5"),
            field(
                "measure", .text, in: .indicator, missing: true, "What is measured.",
                "indicators where measure contains \"reablement\""),
            field(
                "value", .number, in: .indicator, "The figure.",
                "indicators where unit is percent sort by value highest first 5"),
            field(
                "value_max", .number, in: .indicator, missing: true, "Upper end of a range.",
                "indicators where value_max is present"),
            field(
                "value_text", .text, in: .indicator, "The figure as printed.",
                "indicators show measure, value_text first 5"),
            field("unit", .choice(.unit), in: .indicator, "What it counts.", "indicators where unit is days"),
            field(
                "statistic", .choice(.statistic), in: .indicator, "What kind of figure it is.",
                "indicators where statistic is median"),
            field(
                "bound", .choice(.bound), in: .indicator,
                "Whether the figure is exact: fewer than 5 is not 5.",
                "indicators where bound is not exact show measure, bound, value"),
            field(
                "role", .choice(.role), in: .indicator,
                "Whether it happened, or is a target, estimate, forecast or budget.",
                "indicators where role is target show authority, measure, value"),
            field(
                "comparator", .choice(.comparator), in: .indicator, missing: true,
                "What it is compared with.",
                "indicators where comparator is england"),
            field(
                "benchmark", .number, in: .indicator, missing: true, "The figure it is compared with.",
                "indicators where benchmark is missing show authority, measure"),
            field(
                "benchmark_text", .text, in: .indicator, missing: true, "The benchmark as printed.",
                "indicators where benchmark is present show value_text, benchmark_text"),
            field(
                "gap", .number, in: .indicator, missing: true, "Value less benchmark.",
                "indicators sort by gap lowest first 5"),
            field(
                "judged", .text, in: .indicator, missing: true, "The report's own judging words.",
                "indicators where judged is present show measure, judged"),
            field(
                "direction", .choice(.direction), in: .indicator, missing: true,
                "Good or bad news beside the benchmark.",
                "indicators where direction is worse"),
            field(
                "by_figures", .choice(.direction), in: .indicator, missing: true,
                "Good or bad news by the figures, where the good end of the measure is known.",
                "indicators where by_figures is present and direction is missing show measure, value, benchmark"
            ),
            field(
                "worse_by", .number, in: .indicator, missing: true, "Size of the gap in the bad direction.",
                "indicators sort by worse_by highest first 5"),
            field(
                "previous", .number, in: .indicator, missing: true, "An earlier value of the same quantity.",
                "indicators where previous is present show measure, previous, value"),
            field(
                "previous_period", .text, in: .indicator, missing: true, "When that was, as printed.",
                "indicators where previous_period is present show measure, previous, previous_period"),
            field(
                "change", .choice(.change), in: .indicator, missing: true,
                "Which way it went since an earlier time.",
                "indicators where change is risen show authority, measure, previous, value"),
            field(
                "population", .text, in: .indicator, missing: true, "Who or what is counted or measured.",
                "indicators where population contains \"carers\" show population, measure, value"),
            field(
                "scale_max", .number, in: .indicator, missing: true,
                "The end of a scale: 12 of 7.6 out of 12.",
                "indicators where scale_max is present show measure, value, scale_max"),
            field(
                "of", .number, in: .indicator, sql: .column(.indicator, "whole"), missing: true,
                "The whole of which it is a part: 47 of 23 of the 47.",
                "indicators where of is present show measure, value, of"),
            field(
                "place", .number, in: .indicator, missing: true, "Its rank, from 1.",
                "indicators where place is present show measure, place, places, rank_from"),
            field(
                "places", .number, in: .indicator, missing: true, "How many are ranked.",
                "indicators where places is 153 show measure, place"),
            field(
                "rank_from", .text, in: .indicator, missing: true,
                "From which end the rank counts, as printed.",
                "indicators where rank_from is present show place, places, rank_from"),
            field(
                "days", .number, in: .indicator, missing: true,
                "A duration in days, whatever it is printed in, so that waits sort.",
                "indicators where days is present sort by days highest first 5 show measure, value, unit, days"
            ),
            field(
                "source", .text, in: .indicator, missing: true, "Where the report has it from.",
                "indicators where source contains \"survey\""),
            field(
                "source_date", .date, in: .indicator, missing: true, "Date of the source.",
                "indicators where source_date after 2023"),
            field(
                "period", .text, in: .indicator, missing: true, "The time it is about, as printed.",
                "indicators where period is present show measure, value, period"),
        ],
        ancestors: [
            Ancestor(record: .sentence, key: .column(.indicator, "sentence_pk"), mayBeMissing: false),
            Ancestor(record: .finding, key: .column(.sentence, "finding_pk"), mayBeMissing: false),
            Ancestor(record: .point, key: .column(.sentence, "point_pk"), mayBeMissing: true),
        ] + underFinding,
        label: "(\(sentenceID) || '#' || \(.indicator, "number"))",
        longID: "(\(.finding, "id") || '.' || \(.sentence, "number") || '#' || \(.indicator, "number"))",
        key: "(\(.finding, "id") || '.' || \(.sentence, "number") || '#' || \(.indicator, "number"))",
        current: "\(.finding, "current") = 1",
        order: findingOrder + [.column(.sentence, "number"), .column(.indicator, "number")],
        search: TextSearch("sentence_fts", key: .column(.indicator, "sentence_pk")),
        defaultColumns: ["authority", "measure", "value", "unit", "benchmark", "direction"], isText: true)

    static let term = RecordRow(
        word: .term, help: "An acronym as an assessment expands it.",
        fields: [
            field(
                "assessment", .record(.assessment), in: .term, "Which assessment expands it.",
                "terms show assessment, acronym"),
            field("acronym", .text, in: .term, "The letters.", "terms where acronym is \"DoLS\""),
            field(
                "expansion", .text, in: .term, "What they stand for.",
                "terms where expansion contains \"board\""),
            field(
                "finding", .record(.finding), in: .term, missing: true, "The paragraph that expands it.",
                "terms show acronym, expansion, finding"),
        ],
        ancestors: [
            Ancestor(record: .assessment, key: .column(.term, "assessment_pk"), mayBeMissing: false),
            Ancestor(record: .finding, key: .column(.term, "finding_pk"), mayBeMissing: true),
            Ancestor(record: .statement, key: .column(.finding, "statement_pk"), mayBeMissing: true),
            inAssessment,
        ],
        label: .column(.term, "acronym"), longID: "(\(.assessment, "id") || '/' || \(.term, "acronym"))",
        key: "(\(.assessment, "id") || '/' || \(.term, "acronym"))",
        current: "\(.assessment, "current") = 1",
        order: [.column(.term, "acronym"), .column(.authority, "short"), .column(.assessment, "id")],
        search: TextSearch("finding_fts", key: .column(.term, "finding_pk")),
        defaultColumns: ["authority", "acronym", "expansion"], isText: true)

    static let remark = RecordRow(
        word: .remark, help: "A thing noticed while reading.",
        fields: [
            field(
                "assessment", .record(.assessment), in: .remark, missing: true,
                "Which assessment it is about.",
                "remarks show assessment, code"),
            field(
                "document", .record(.document), in: .remark, missing: true, "Which file it points into.",
                "remarks show document, line, code"),
            field(
                "line", .number, in: .remark, missing: true, "Line of the reading text, from 1.",
                "remarks where line <= 10"),
            field(
                "finding", .record(.finding), in: .remark, missing: true,
                "The paragraph it is about, when it is about one.",
                "remarks where finding is present show finding, code, text"),
            field(
                "code", .choice(.code), in: .remark, "Name of the check (help remarks).",
                "remarks where code is score-wording"),
            field(
                "severity", .choice(.severity), in: .remark, "How much it matters.",
                "remarks where severity >= warning"),
            field(
                "text", .text, in: .remark, prose: true,
                "What was noticed, with the words and the arithmetic.", "remarks show code, text"),
        ],
        ancestors: [
            Ancestor(record: .assessment, key: .column(.remark, "assessment_pk"), mayBeMissing: true),
            Ancestor(record: .document, key: .column(.remark, "document_pk"), mayBeMissing: true),
            Ancestor(record: .finding, key: .column(.remark, "finding_pk"), mayBeMissing: true),
            Ancestor(record: .statement, key: .column(.finding, "statement_pk"), mayBeMissing: true),
            Ancestor(
                record: .authority,
                key: "coalesce(\(.assessment, "authority_pk"), \(.document, "authority_pk"))",
                mayBeMissing: true),
        ],
        label: .column(.remark, "code"), longID: "CAST(\(.remark, "pk") AS TEXT)",
        key: .column(.remark, "pk"),
        current: "(\(.assessment, "current") = 1 OR \(.assessment, "pk") IS NULL)",
        order: [
            .column(.authority, "short"), .column(.document, "path"), .column(.remark, "line"),
            .column(.remark, "code"),
        ], search: nil,
        defaultColumns: ["severity", "code", "authority", "line", "text"], isText: false)

    static let document = RecordRow(
        word: .document, help: "An imported file or page.",
        fields: [
            field(
                "path", .text, in: .document, "Where it was imported from.",
                "documents where path ends with \".md\""),
            field("format", .text, in: .document, "What kind of file it is.", "documents count by format"),
            field("digest", .text, in: .document, "SHA-256 of its bytes.", "documents show path, digest"),
            field("bytes", .number, in: .document, "Its size.", "documents sort by bytes highest first 5"),
            field(
                "imported", .date, in: .document, "When it was imported.",
                "documents where imported after 2024"),
            field(
                "authority", .record(.authority), in: .document, missing: true, "Whose report it is.",
                "documents where authority is stockton"),
            field(
                "assessment", .record(.assessment), in: .document, missing: true,
                "Which assessment it belongs to.",
                "documents show path, assessment"),
        ],
        ancestors: [
            Ancestor(record: .assessment, key: .column(.document, "assessment_pk"), mayBeMissing: true),
            Ancestor(record: .authority, key: .column(.document, "authority_pk"), mayBeMissing: true),
        ],
        label: .column(.document, "path"), longID: .column(.document, "path"),
        key: .column(.document, "path"),
        current: "(\(.assessment, "current") = 1 OR \(.assessment, "pk") IS NULL)",
        order: [.column(.document, "path")], search: nil,
        defaultColumns: ["path", "format", "bytes", "authority"], isText: false)
}

// Councils, assessments, statements and the framework.

extension RecordTable {
    static let authority = RecordRow(
        word: .authority, help: "A council with social care duties.",
        fields: [
            field(
                "name", .text, in: .authority, "Full name, as the register or the report has it.",
                "authorities where name contains \"Borough\""),
            field(
                "short", .text, in: .authority, "Name without the words every council has.",
                "authorities where short starts with \"North\" show short"),
            field(
                "slug", .text, in: .authority, "Name as it stands in ids.",
                "authorities show slug, short first 5"),
            field(
                "code", .text, in: .authority, missing: true,
                "GSS code of the Office for National Statistics.",
                "authorities where code is \"E06000004\""),
            field(
                "type", .choice(.type), in: .authority, missing: true, "What kind of council it is.",
                "authorities where type is unitary"),
            field(
                "region", .choice(.region), in: .authority, missing: true, "English region.",
                "authorities where region is \"North East\""),
            field(
                "population", .number, in: .authority, missing: true, "Number of residents.",
                "authorities sort by population highest first 5"),
            field(
                "rating", .choice(.rating), in: .authority, missing: true,
                "Rating of its current assessment.",
                "authorities where rating is good"),
            field(
                "percent", .number, in: .authority, missing: true,
                "Overall score of its current assessment, in percent.",
                "authorities where percent between 60 and 65"),
            field(
                "published", .date, in: .authority, missing: true, "Date of its current assessment.",
                "authorities where published after 2024"),
            field("read", .yesNo, in: .authority, "Whether text of it is loaded.", "authorities where read"),
        ],
        ancestors: [], label: .column(.authority, "short"), longID: .column(.authority, "slug"),
        key: .column(.authority, "slug"),
        current: nil,
        order: [.column(.authority, "short")], search: nil,
        defaultColumns: ["authority", "type", "region", "rating", "percent"], isText: false)

    static let assessment = RecordRow(
        word: .assessment, help: "One publication about one authority.",
        fields: [
            field(
                "id", .text, in: .assessment, "Authority and month.",
                "assessments where id is \"stockton-on-tees@2025-10\""),
            field(
                "authority", .record(.authority), in: .assessment, "Whose assessment it is.",
                "assessments where authority is stockton"),
            field(
                "published", .date, in: .assessment, missing: true,
                "Date of publication, in the precision known.",
                "assessments where published after June 2025"),
            field(
                "published_text", .text, in: .assessment, missing: true,
                "The date's own words when they are no date.",
                "assessments where published_text is present show authority, published_text"),
            field(
                "rating", .choice(.rating), in: .assessment, missing: true,
                "The printed rating; never calculated.",
                "assessments where rating is \"Requires improvement\""),
            field(
                "indicative", .yesNo, in: .assessment,
                "Whether it is a pilot, whose scores are current for no one.",
                "all assessments where indicative"),
            field(
                "points", .number, in: .assessment, missing: true, "Sum of the scores, when all were read.",
                "assessments sort by points highest show authority, points"),
            field(
                "percent", .number, in: .assessment, missing: true,
                "Overall score in percent: as printed, else calculated.",
                "assessments sort by percent lowest show authority, percent"),
            field(
                "percent_printed", .number, in: .assessment, missing: true, "Overall score as printed.",
                "assessments where percent_printed is present show authority, percent_printed"),
            field(
                "percent_calculated", .number, in: .assessment, missing: true,
                "Overall score as calculated from the scores.",
                "assessments where percent_calculated != percent_printed"),
            field(
                "margin_up", .number, in: .assessment, missing: true, "Points missing to the next rating.",
                "assessments where margin_up <= 2 show authority, margin_up"),
            field(
                "margin_down", .number, in: .assessment, missing: true,
                "Points that may be lost within the rating.",
                "assessments where margin_down is 0 show authority, margin_down"),
            field(
                "coverage", .choice(.coverage), in: .assessment, "How much of it was read.",
                "assessments where coverage is full"),
            field(
                "current", .yesNo, in: .assessment,
                "Whether it is the authority's newest formal assessment.",
                "all assessments where not current"),
            field(
                "version", .number, in: .assessment, "From 1: a review or a correction makes another.",
                "all assessments where version > 1"),
            field(
                "superseded", .text, in: .assessment, missing: true,
                "When and why a later version took its place.",
                "all assessments where superseded is present"),
            field(
                "source", .text, in: .assessment, "Where the facts are from.",
                "assessments show authority, source"),
        ],
        ancestors: [
            Ancestor(record: .authority, key: .column(.assessment, "authority_pk"), mayBeMissing: false)
        ],
        label: .column(.assessment, "id"), longID: .column(.assessment, "id"),
        key: .column(.assessment, "id"),
        current: "\(.assessment, "current") = 1",
        order: [.column(.authority, "short"), .column(.assessment, "published"), .column(.assessment, "id")],
        search: nil,
        defaultColumns: ["authority", "published", "rating", "percent", "coverage"], isText: false)

    static let statement = RecordRow(
        word: .statement, help: "One of the nine quality statements in an assessment, with its score.",
        fields: [
            field(
                "assessment", .record(.assessment), in: .statement, "Which assessment it stands in.",
                "statements show assessment, statement, score"),
            field("number", .number, in: .statement, "1 to 9, in order.", "statements where number <= 3"),
            field("name", .text, in: .statement, "Its name in the framework.", "statements show name, score"),
            field("slug", .text, in: .statement, "One word for it.", "statements where slug is \"needs\""),
            field(
                "theme", .choice(.theme), in: .statement,
                sql: "(\(.statement, "theme") || ' ' || \(.statement, "theme_name"))",
                "Number and name of its theme.", "statements where theme is leadership"),
            field("score", .number, in: .statement, missing: true, "1 to 4.", "statements where score <= 2"),
            field(
                "band", .text, in: .statement, missing: true, "The wording that belongs to the score.",
                "statements show statement, score, band"),
            field(
                "band_printed", .text, in: .statement, missing: true,
                "The wording as printed beside the score.",
                "statements where band_printed is present show statement, band_printed"),
            field(
                "current", .yesNo, in: .statement, "Whether it is the newest formal score.",
                "all statements where not current"),
        ],
        ancestors: [
            Ancestor(record: .assessment, key: .column(.statement, "assessment_pk"), mayBeMissing: false),
            inAssessment,
        ],
        label: .column(.statement, "name"), longID: "(\(.assessment, "id") || '/' || \(.statement, "slug"))",
        key: .column(.statement, "slug"),
        current: "\(.statement, "current") = 1",
        order: [.column(.authority, "short"), .column(.assessment, "id"), .column(.statement, "number")],
        search: nil,
        defaultColumns: ["authority", "statement", "score"], isText: false)

    static let framework = RecordRow(
        word: .framework, help: "The nine quality statements by which authorities are assessed.",
        fields: [
            field("number", .number, in: .framework, "1 to 9, in order.", "framework where number <= 3"),
            field("name", .text, in: .framework, "Name of the statement.", "framework show number, name"),
            field("slug", .text, in: .framework, "One word for it.", "framework show slug, name"),
            field(
                "theme", .choice(.theme), in: .framework,
                sql: "(\(.framework, "theme") || ' ' || \(.framework, "theme_name"))",
                "Number and name of its theme.", "framework where theme is leadership"),
            field(
                "commitment", .text, in: .framework, prose: true, "The \"We\" statement.",
                "framework where slug is \"needs\" show commitment"),
            field(
                "expectations", .texts, in: .framework, prose: true, "The \"I\" statements, a list.",
                "framework where slug is \"needs\" show expectations"),
        ],
        ancestors: [], label: .column(.framework, "name"), longID: .column(.framework, "slug"),
        key: .column(.framework, "slug"), current: nil,
        order: [.column(.framework, "number")], search: nil,
        defaultColumns: ["number", "framework", "theme"],
        isText: false)
}

internal import Workspace
internal import AssessmentModel
internal import Briefing
internal import Examination
internal import NoteChecking
internal import NoteText
internal import Presentation
internal import QueryLanguage
internal import QueryTables
internal import ReferenceData

/// The manual: `assay help TOPIC` and the shell's `help`. Topics about the language are made from the tables
/// that check queries.
package enum Help {
    /// What `help` alone says: fits a screen and says what to do next.
    package static let overview = """
        Assay answers questions about published assessments of English councils' adult social care,
        and writes notes from the answers in which every figure and quotation has its source.

        Ask a question:
          findings about "hospital discharge"            what was said, best matches first
          findings about "carers" where score <= 2       only under statements scored 1 or 2
          statements where authority is stockton         scores of one council
          indicators where comparator is england         figures beside England's, better or worse
          authorities where region is "North East"       councils and their ratings

        A question is a record word followed by steps: where, about, show, sort by, first, count by,
        summarise. In the shell a line that begins with a step refines the question before it.

        Read reports:        import FILE or FOLDER      (assay import --samples loads three fictional councils)
        Write a note:        assay brief councillor-note authority=kent --draft -o note.md
        Look things up:      describe findings          the fields of a record
                             help language              the language in five minutes
                             help topics                everything else that help knows

        """

    /// Names that `help` answers to, in the order `help topics` lists them.
    package static var topics: [String] {
        prose.map(\.name) + ["remarks", "checks"] + StepTable.rows.map(\.word)
            + RecordWord.allCases.map(\.plural)
            + FunctionTable.rows.map(\.name)
            + AggregateTable.rows.map(\.word).filter { $0 != "count" }
    }

    /// The pages in prose, for the manual page.
    package static var pages: [(name: String, text: String)] { prose.map { ($0.name, $0.text) } }

    /// The page of a topic; nil when there is none of that name. Words of the language are found by any of
    /// their spellings.
    package static func page(_ topic: String) -> String? {
        let name = otherNames[topic.lowercased()] ?? topic.lowercased()
        if name == "topics" { return topicList() }
        if let page = prose.first(where: { $0.name == name }) { return page.text }
        if name == "remarks" { return remarks() }
        if name == "checks" { return checks() }
        if let row = StepTable.rows.first(where: {
            $0.word == name || $0.habits.contains(name) || $0.word + " by" == name
        }) {
            return "\(row.usage)\n\n\(row.help)\n\nExample: \(row.example)\n"
                + (row.word == "about" ? topicPacks() : "")
        }
        if let word = RecordWord(word: name) {
            return Describing.fields(of: word, choices: nil) + (word == .point ? points() : "")
        }
        if let row = FunctionTable.row(name) {
            return "\(name)(...)\n\n\(row.help)\n\nExample: \(row.example)\n"
        }
        if let row = AggregateTable.row(name) {
            return "\(row.word)\n\n\(row.help)\n\nExample: \(row.example)\n"
        }
        if let row = OperatorTable.rows.first(where: { $0.spelling == name || $0.habits.contains(name) }) {
            return "\(row.spelling)   (\(row.types))\n\n\(row.help)\n\nExample: \(row.example)\n"
        }
        return field(name)
    }

    /// The topics that may stand after `topic:`, each with its first words.
    private static func topicPacks() -> String {
        guard let topics = try? ReferenceData().synonyms().topics else { return "" }
        return
            "\nTopics hold the words that officers mean by them; about topic:\(topics.first?.name ?? "waiting") looks for all of these:\n"
            + Describing.columns(topics.map { [$0.name, $0.phrases.joined(separator: ", ")] })
    }

    private static func topicList() -> String {
        var output =
            "Topics:\n"
            + Describing.columns(
                prose.map { [$0.name, $0.summary] } + [
                    ["remarks", "what Assay notices while reading"],
                    ["checks", "what a written note is checked for"],
                ])
        output += "\nSteps:\n" + Describing.columns(StepTable.rows.map { [$0.word, $0.help] })
        output += "\nOperators:\n" + Describing.columns(OperatorTable.rows.map { [$0.spelling, $0.help] })
        output +=
            "\nFigures over many rows:\n"
            + Describing.columns(AggregateTable.rows.map { [$0.word, $0.help] })
        output += "\nFunctions:\n" + Describing.columns(FunctionTable.rows.map { [$0.name, $0.help] })
        return output + "\nRecords (describe RECORD lists the fields):\n"
            + Describing.columns(RecordWord.allCases.map { [$0.plural, $0.row.help] })
    }

    private static func remarks() -> String {
        "What Assay notices while reading. A remark points at a line, quotes the words, and never changes the text.\n\n"
            + Describing.columns(
                RemarkTable.rows.map { [$0.code.label, "\($0.help); such as \($0.example)"] })
            + "\nremarks CODE shows those of one kind. Example: remarks where code is score-wording\n"
    }

    private static func checks() -> String {
        """
        What `assay check NOTE.md` looks for in a note, whoever wrote it. It also reads NOTE.docx, through pandoc. Each item has a place, a
        hint and an id; errors end with exit code 1, warnings alone with 0. In a draft, `waive ID "reason" by "name"` answers for an item.

        Errors:

        """
            + Describing.columns(
                Check.all.filter { $0.severity == .error }.map { [$0.code.rawValue, $0.help] })
            + "\nWarnings:\n"
            + Describing.columns(
                Check.all.filter { $0.severity == .warning }.map { [$0.code.rawValue, $0.help] })
            + "\nNumbers that no paragraph prints, and are verified by a rule of their own:\n"
            + Describing.columns(NumberClass.all.map { [$0.name, $0.help] })
                + """

                Of a note that Assay wrote, every sentence, row and source that is no longer as it was written is listed at the end, officers'
                comments apart: checks hold its figures and quotations against the report, and what its other words say is for you to judge.

                `assay verify "SENTENCE"` takes any sentence, from a speech or a press release, and says whether it is supported, altered (which
                word or figure) or not found, with the source beside it.

                """
    }

    private struct Topic {
        var name: String
        var summary: String
        var text: String
    }

    private static let prose: [Topic] = [
        Topic(name: "language", summary: "the query language in five minutes", text: language),
        Topic(name: "import", summary: "reading reports", text: importing),
        Topic(name: "briefs", summary: "writing notes", text: briefs),
        Topic(name: "plans", summary: "a council's plan after its report", text: plans),
        Topic(name: "publish", summary: "one HTML file for readers without Assay", text: publish),
        Topic(name: "templates", summary: "the notes there are, and how to make your own", text: templates),
        Topic(name: "scripts", summary: "saved questions with parameters", text: scripts),
        Topic(name: "plain", summary: "questions in plain words", text: plain),
        Topic(
            name: "keeping", summary: "keeping an answer, a question or a note, and printing it",
            text: keeping),
        Topic(name: "bands", summary: "what the scores 1 to 4 and the ratings mean", text: bands),
        Topic(name: "names", summary: "let, it, and saved questions", text: names),
        Topic(name: "library", summary: "looking after the library: backup, upgrade, export", text: library),
        Topic(name: "outside", summary: "what the reports do not say, and where to look", text: outside),
        Topic(name: "current", summary: "which of several assessments counts", text: current),
        Topic(name: "missing", summary: "how missing values behave", text: missing),
        Topic(name: "safety", summary: "what would be lost when something goes wrong", text: Safety.page),
        Topic(name: "exit-codes", summary: "what the program returns", text: exitCodes),
        Topic(name: "sources", summary: "where the built-in facts are from", text: sources),
        Topic(name: "changes", summary: "what each version brought", text: Release.changes),
    ]

    private static let language = """
        A question begins with a kind of record and goes on in steps. Each part of it is a question, too.

            statements
            statements where score <= 2
            statements where score <= 2 sort by score
            statements where score <= 2 sort by score show authority, statement, score
            statements where score <= 2 count by statement

        Words in the text. `about` finds other spellings, word endings and the field's synonyms:

            findings about "hospital discharge"
            findings about "direct payments" or "reablement" count by authority
            findings about "waiting" near "assessment" within 8
            findings about topic:waiting first 5

        Conditions. A record's own fields come first, then those of what it belongs to: a finding has the score of its
        statement and the region of its authority.

            findings where score <= 2 and tone is negative first 10
            findings where region is "North East" and said by carers first 5
            statements where authority in (stockton, sunderland) show authority, statement, score
            assessments where published after June 2025 sort by published newest
            indicators where benchmark is missing show authority, measure, value first 5

        Counting and comparing:

            statements summarise average score by statement sort by average_score
            assessments count by rating
            statements pivot statement by score
            authorities where no finding (about "co-production") show name

        Names match loosely: stockton, Stockton on Tees and E06000004 are one council. Text compares without regard to
        capitals, accents, or the kind of quotation mark or dash. `explain QUESTION` shows how a question was understood.
        `help topics` lists every step, operator and function.

        """

    private static let importing = """
        assay import FILE or FOLDER ...     reads reports into the library
        assay import FOLDER --recursive     folders below it, too
        assay import --samples              three fictional councils to try things on

        Text, Markdown and saved web pages are read, whole reports and single pages. Pages of one assessment are put together;
        a page read twice is stored once. The import says how much of the text was accounted for and lists what was not placed.
        Importing a changed file from the same path replaces its findings and says how many were reworded. Nothing is ever
        corrected: what looks wrong in a report becomes a remark (help remarks).

        """

    private static let briefs = """
        A note of your own grows in a draft, in the shell:

            brief new my-note from councillor-note with authority=NAME     begins it, and says what it wants
            suggest                                                        what could go in, best first
            pin 1 3                                                        puts rows of the last result into it
            say questions "..."                                            writes what only you can say; brief edit opens all
            preview                                                        shows the note so far; check examines it
            write note.md                                                  writes it, once nothing is wanted any more

        From the command line, at once:

        assay templates                                       the notes that can be written, with their parameters
        assay brief councillor-note authority=NAME --draft -o note.md
        assay brief councillor-note authority=NAME compare=NAME,NAME date=2026-04-01 --draft -o note.md
        assay brief councillor-note --explain                 what the template asks, and what the officer fills in
        assay brief councillor-note authority=NAME --draft -o note.md --to md,html,docx,pdf
        assay batch councillor-note --each 'assessments where coverage is full' -o 'notes/{slug}.md' --draft
        assay check note.md                                   every figure, quotation and source (help checks)
        assay chart scores NAME -o scores.svg                 scores as a strip; england for figures beside England's

        HTML, Word and PDF are made by pandoc, PDF by WeasyPrint, too; `assay doctor` says whether they are installed. Word and PDF
        cite in brackets, the others in footnotes, unless --cite says otherwise.

        CQC's words stand in quotation marks, what Assay works out is labelled calculated, and the officer's judgement has its
        own blocks, which are never filled in for you. Without --draft a note with open slots is refused; with it they are
        marked [TO DO: ...]. A file that was edited by hand is not replaced without --force.

        """

    private static let publish = """
        publish writes the reader's edition: one HTML file that opens in any browser of recent years, from a memory stick,
        an e-mail or a shared drive. It needs no network, no program and no server; it fetches and sends nothing.

        assay publish -o reports.html                                    every current assessment
        assay publish 'assessments where region is "North East"' -o north-east.html
        assay publish --scores -o scores.html                            scores and ratings of every council, no report's words

        A reader finds in it: the councils with their scores, to sort and filter; search as in `about`, with synonyms and
        filters ("carers in Stockton" looks in that report alone); each council with its strengths and shortfalls (points,
        by weight), figures beside England's, and its report; two to six councils side by side; a short print or all of it;
        passages to copy with their citation. "Copy for a note" copies Markdown that `assay check` reads. What Assay reads
        into the words is labelled as its reading, never as CQC's judgement; what it calculates as calculated.

        Notes link into it by brief --edition FILE, or by hand: north-east.html#/council/stockton-on-tees@2025-10/needs/7

        """

    private static let templates = """
        A template is a text file: first a description between two lines of ---, then the note in Markdown with tags.

            assay templates                                       what there is, what each is for, its parameters
            assay brief scrutiny-report --explain                 its parameters, queries, slots and limits

        To make your own, take a copy and change it. `assay templates --show councillor-note > my-templates/our-note.md`
        prints one; change the line `template:` to the new name. Then:

            assay --templates my-templates brief our-note authority=stockton --draft -o note.md

        A file of the same name in that folder is used in place of ours, partials/NAME.md too. In the description:

            params    what is asked for; type is authority, statement, date, yes/no, text, number or note
            queries   questions in Assay's language by name; $authority stands for a parameter
            parts     what Assay composes from queries by a fixed rule: make is the rule, from its queries, most its length
            slots     what the officer writes (kind: text) or pins (kind: pins); required ones refuse a note without them
            empty     what to print when a query or part has nothing
            limits    words, tables, table_rows: said when a note is longer
            twin      a query whose rows are also written as a CSV file beside the note

        In the note: {{name}} shows a value, {{name.field}} a part of one, {{#name}} ... {{/name}} repeats for each row or
        stands when there is something, {{^name}} ... {{/name}} when there is nothing, {{> sources}} puts in a partial.
        {{cite}} behind a row's value makes its footnote; {{sources}} and {{glossary}} stand at the end; {{table_number}},
        {{section_number}} and {{paragraph_number}} count. A slip is refused with file, line, column and the nearest name.

        """

    private static let scripts = """
        A script is a text file of questions, kept and run again:

            assay run Scripts/weak-spots.assay authority=stockton limit=2

        It may begin with parameters, each with a type and a comment that says what it is for:

            param authority: authority            -- the council the briefing is for
            param limit: number = 2               -- highest score counted as weak
            statements where authority is $authority and score <= $limit sort by score show statement, score

        A failing line stops the script with its place and exit code 1; --keep-going goes on. `assay scripts` lists those in
        the Scripts folder.

        """

    /// Words that are explained on the page of another.
    private static let otherNames = [
        "near": "about", "within": "about", "search": "about", "per": "first", "by": "count",
        "pilot": "current", "null": "missing",
        "let": "names", "it": "names", "save": "names", "param": "scripts", "ask": "plain",
        "questions": "plain", "every finding": "every",
        "next": "outside", "due": "outside", "limits": "outside", "upgrade": "library", "backup": "library",
        "compact": "library", "version": "changes", "news": "changes",
        "null values": "missing", "exit code": "exit-codes", "codes": "exit-codes",
        "similar": "compare", "rest": "compare", "said": "said by", "voices": "said by", "group by": "count",
        "having": "where",
    ]

    private static let plain = """
        At the shell's prompt, and after `assay ask`, a question may be typed in plain words. The query that was understood is
        shown first, so the next question can be typed as one:

            assay ask scores for northmoor
            assay ask what did carers say about assessments
            assay ask who is worst at transitions

        When nothing in the reports says it just so, that is said, and its words are looked for apart. What is not understood
        is never run: the nearest queries are offered, by number in the shell. In the shell `use northmoor` says whose questions these are: how are we doing, our scores, compare us with eastvale on equity.

        """

    private static let keeping = """
        At the prompt, for what was asked last:

            as csv to "answer.csv"       the rows, for a spreadsheet; markdown, html and json too
            save my-question             the question, to be asked again by that name
            pin 1 3                      rows, into the draft of a note that is open
            write note.docx              the note of the draft that is open: md, docx, html or pdf, to be printed from there

        A note from a template at once: brief councillor-note authority=NAME --draft -o note.docx --to docx

        """

    private static let bands = """
        CQC scores each of the nine quality statements from 1 to 4:

            4   evidence shows an exceptional standard
            3   evidence shows a good standard
            2   evidence shows some shortfalls
            1   evidence shows significant shortfalls

        The nine are added up and divided by 36, rounded up, for the overall percentage. 25 to 38 is Inadequate, 39 to 62 Requires
        improvement, 63 to 87 Good, and from 88 Outstanding. The rating that a report prints counts, whatever this comes to.

        """

    private static let names = """
        In the shell `it` is the last query, and a line that begins with a step goes on from it. `let` names a query, a value or
        a list for the session; `save NAME` keeps the last query for good, and its name is then a source like any record:

            let weak = statements where score <= 2
            weak count by authority
            let ours = (northmoor, eastvale)
            statements where authority in ours show authority, statement, score

        """

    private static let library = """
        assay library info                  what the library holds, and where it is
        assay library check                 whether the file is sound, and every finding true to its original
        assay library backup FILE           a copy, while others may be working
        assay library upgrade --dry-run     what a newer Assay would read otherwise; without --dry-run, reads it so
        assay library compact               gives unused space back
        assay library forget COUNCIL        takes a report that was imported out again; what goes and what cites it is listed first
        assay export FILE.sqlite            for other programs; or FOLDER for csv or jsonl, a file a record

        In the shell the same without `assay`. Everything in the library is read from the originals that it keeps, so an upgrade
        loses nothing; it lists the findings that changed, and drafts are then brought up to date with rebase. Drafts, saved
        questions and notes are files of their own and not in the library.

        """

    private static let outside = """
        Assay knows what is printed in the reports that were imported, and the published scores that come with it. It does not know:

            when a report is due         CQC does not announce dates; cqc.org.uk lists new reports as they are published
            what happened afterwards     the figures are those of the report; ask the service for today's
            spending, and who governs    no budgets, no elections: see the council's own papers
            individual services          care homes and home care agencies have reports of their own on cqc.org.uk
            why CQC decided something    only the reasons that are printed: findings where statement is needs

        The newest that are held: assessments sort by published newest first 10. When a new report is out, import its file or its
        address, and ask again.

        """
}

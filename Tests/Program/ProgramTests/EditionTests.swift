import Foundation
import Testing
import TestSupport

/// The reader's edition, in a real browser where there is one.
@Suite(.serialized) struct EditionTests {
    /// Words that officers search for, of one and more, hyphened, misspelt, with synonyms and word endings.
    private static let searches = [
        "carers", "unpaid carers", "unpaid carer", "family carers", "hospital", "hospital discharge",
        "discharge from hospital",
        "waiting", "waited", "waiting list", "waits", "assessment", "assessments", "Care Act",
        "care act assessment",
        "co-production", "coproduction", "co production", "safeguarding", "safeguarding adults board", "SAB",
        "section 42",
        "S42", "enquiry", "inquiries", "direct payments", "direct payment", "home care", "homecare",
        "domiciliary care",
        "care home", "nursing homes", "residential", "front door", "first contact", "advocacy", "advocate",
        "autism",
        "learning disabilities", "learning disability", "mental health", "dementia", "transitions",
        "transition to adulthood",
        "occupational therapist", "OT", "occupational therapy", "voluntary sector", "VCSE", "organisation",
        "organizations",
        "programme", "wellbeing", "well-being", "staff", "training", "equity", "ethnic", "rural",
        "technology", "telecare",
        "budget", "overspend", "peer review", "zebra",
    ]

    /// What names councils in the search box, and the question that it means.
    private static let named = [
        "carers in Eastvale": "findings about \"carers\" where authority is eastvale",
        "eastvale carers": "findings about \"carers\" where authority is eastvale",
        "Eastvale's carers": "findings about \"carers\" where authority is eastvale",
        "Eastvale council carers": "findings about \"carers\" where authority is eastvale",
        "carers in the borough of eastv": "findings about \"carers\" where authority is eastvale",
        "unpaid carers eastvale northmoor":
            "findings about \"unpaid carers\" where authority in (eastvale, northmoor)",
        "what did people say about waiting in eastvale":
            "findings about \"waiting\" where authority is eastvale",
        "how long do people wait in northmoor": "findings about \"wait\" where authority is northmoor",
        "hospital discharge in Haverlow and Eastvale?":
            "findings about \"hospital discharge\" where authority in (haverlow, eastvale)",
        "co-production in northmoor": "findings about \"co-production\" where authority is northmoor",
    ]

    private func published(_ program: Program) throws -> String {
        let imported = try program.run(["import", "--samples", "--quiet"])
        try #require(imported.status == 0, "\(imported.errors)")
        let page = program.folder.path + "/page.html"
        let written = try program.run(["publish", "-o", page, "--date", "2026-12-01"])
        try #require(written.status == 0, "\(written.errors)")
        return page
    }

    private func rows(_ query: String, _ program: Program) throws -> [[String: Any]] {
        let answer = try program.run(["query", query, "--format", "jsonl", "--quiet"])
        try #require(answer.status == 0, "\(query): \(answer.errors)")
        return try answer.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    /// An assessment's scores in the order of the statements' numbers, null where there is none.
    private func nineScores(of id: String, _ program: Program) throws -> [Any] {
        var nine: [Any] = Array(repeating: NSNull(), count: 9)
        for row in try rows("statements where assessment.id is \"\(id)\" show number, score", program) {
            if let number = row["number"] as? Int, let score = row["score"] as? Int {
                nine[number - 1] = score
            }
        }
        return nine
    }

    @Test func aBrowserShowsWhatTheLibraryHolds() throws {
        let program = try Program()
        let page = try published(program)
        let read = try rows(
            "assessments where coverage is not \"scores only\" show id, authority.slug named slug", program)
        let ids = Dictionary(
            uniqueKeysWithValues: read.compactMap { row in
                (row["slug"] as? String).flatMap { slug in (row["id"] as? String).map { (slug, $0) } }
            })
        var found: [String: [String]] = [:]
        for phrase in Self.searches {
            found[phrase] = try rows(
                "findings about \"\(phrase)\" show authority.slug named slug, section, number", program
            ).map {
                "\(ids["\($0["slug"] ?? "")"] ?? "")/\($0["section"] ?? "")/\($0["number"] ?? "")"
            }
        }
        #expect(found["carers"]?.isEmpty == false && found["zebra"] == [])
        let scores = try Dictionary(
            uniqueKeysWithValues: ids.values.map { ($0, try nineScores(of: $0, program)) })
        var margins: [String: [Any]] = [:]
        var figures: [String: [[Any]]] = [:]
        for (_, id) in ids {
            let card = try #require(
                try rows("assessments where id is \"\(id)\" show margin_up, margin_down", program).first)
            margins[id] = ["margin_up", "margin_down"].map { card[$0] ?? NSNull() }
            figures[id] = try rows(
                "indicators where assessment.id is \"\(id)\" and comparator is england"
                    + " show section, finding.number named number, value_text, benchmark_text", program
            ).map { row in
                ["section", "number", "value_text", "benchmark_text"].map { row[$0] ?? NSNull() }
            }
        }
        #expect(figures.values.contains { !$0.isEmpty })
        var named: [String: Int] = [:]
        for (typed, query) in Self.named { named[typed] = try rows("\(query) show id", program).count }
        let printed = try rows(
            "assessments where percent is present or coverage is not \"scores only\" show id, percent_printed",
            program)
        let expected: [String: Any] = [
            "named": named,
            "printed": Dictionary(
                uniqueKeysWithValues: printed.map { ("\($0["id"] ?? "")", $0["percent_printed"] ?? NSNull()) }
            ),
            "margins": margins, "figures": figures, "links": try links(program),
            "equity": try rows("statements where statement is equity and score >= 3 show id", program).count,
            "voices": try rows("findings where said by carers show id", program).count,
            "searches": found, "scores": scores, "councils": try rows("assessments show id", program).count,
            "passage": "\(ids["northmoor"] ?? "")/needs/2", "compare": ids.values.sorted(),
        ]
        let file = program.folder.path + "/expected.json"
        try JSONSerialization.data(withJSONObject: expected).write(to: URL(fileURLWithPath: file))
        let python =
            [Repository.root.path + "/.build/browser/bin/python", "/usr/bin/python3"]
            .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "python3"
        let said = try program.shell(
            "'\(python)' '\(Repository.root.path)/Tests/Browser/edition.py' '\(page)' '\(file)'; echo \"exit $?\""
        )
        if said.contains("exit 77") {
            try Test.cancel("\(said.split(separator: "\n")[0])")
        }
        #expect(said.hasSuffix("exit 0\n"), "\(said)")
        // What was copied for a note is a quotation that a check accepts.
        let line = try #require(said.split(separator: "\n").first { $0.hasPrefix("NOTE ") })
        let copied = try #require(
            try JSONSerialization.jsonObject(with: Data(line.dropFirst(5).utf8), options: .fragmentsAllowed)
                as? String)
        let note = program.folder.path + "/note.md"
        try Data(("# Note\n\nCQC says: " + copied).utf8).write(to: URL(fileURLWithPath: note))
        let check = try program.run(["check", note])
        #expect(check.status == 0, "\(check.output)\(check.errors)")
    }

    /// The addresses within the page of a note's sources, whose file the note names.
    private func links(_ program: Program) throws -> [String] {
        let run = try program.run([
            "brief", "councillor-note", "authority=northmoor", "--draft", "--edition", "away day.html",
        ])
        let links = run.output.matches(of: /\(away%20day\.html#([^)]+)\)/).map { String($0.output.1) }
        #expect(run.status == 0 && links.count > 3, "\(run.errors)\(run.output.suffix(600))")
        return links
    }

    @Test func aNoteThatLinksIntoAnEditionPassesItsCheck() throws {
        let program = try Program.withSamples()
        let note = program.folder.path + "/note.md"
        let brief = ["brief", "councillor-note", "authority=northmoor", "--draft", "-o", note]
        let plain = try program.run(brief)
        let before = try program.run(["check", note])
        let linked = try program.run(brief + ["--force", "--edition", "away.html"])
        let after = try program.run(["check", note])
        #expect(plain.status == 0 && linked.status == 0, "\(linked.errors)")
        #expect(after.status == before.status && after.output == before.output, "\(after.output)")
        let refused = try program.run([
            "brief", "councillor-note", "authority=northmoor", "--edition", "page.pdf",
        ])
        #expect(
            refused.status == 2 && refused.errors.contains("the HTML file that publish writes"),
            "\(refused.errors)")
    }

    @Test func aTitleIsTextAndNoMarkup() throws {
        let program = try Program.withSamples()
        let page = program.folder.path + "/page.html"
        let run = try program.run(["publish", "-o", page, "--title", "</title><script>{{facts}}</script>"])
        #expect(run.status == 0, "\(run.errors)")
        let written = try String(contentsOfFile: page, encoding: .utf8)
        #expect(written.contains("<title>&lt;/title&gt;&lt;script&gt;{{facts}}&lt;/script&gt;</title>"))
        #expect(!written.contains("</title><script>{{facts}}"))
    }

    @Test func theSameLibraryGivesTheSameBytes() throws {
        let program = try Program()
        let page = try published(program)
        let first = try Data(contentsOf: URL(fileURLWithPath: page))
        let again = try program.run(["publish", "-o", page, "--date", "2026-12-01"])
        #expect(again.status == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: page)) == first)
        #expect(first.count < 400_000)
    }

    @Test func aFileOfScoresHasEveryCouncilAndNoWords() throws {
        let program = try Program.withSamples()
        let page = program.folder.path + "/scores.html"
        let written = try program.run(["publish", "--scores", "-o", page, "--date", "2026-12-01"])
        #expect(written.status == 0, "\(written.errors)")
        let text = try String(contentsOfFile: page, encoding: .utf8)
        #expect(!text.contains("<script type=\"text/plain\" data-report=") && text.utf8.count < 150_000)
        let facts = try #require(text.firstMatch(of: /id="facts">(.*?)<\/script>/)?.output.1)
        let read = try JSONSerialization.jsonObject(with: Data(facts.utf8)) as? [String: Any]
        let councils = try #require(read?["councils"] as? [[String: Any]])
        let ids = Set(councils.compactMap { ($0["id"] as? String)?.prefix { $0 != "@" } })
        #expect(ids.count >= 153 && ids.isSuperset(of: ["hartlepool", "stockton-on-tees", "bradford"]))
    }

    @Test func officersWordsAreInOnlyWhenAskedForByName() throws {
        let program = try Program()
        _ = try published(program)
        let drafts = program.folder.path + "/drafts"
        try FileManager.default.createDirectory(atPath: drafts, withIntermediateDirectories: true)
        let text = """
            template: councillor-note
            parameters:
              authority: northmoor
            pins:
              - id: northmoor@2026-03/needs/2
                fingerprint: 0123456789ab
                quotation: as it stood
                wording: Waits have to come down
                memo: ask Jo before we print this
                by: j.shaw
                when: 2026-11-30
              - id: elsewhere@2025-01/needs/2
                fingerprint: 0123456789ab
                quotation: of another report
                by: j.shaw
                when: 2026-11-30
            texts:
              purpose: For the away day
            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: drafts + "/away.brief.yaml"))
        let page = program.folder.path + "/with.html"
        let run = try program.run([
            "publish", "-o", page, "--date", "2026-12-01", "--drafts", drafts, "--with-draft", "away",
        ])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("1 pin; 1 pin of reports that are not in it left out"), "\(run.errors)")
        let written = try String(contentsOfFile: page, encoding: .utf8)
        #expect(written.contains("Waits have to come down") && written.contains("For the away day"))
        #expect(!written.contains("ask Jo") && !written.contains("of another report"))
        let without = try String(contentsOfFile: program.folder.path + "/page.html", encoding: .utf8)
        #expect(!without.contains("Waits have to come down"))
        let unknown = try program.run(["publish", "-o", page, "--drafts", drafts, "--with-draft", "awya"])
        #expect(unknown.status == 3 && unknown.errors.contains("away"), "\(unknown.status) \(unknown.errors)")
    }

    @Test func whatCannotBePublishedIsSaid() throws {
        let program = try Program.withSamples()
        let folder = program.folder.path
        for (words, status, reason) in [
            (["publish", "-o", folder + "/page.pdf"], Int32(2), "is an HTML file"),
            (["publish", "-o", folder + "/p.html", "--date", "yesterday"], 2, "is not a day"),
            (["publish", "-o", folder + "/nowhere/p.html"], 3, "nowhere: no such folder"),
            (
                [
                    "publish", "assessments where authority is eastvale and percent > 99", "-o",
                    folder + "/p.html",
                ], 1, "Nothing to publish"
            ),
            (["publish", "statements count by score", "-o", folder + "/p.html"], 1, "are groups"),
            (["publish", "assesments", "-o", folder + "/p.html"], 1, "assessments"),
        ] {
            let run = try program.run(words)
            #expect(
                run.status == status && run.errors.contains(reason), "\(words): \(run.status) \(run.errors)")
        }
        let own = folder + "/own.html"
        try Data("<p>mine".utf8).write(to: URL(fileURLWithPath: own))
        let run = try program.run(["publish", "-o", own])
        #expect(run.status == 1 && run.errors.contains("not an edition"), "\(run.errors)")
        #expect(try String(contentsOfFile: own, encoding: .utf8) == "<p>mine")
    }
}

package import AssessmentModel
package import ReferenceData
internal import SourceText
internal import TextAnalysis

/// An assessment put together, with the documents it was read from.
package struct AssembledAssessment: Sendable {
    /// Without remarks, which `Examination` adds.
    package var assessment: Assessment
    package var pages: [ReportPage]
    /// What was noticed while they were put together.
    package var notices: [Notice]

    /// Digests of its pages.
    package var documents: [String] { pages.map(\.digest) }
}

/// Puts the pages and published scores of one authority together into its assessments. The order of the pages
/// makes no difference.
///
/// - Parameters:
///   - authority: whose pages they are.
///   - pages: the newest version of each page known.
///   - published: the scores-only assessments of the authority.
///   - nearest: registered councils whose names are near that of one that is not registered.
package func assemble(
    _ authority: Authority, pages: [ReportPage], published: [Assessment], framework: Framework,
    nearest: [String] = []
) -> [AssembledAssessment] {
    let pages = pages.sorted { ($0.path, $0.digest) < ($1.path, $1.digest) }
    return group(pages, published: published).map { group in
        var assembler = Assembler(authority: authority, group: group, framework: framework, nearest: nearest)
        let assessment = assembler.assemble()
        return AssembledAssessment(assessment: assessment, pages: group.pages, notices: assembler.notices)
    }
}

/// The pages of one assessment, with the published scores of the same month.
private struct PageGroup {
    var date: PartialDate?
    var pages: [ReportPage]
    var published: Assessment?
    /// Undated pages that fit no assessment.
    var isLeftOver = false
}

/// Dated pages by month; an undated page joins the only assessment there is, if its scores agree.
private func group(_ pages: [ReportPage], published: [Assessment]) -> [PageGroup] {
    var groups = published.map { PageGroup(date: $0.published, pages: [], published: $0) }
    for page in pages {
        guard let date = page.published?.value else { continue }
        if let index = groups.firstIndex(where: { $0.date.map { sameMonth($0, date) } ?? false }) {
            groups[index].pages.append(page)
        } else {
            groups.append(PageGroup(date: date, pages: [page]))
        }
    }
    let undated = pages.filter { $0.published == nil }
    let dated = groups.filter { $0.date != nil }
    if dated.count == 1, let index = groups.firstIndex(where: { $0.date != nil }) {
        let fitting = undated.filter { agrees($0, with: groups[index]) }
        let others = undated.filter { !agrees($0, with: groups[index]) }
        groups[index].pages += fitting
        if !others.isEmpty { groups.append(PageGroup(date: nil, pages: others, isLeftOver: true)) }
    } else if !undated.isEmpty {
        groups.removeAll { $0.date == nil && $0.published?.statements.isEmpty == true && $0.pages.isEmpty }
        let row = published.first { $0.published == nil }
        groups.append(PageGroup(date: nil, pages: undated, published: row, isLeftOver: true))
    }
    return groups
}

/// Whether two dates name the same month, or one is too imprecise to tell and does not contradict the other.
private func sameMonth(_ a: PartialDate, _ b: PartialDate) -> Bool {
    if let x = a.monthISO, let y = b.monthISO { return x == y }
    return a.agrees(with: b)
}

/// Whether each score on a page equals the group's score for the same statement, where the group has one.
private func agrees(_ page: ReportPage, with group: PageGroup) -> Bool {
    var known: [String: Int] = [:]
    for statement in group.published?.statements ?? [] { known[statement.slug] = statement.score }
    for page in group.pages {
        for listed in page.listedScores { known[listed.slug] = listed.score ?? known[listed.slug] }
        for part in page.parts { known[part.section.slug] = part.score?.value ?? known[part.section.slug] }
    }
    return page.parts.allSatisfy { part in
        guard let score = part.score?.value, let other = known[part.section.slug] else { return true }
        return score == other
    }
}

/// Builds one assessment from the pages of a group.
private struct Assembler {
    let authority: Authority
    let group: PageGroup
    let framework: Framework
    let nearest: [String]
    private(set) var notices: [Notice] = []

    init(authority: Authority, group: PageGroup, framework: Framework, nearest: [String]) {
        self.nearest = nearest
        self.authority = authority
        self.group = group
        self.framework = framework
    }

    mutating func assemble() -> Assessment {
        noteRegistration()
        let row = group.published
        let statements = mergedStatements()
        let findings = mergedFindings()
        let listed = listedSlugs()
        let scored = Set(statements.filter { $0.score != nil }.map(\.slug))
        let found = Set(findings.map(\.section.slug))
        let isFull = !listed.isEmpty && listed.allSatisfy(found.contains)
        let source =
            group.pages.isEmpty
            ? row?.source ?? "" : group.pages.map { fileName($0.path) }.joined(separator: ", ")
        return Assessment(
            authority: authority,
            published: fact(\.published, "publication date") { $0.english } ?? row?.published,
            publishedText: group.pages.compactMap(\.publishedText).first ?? row?.publishedText,
            rating: fact(\.rating, "rating") { $0.label } ?? row?.rating,
            isIndicative: group.pages.contains(where: \.isIndicative) || row?.isIndicative == true,
            percentPrinted: fact(\.percentPrinted, "percentage") { "\($0)%" } ?? row?.percentPrinted,
            coverage: findings.isEmpty ? .scoresOnly : isFull ? .full : .partial, source: source,
            statements: statements,
            hasAllScores: !listed.isEmpty && listed.allSatisfy(scored.contains), findings: findings,
            remarks: [])
    }

    /// Statements that any score list names; empty where no list was read.
    private func listedSlugs() -> [String] {
        let listed = Set(
            group.pages.flatMap(\.listedScores).map(\.slug) + (group.published?.statements.map(\.slug) ?? []))
        return framework.statements.map(\.slug).filter(listed.contains)
    }

    private mutating func note(
        _ code: RemarkCode, document: String?, line: Int?, finding: FindingPlace? = nil, _ text: String
    ) {
        notices.append(Notice(code, document: document, line: line, finding: finding, text))
    }

    private mutating func noteRegistration() {
        guard let page = group.pages.first else { return }
        if !authority.isRegistered {
            note(
                .notRegistered, document: page.digest, line: page.authorityName?.line,
                "“\(authority.name)” is not among the councils in the register\(nearestWords); it was added.")
        }
        if group.isLeftOver {
            note(
                .undated, document: page.digest, line: nil,
                "No publication date is printed, and no one assessment has the same scores.")
        }
    }

    /// `, where the nearest is Stockton-on-Tees`; empty when nothing is near.
    private var nearestWords: String {
        if nearest.isEmpty { return "" }
        return ", where the nearest \(nearest.count == 1 ? "is" : "are") \(nearest.joined(separator: ", "))"
    }

    /// A fact that several pages may print; the first page's is taken and the others' differences are
    /// remarks.
    private mutating func fact<Content: Equatable & Sendable>(
        _ path: KeyPath<ReportPage, ReportPage.Fact<Content>?>, _ what: String, _ words: (Content) -> String
    ) -> Content? {
        let facts = group.pages.compactMap { page in page[keyPath: path].map { (page, $0) } }
        guard let first = facts.first else { return nil }
        for (page, fact) in facts.dropFirst() where fact.value != first.1.value {
            note(
                .factsDiffer, document: page.digest, line: fact.line,
                "The \(what) is “\(words(first.1.value))” in \(fileName(first.0.path)) and “\(words(fact.value))” in \(fileName(page.path))."
            )
        }
        return first.1.value
    }

    /// Section scores before listed ones before published ones; differences are remarks.
    private mutating func mergedStatements() -> [ScoredStatement] {
        framework.statements.compactMap { statement in
            var sources: [(score: Int, where: String, document: String?, line: Int?)] = []
            var wording: String?
            var isKnown = false
            for page in group.pages {
                for part in page.parts where part.section.slug == statement.slug {
                    isKnown = true
                    wording = wording ?? part.wording?.value.words
                    if let score = part.score {
                        sources.append((score.value, "its section", page.digest, score.line))
                    }
                }
            }
            for page in group.pages {
                for listed in page.listedScores where listed.slug == statement.slug {
                    isKnown = true
                    if let score = listed.score {
                        sources.append((score, "the score list", page.digest, listed.line))
                    }
                }
            }
            if let row = group.published?.statements.first(where: { $0.slug == statement.slug }) {
                isKnown = true
                if let score = row.score { sources.append((score, "the published scores", nil, nil)) }
            }
            if let first = sources.first, let other = sources.first(where: { $0.score != first.score }) {
                note(
                    .scoresDiffer, document: first.document, line: first.line,
                    "\(statement.name): \(first.where) says \(first.score), \(other.where) \(other.score). The first is kept."
                )
            }
            return isKnown
                ? ScoredStatement(slug: statement.slug, score: sources.first?.score, bandPrinted: wording)
                : nil
        }
    }

    /// The findings of the best copy of each section, numbered from 1; words that only another copy has are
    /// added at its end.
    private mutating func mergedFindings() -> [Finding] {
        let order =
            [Section.demographics, .finance, .experiences, .strengths]
            + framework.statements.map { Section($0.slug) }
        return order.flatMap { section -> [Finding] in
            var copies = group.pages.compactMap {
                page -> (page: ReportPage, paragraphs: [ReportPage.Paragraph])? in
                let paragraphs = page.parts.filter { $0.section == section }.flatMap(\.paragraphs)
                return paragraphs.isEmpty ? nil : (page, paragraphs)
            }
            // Most paragraphs, then most headings, then the first path.
            copies.sort { a, b in
                (b.paragraphs.count, b.paragraphs.count(where: { $0.heading != nil }), a.page.path)
                    < (a.paragraphs.count, a.paragraphs.count(where: { $0.heading != nil }), b.page.path)
            }
            guard let best = copies.first else { return [] }
            var findings = best.paragraphs.enumerated().map { finding($1, section, $0 + 1, best.page) }
            for copy in copies.dropFirst() {
                merge(copy.paragraphs, of: copy.page, into: &findings, section: section)
            }
            return findings
        }
    }

    private func finding(
        _ paragraph: ReportPage.Paragraph, _ section: Section, _ number: Int, _ page: ReportPage
    ) -> Finding {
        Finding(
            section: section, heading: paragraph.heading, number: number, text: paragraph.text,
            fingerprint: Fingerprint.of(paragraph.text), span: paragraph.span, document: page.digest)
    }

    private mutating func merge(
        _ paragraphs: [ReportPage.Paragraph], of page: ReportPage, into findings: inout [Finding],
        section: Section
    ) {
        var known = Set(findings.map(\.fingerprint))
        for paragraph in paragraphs where known.insert(Fingerprint.of(paragraph.text)).inserted {
            let nearest = findings.map {
                (finding: $0, likeness: CopyComparison.likeness(paragraph.text, $0.text))
            }
            .max { $0.likeness < $1.likeness }
            if let nearest, nearest.likeness >= 0.5 {
                if let difference = CopyComparison.difference(nearest.finding.text, paragraph.text) {
                    note(
                        .copiesDiffer, document: page.digest, line: paragraph.line,
                        finding: FindingPlace(section: section, number: nearest.finding.number),
                        "\(framework.title(of: section)), paragraph \(nearest.finding.number): \(difference) in \(fileName(page.path))."
                    )
                }
            } else {
                findings.append(finding(paragraph, section, findings.count + 1, page))
                note(
                    .copiesDiffer, document: page.digest, line: paragraph.line,
                    finding: FindingPlace(section: section, number: findings.count),
                    "\(framework.title(of: section)): only \(fileName(page.path)) has “\(paragraph.text.opening(of: 60))”; added as paragraph \(findings.count)."
                )
            }
        }
    }

    private func fileName(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}

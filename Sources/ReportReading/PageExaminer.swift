internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Looks for what a page says against itself. Each check is a row of `RemarkChecks.all`.
struct PageExaminer {
    let framework: Framework

    func examine(_ page: ReportPage) -> [Remark] {
        scoreWordings(page) + nameVariants(page) + ratingArithmetic(page) + doubledParagraphs(page) + unread(page)
    }

    private func remark(_ code: RemarkCode, _ page: ReportPage, line: Int?, _ text: String) -> Remark {
        Remark(code: code.rawValue, severity: code.severity, document: page.digest, line: line, text: text)
    }

    private func scoreWordings(_ page: ReportPage) -> [Remark] {
        page.parts.compactMap { part in
            guard let score = part.score, let wording = part.wording else { return nil }
            let title = framework.title(of: part.section)
            let expected = framework.wording(for: score.value)?.wording ?? ""
            let printed = "\(wording.value.value.map { "\($0) – " } ?? "")\(wording.value.words)"
            let wordsAgree = Folding.words(wording.value.words).contains(Folding.words(expected))
            if let number = wording.value.value, number != score.value {
                let belongs = framework.scores.first { Folding.words(wording.value.words).contains(Folding.words($0.wording)) }?.score
                let note = belongs.map { "; the words belong to a \($0)" } ?? ""
                return remark(
                    .scoreWording, page, line: wording.line, "\(title): “Score: \(score.value)” is followed by “\(printed)”\(note).")
            }
            return wordsAgree
                ? nil
                : remark(
                    .scoreWording, page, line: wording.line,
                    "\(title): score \(score.value) should read “\(expected)”, but “\(printed)” is printed.")
        }
    }

    private func nameVariants(_ page: ReportPage) -> [Remark] {
        var printed: [String: [(name: String, line: Int)]] = [:]
        for listed in page.listedScores { printed[listed.slug, default: []].append((listed.printedName, listed.line)) }
        for part in page.parts {
            if let name = part.printedName { printed[part.section.slug, default: []].append((name, part.score?.line ?? 1)) }
        }
        return framework.statements.compactMap { statement in
            let names = printed[statement.slug] ?? []
            guard let first = names.first, let other = names.first(where: { Folding.words($0.name) != Folding.words(first.name) }) else {
                return nil
            }
            return remark(
                .nameVaries, page, line: other.line,
                "One statement goes by two names: “\(first.name)” (line \(first.line)) and “\(other.name)”.")
        }
    }

    private func ratingArithmetic(_ page: ReportPage) -> [Remark] {
        let scores = page.listedScores.compactMap(\.score)
        guard scores.count == page.listedScores.count, let sums = ScoreArithmetic(scores: scores) else { return [] }
        let workings =
            "\(scores.map(String.init).joined(separator: " + ")) = \(sums.points) of \(4 * sums.statements), \(sums.percent)% calculated"
        var remarks: [Remark] = []
        if let rating = page.rating, rating.value != sums.rating {
            remarks.append(
                remark(
                    .ratingArithmetic, page, line: rating.line,
                    "The report prints “\(rating.value.label)”; its scores give \(sums.rating.label) (\(workings)). CQC uses judgement; the printed rating stands."
                ))
        }
        if let percent = page.percentPrinted, percent.value != sums.percent {
            remarks.append(
                remark(
                    .percentArithmetic, page, line: percent.line,
                    "The report prints \(percent.value)%; its scores give \(sums.percent)% (\(workings))."))
        }
        return remarks
    }

    private func doubledParagraphs(_ page: ReportPage) -> [Remark] {
        var seen: [String: Int] = [:]
        return page.parts.flatMap(\.paragraphs).compactMap { paragraph in
            guard paragraph.text.utf8.count > 40 else { return nil }
            let fingerprint = Fingerprint.of(paragraph.text)
            guard let first = seen[fingerprint] else {
                seen[fingerprint] = paragraph.line
                return nil
            }
            return remark(
                .doubled, page, line: paragraph.line, "This paragraph also stands at line \(first): “\(paragraph.text.opening(of: 60))”")
        }
    }

    private func unread(_ page: ReportPage) -> [Remark] {
        page.extents.filter { $0.kind == .unread }.map { extent in
            let text = page.readingText[extent.span]
            return remark(.unplaced, page, line: extent.line, "This text could not be placed: “\(String(text).opening(of: 80))”")
        }
    }
}

extension String {
    /// The first words, cut at a word with an ellipsis when there are more characters than the limit.
    func opening(of limit: Int) -> String {
        guard count > limit else { return self }
        let cut = prefix(limit)
        return String(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)]) + "…"
    }
}

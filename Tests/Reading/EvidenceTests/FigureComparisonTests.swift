import AssessmentModel
import Evidence
import SourceText
import Testing

/// What figures are compared with: each construction with a near miss.
@Suite struct FigureComparisonTests {
    /// One figure as text: value, then comparator, benchmark and direction.
    private func row(_ i: Indicator) -> String {
        var parts = [number(i.value)]
        if let comparator = i.comparator { parts.append(comparator.rawValue) }
        if let benchmark = i.benchmark { parts.append(number(benchmark)) }
        if let direction = i.direction { parts.append(direction.rawValue) }
        return parts.joined(separator: " ")
    }

    private func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }

    private func rows(_ text: String) throws -> [String] {
        try EvidenceFixture.read(text).sentences.flatMap(\.indicators).map(row)
    }

    @Test(arguments: [
        // The country's figure in its own words.
        ("77% were reviewed, better than the 59% averaged across England.", ["77 england 59 better"]),
        ("77% were reviewed, somewhat below the 84% found nationally.", ["77 england 84 worse"]),
        ("60% of carers felt safe, short of the England average, 87.1%.", ["60 england 87.1 worse"]),
        ("A standard form took 41 days; across England it took 144.", ["41 england 144 better"]),
        ("97% felt respected (England: 94%).", ["97 england 94 better"]),
        // Held against a name without its figure, by a word that judges; not where none does.
        ("70% of people found it easy, in line with England.", ["70 england similar"]),
        ("Turnover was 8.4%, four percentage points better than England.", ["8.4 england better"]),
        ("70% of people found it easy to move within England.", ["70"]),
        // The country's figure behind "for", and the verdict behind a bracket or before "from".
        ("25.1% felt lonely, much better than 36.83% for England.", ["25.1 england 36.83 better"]),
        ("The figure was 61% (England 70%), somewhat worse than expected.", ["61 england 70 worse"]),
        (
            "79% felt safe, which was no different statistically from the England average of 81%.",
            ["79 england 81 similar"]
        ),
        ("70% of people found it easy to get help for England's carers week.", ["70"]),
        // A place among others is no benchmark, nor is a survey's name.
        ("31% lived in the 20% most deprived areas in England.", ["31"]),
        ("In the Survey of Adult Carers in England, 41% of carers felt heard.", ["41"]),
        // Two comparisons: a row each.
        (
            "5% of adults moved, less than the region (14%) and nationally (18%).",
            ["5 england 18", "5 region 14"]
        ),
        (
            "Uptake of direct payments was 33%, higher than for London (26%) and for England (25%).",
            ["33 england 25 better", "33 region 26 better"]
        ),
        // Fewer is worse of what is good to have.
        (
            "Fewer home care workers held a diploma than across England, 44% against 50%.",
            ["44 england 50 worse"]
        ),
        ("Fewer people waited than across England, 5% against 9%.", ["5 england 9 better"]),
        // A new clause begins a figure of its own.
        (
            "60% of people felt safe, above the England average of 55%, and 70% of carers were satisfied.",
            ["60 england 55 better", "70"]
        ),
        // One verdict over two figures, side by side and respectively.
        (
            "86% of people were at home and 83% were independent, both better than the England averages of 84% and 79%.",
            ["86 england 84 better", "83 england 79 better"]
        ),
        (
            "Turnover and vacancy rates were 17% and 7% respectively, the first worse than the England average of 14% and the second better than its 8%.",
            ["17 england 14 worse", "7 england 8 better"]
        ),
        // In the next sentence.
        ("64% of people felt safe. The England average was 70%.", ["64 england 70 worse"]),
        ("64% of people felt safe. This was worse than the England average of 70%.", ["64 england 70 worse"]),
        (
            "88% were asked and 95% were satisfied. Both were above the England averages, which stood at 81% and 93%.",
            ["88 england 81 better", "95 england 93 better"]
        ),
        // Targets in the report's own words.
        ("98% were trained, comfortably above the 95% the authority asked for.", ["98 target 95 better"]),
        ("61% were answered, short of the 85% at which it aimed.", ["61 target 85 worse"]),
        // Earlier values.
        ("People waited 1.8 days, down from 3.1 the winter before.", ["1.8 previous 3.1 better"]),
        ("Overdue reviews were cut from 612 to 240 in a year.", ["612", "240 previous 612 better"]),
        // Money against its estimate, in this sentence or the one before.
        (
            "Its estimated budget was £199m. Actual spend was £204m, £5m more than estimated.",
            ["199000000", "204000000 other 199000000", "5000000 other"]
        ),
        ("It spent £12m, £3m of it on equipment.", ["12000000", "3000000"]),
        // Without a word of judgement by the figures; the longest wait says nothing of the others.
        ("Reviews took an average of 37 days, against a target of 28.", ["37 target 28 worse"]),
        ("The longest wait was 42 days, against a target of 28.", ["42 target 28"]),
        // A bare number of a later time, after a sentence of an earlier one.
        (
            "In 2021 there had been 64 evictions among tenants. Last year there were nine.",
            ["64", "9 previous 64 better"]
        ),
        (
            "In 2021 there were 31 falls in the wards. In 2024 the number was 12.",
            ["31", "12 previous 31 better"]
        ),
        ("In 2024 there were 31 lunch clubs. In May there were nine new volunteers.", ["31", "9"]),
        // None now of what there was.
        ("Five homes had been suspended in 2022, and none was now.", ["5", "0 previous 5 better"]),
        // The words and the figures differ: no direction.
        ("24.9% of carers were satisfied, better than the England average of 36.8%.", ["24.9 england 36.8"]),
    ])
    func arePaired(text: String, expected: [String]) throws { #expect(try rows(text) == expected) }

    @Test func bothReadingsAreKeptWhereTheyDiffer() throws {
        let figure = try #require(
            try EvidenceFixture.read(
                "24.9% of carers were satisfied, better than the England average of 36.8%."
            )
            .sentences.first?.indicators.first)
        #expect(figure.direction == nil && figure.byFigures == .worse && figure.judged == "better than")
    }

    @Test(arguments: [
        // A survey's wording is no verdict, applications that are outstanding no praise.
        "63% of people felt safe.",
        "There were 40 outstanding applications.",
    ])
    func haveNoDirection(text: String) throws {
        #expect(
            try EvidenceFixture.read(text).sentences.flatMap(\.indicators).allSatisfy { $0.direction == nil })
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "5% of people, less than the region (14%) and nationally (18%), ", count: 500),
            (1...500).map { "\($0)% in \($0) of \($0 * 2) wards" }.joined(separator: ", ") + ".",
            "There were 99999999999999999999999 people, more than 18446744073709551616 before.",
            String(repeating: "from 3 to 9 ", count: 3_000),
        ])
    func hostileFiguresEnd(text: String) throws {
        for sentence in try EvidenceFixture.read(text).sentences {
            #expect(sentence.indicators.allSatisfy { sentence.text[$0.span] == $0.valueText })
        }
    }
}

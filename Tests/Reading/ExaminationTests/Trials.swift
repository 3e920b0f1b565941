import AssessmentModel

private func page(_ findings: String..., council: String = "Anyshire County Council") -> String {
    Examined.page(findings.joined(separator: "\n"), council: council)
}

/// Long enough to be evidence, and nothing to remark on.
private let plain =
    "Staff spoke warmly of the way in which teams had been brought together, and people told us that the change had made it easier to get help."

/// A summary page with a score list.
private func summary(_ rating: String, _ scores: String, more: String = "") -> String {
    """
    Anyshire County Council: local authority assessment
    Assessment published: 24 October 2025
    Overall summary
    Local authority rating and score
    Anyshire County Council
    \(rating)
    Quality statement scores
    \(scores)
    Summary of people's experiences
    \(plain)
    \(more)
    """
}

private let twoScores = "Assessing needs\nScore: 2\nSafeguarding\nScore: 3"

extension Trial {
    static let all = scores + figures + partsAndShares + verdicts + dates + names + acronyms + text + parts

    private static let scores = [
        hit(
            .scoreWording, "number of one score, words of another",
            "followed by “2 – Evidence shows a good standard”",
            "Safeguarding\nScore: 3\n2 – Evidence shows a good standard\nKey findings\n\(plain)"),
        hit(
            .scoreWording, "words of another score",
            "Evidence shows some shortfalls”; the words belong to a 2",
            "Safeguarding\nScore: 3 - Evidence shows some shortfalls\nKey findings\n\(plain)"),
        miss(
            .scoreWording, "a full stop after the wording",
            "Safeguarding\nScore: 3\n3 – Evidence shows a good standard.\nKey findings\n\(plain)"),
        hit(
            .ratingArithmetic, "good from the lowest scores", "1 + 1 = 2 of 8, 25% calculated",
            summary("Good", "Assessing needs\nScore: 1\nSafeguarding\nScore: 1")),
        miss(.ratingArithmetic, "the rating that the scores give", summary("Good", twoScores)),
        hit(
            .percentArithmetic, "a percentage that no sum gives", "its scores give 63%",
            summary("Good\nOverall score: 70", twoScores)),
        miss(.percentArithmetic, "rounded up", summary("Good\nOverall score: 63", twoScores)),
        hit(
            .scoresDiffer, "list and section", "its section says 3, the score list 2",
            summary(
                "Good", twoScores,
                more: "Assessing needs\nScore: 3\nKey findings for this quality statement\n\(plain)")),
        miss(
            .scoresDiffer, "list and section agree",
            summary(
                "Good", twoScores,
                more: "Assessing needs\nScore: 2\nKey findings for this quality statement\n\(plain)")),
        hit(
            .factsDiffer, "two ratings", "The rating is “Good”", summary("Good", twoScores),
            summary("Requires improvement", twoScores)),
        miss(.factsDiffer, "the same twice", summary("Good", twoScores), summary("Good", twoScores + "\n")),
    ]

    private static let figures = [
        hit(
            .percentBase, "of actual spending",
            "is of another amount: £50,000,000 of £250,000,000 (actual spend for the year) is 20.00%; of £200,000,000",
            page(
                "The council's total budget was £200,000,000. Its actual spend for the year was £250,000,000. It spent £50,000,000 on adult social care, which is 20.00% of the total budget."
            )),
        hit(
            .percentBase, "of nothing named", "does not recompute: £50,000,000 of £200,000,000",
            page(
                "The total budget was £200,000,000. The council spent £50,000,000 on adult social care, which is 31% of the total budget."
            )
        ),
        miss(
            .percentBase, "of the budget named, rounded",
            page(
                "The total budget was £290,024,000. The council spent £69,253,000 on adult social care, which is 24% of the total budget."
            )
        ),
        miss(
            .percentBase, "amounts in millions are rounded themselves",
            page(
                "The total budget was £1.2 billion. The council spent £412 million on adult social care, which is 35% of the total budget."
            )
        ),
        hit(
            .sumDiffers, "a difference of money", "£60,000,000 is £10,000,000 more than £50,000,000",
            page(
                "The council estimated it would spend £50,000,000. Its actual spend was £60,000,000, which was £12,000,000 more than estimated."
            )),
        hit(
            .sumDiffers, "a share in brackets", "“35%” does not recompute: 120 of 400 is 30.0%",
            page("Records showed that 120 of 400 people (35%) had waited for longer than they should have.")),
        hit(
            .sumDiffers, "a rise that falls", "“from 203 to 181” is called a rise",
            page("The number of people waiting for a review had increased from 203 to 181 over the summer.")),
        hit(
            .sumDiffers, "the size of a rise", "“20%” does not recompute: from 200 to 220 is 10.0%",
            page("Referrals increased by 20% from 200 to 220 over the year.")),
        hit(
            .sumDiffers, "percentage points",
            "“10 percentage points” does not recompute: 62% and 70% are 8 apart",
            page(
                "National data showed 62% of people were satisfied, 10 percentage points below the England average of 70% (ASCS, December 2024)."
            )),
        miss(
            .sumDiffers, "a difference of money",
            page(
                "The council estimated it would spend £63,334,000. Its actual spend was £69,253,000, which was £5,919,000 more than estimated."
            )),
        miss(
            .sumDiffers, "a share rounded",
            page("In 2023, 665 of 3020 concerns progressed to an enquiry, a conversion rate of 22%.")),
        miss(
            .sumDiffers, "a span of years",
            page("The number of carers known to the council rose from 2021 to 2023 and reached 1,400.")),
        miss(
            .sumDiffers, "a wait cut in another unit",
            page("Waiting times had increased from 3 weeks to 2 months for some people.")),
        miss(
            .sumDiffers, "a percentage of something else",
            page(
                "Of 400 people, 120 of 400 were older, and 35% of those who replied to the survey said they were satisfied."
            )),
        miss(
            .sumDiffers, "points of a change in percent",
            page("Satisfaction increased by 5% from 60% to 65% within two years.")),
        hit(
            .valuesDiffer, "two counts in other words",
            "47 residents, “Leaders said that 47 residents were placed",
            page(
                "Leaders said that 47 residents were placed out of area because of a lack of provision, and plans were being made to bring people home.",
                "Reviews for the 141 people placed in services outside of Anyshire were completed face-to-face by social workers who knew them well."
            )),
        miss(
            .valuesDiffer, "the same count",
            page(
                "Leaders said that 47 residents were placed out of area because of a lack of provision, and plans were being made to bring people home.",
                "Reviews for the 47 people placed in services outside of Anyshire were completed face-to-face by social workers who knew them well."
            )),
        miss(
            .valuesDiffer, "at two times",
            page(
                "In April 2024 there were 47 residents placed out of area because of a lack of provision in the county, leaders told us.",
                "In April 2025 there were 141 people placed outside of Anyshire, and their reviews were completed face-to-face by social workers."
            )),
        miss(
            .valuesDiffer, "a part and its whole",
            page(
                "23 of the 47 residents placed out of area were there because of a lack of provision, and plans were being made to bring people home.",
                "Reviews for the 47 people placed in services outside of Anyshire were completed face-to-face by social workers who knew them well."
            )),
        hit(
            .unitMissing, "benchmark without a sign", "“62.72” has no unit beside “58.6%”",
            page(
                "National data showed 58.6% of people were satisfied, which was worse than the England average of 62.72 (Adult Social Care Survey, December 2024)."
            )),
        miss(
            .unitMissing, "per cent in words",
            page(
                "National data showed 58.6 per cent of people were satisfied, which was worse than the England average of 62.72 per cent (Adult Social Care Survey, December 2024)."
            )),
        miss(
            .unitMissing, "one sign for a range",
            page("The share of people who were satisfied rose from 58 to 62% within a year, leaders told us.")
        ),
        hit(
            .partsWhole, "three ratings", "70 + 5 + 10 = 85%, 15 points are not accounted for",
            page(
                "CQC had rated 70% of care homes in the county as Good, 5% as Outstanding and 10% as Requires Improvement."
            )),
        hit(
            .partsWhole, "too much", "90 + 15 + 10 = 115%, 15 points too many",
            page(
                "CQC had rated 90% of care homes in the county as Good, 15% as Outstanding and 10% as Requires Improvement."
            )),
        miss(
            .partsWhole, "a selection",
            page(
                "CQC had rated 70% of care homes in the county as Good and 5% as Outstanding, which partners welcomed."
            )),
        miss(
            .partsWhole, "the rest in words",
            page(
                "CQC had rated 70% of care homes in the county as Good, 5% as Outstanding and 10% as Requires Improvement; the remaining homes were not yet rated."
            )),
        miss(
            .partsWhole, "rounded",
            page(
                "CQC had rated 71% of care homes in the county as Good, 14% as Outstanding and 14% as Requires Improvement."
            )),
        hit(
            .unsourced, "national data of no date", "neither a source nor a date",
            page(
                "National data indicated 66.52% of people using services felt safe, which was lower than the England average of 71.06%."
            )),
        miss(
            .unsourced, "cited in brackets",
            page(
                "National data indicated 66.52% of people using services felt safe, which was lower than the England average of 71.06% (Adult Social Care Survey, December 2024)."
            )),
        miss(
            .unsourced, "cited in the sentence before",
            page(
                "National data showed 10.77% of carers had a break, in line with the England average of 12.08% (SACE, June 2024). The share with a longer break was 19.08%, below the England average of 21.73%."
            )),
        miss(
            .unsourced, "cited beside the benchmark in the sentence after",
            page(
                "National data showed that 14.26% of carers could take a break at short notice. This was better than the England average of 12.08% (SACE, June 2024)."
            )),
        miss(
            .unsourced, "the council's own figures",
            page(
                "The council told us that 68% of people needed no further support, against 60% a year before."
            )),
    ]

    private static let verdicts = [
        hit(
            .verdictDiffers, "slight for twenty points", "a gap of 20.00 percentage points",
            page(
                "National data showed 50.00% of people were satisfied, which was slightly lower than the England average of 70.00% (ASCS, December 2024)."
            )),
        hit(
            .verdictDiffers, "in line for ten points", "“was in line with” is said of 50% against 60%",
            page(
                "National data showed 50% of people were satisfied, which was in line with the England average of 60% (ASCS, December 2024)."
            )),
        hit(
            .verdictDiffers, "the wrong way round", "which is lower",
            page(
                "National data showed 50% of people were satisfied, which was higher than the England average of 60% (ASCS, December 2024)."
            )),
        hit(
            .verdictDiffers, "two verdicts",
            "Two verdicts on one figure, “in line with national data” and “somewhat better than”",
            page(
                "This was in line with national data that indicated 74.15% of people had their plans reviewed, which was somewhat better than the England average of 68.77% (SALT, October 2024)."
            )),
        hit(
            .verdictDiffers, "a summary without the figures",
            "slightly higher than the England average”: the figures are 49.51% against 37.12%",
            summary(
                "Good", twoScores,
                more:
                    "Uptake of direct payments was slightly higher than the England average and leaders were taking steps to support the growth of this kind of support.\nSafeguarding\nScore: 3\nKey findings for this quality statement\nUptake of direct payments was higher than the England average (49.51% compared to 37.12% for England, Adult Social Care Outcomes Framework (ASCOF), December 2024)."
            )),
        miss(
            .verdictDiffers, "slight for four points",
            page(
                "National data showed 58.6% of people were satisfied, which was slightly worse than the England average of 62.72% (ASCS, December 2024)."
            )),
        miss(
            .verdictDiffers, "far fewer, though only by a point and a half",
            page(
                "Significantly fewer people aged 65 or over had reablement after hospital than the England average (1.46% compared with 3.00%, ASCOF, December 2024)."
            )),
        miss(
            .verdictDiffers, "the size of a difference",
            page(
                "The share of people who were satisfied was good. It was 5% higher than the England average of 41.2% (ASCS, December 2024)."
            )),
        miss(
            .verdictDiffers, "lower is better",
            page(
                "The vacancy rate was 6.1%, which was better than the England average of 8.1% (Skills for Care, October 2024)."
            )),
        miss(
            .verdictDiffers, "two figures, a verdict for each",
            page(
                "National data showed 61% were satisfied, in line with the England average of 62%, and 80% felt safe, better than the England average of 71% (ASCS, December 2024)."
            )),
        miss(
            .verdictDiffers, "a summary of something else",
            summary(
                "Good", twoScores,
                more:
                    "Uptake of respite was slightly higher than the England average and leaders were taking steps to support the growth of this kind of support.\nSafeguarding\nScore: 3\nKey findings for this quality statement\nUptake of direct payments was higher than the England average (49.51% compared to 37.12% for England, Adult Social Care Outcomes Framework (ASCOF), December 2024)."
            )),
    ]

    private static let dates = [
        hit(
            .impossibleDate, "a day that June has not", "No calendar has “31 June 2024”",
            page("The strategy was agreed on 31 June 2024 by the cabinet and by partners.")),
        hit(
            .impossibleDate, "after publication",
            "“May 2026” lies after the report's publication (24 October 2025)",
            page(
                "In May 2026, 40 people were waiting for an assessment, and most had been told how long it would take."
            )),
        hit(
            .impossibleDate, "a report before there were any",
            "CQC published its first assessments of councils in November 2023",
            "Anyshire County Council: local authority assessment\nAssessment published: 17 May 2023\nSafeguarding\nScore: 3\nKey findings\n\(plain)"
        ),
        hit(
            .impossibleDate, "the publication date is the odd one",
            "but 4 dates in it are later, the latest March 2026",
            page(
                "In December 2025 ten people were waiting. In January 2026 nine people were waiting. In February 2026 eight people were waiting. In March 2026 seven people were waiting."
            )),
        miss(
            .impossibleDate, "a plan",
            page(
                "A new service was planned to open in May 2026, and a strategy for 2025 to 2030 had been agreed by the cabinet."
            )),
        miss(
            .impossibleDate, "a deadline",
            page(
                "Leaders told us all overdue reviews would be completed by March 2026, and staff thought that they could be."
            )),
        miss(
            .impossibleDate, "leap day",
            page(
                "The contract began on 29 February 2024 and had been reviewed twice since then by the partners."
            )),
        miss(
            .impossibleDate, "numbers that are no days",
            page("The council had 31 May referrals and 30 in June, and a 31-day target for both of them.")),
    ]
}

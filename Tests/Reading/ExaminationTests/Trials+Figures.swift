import AssessmentModel

private func page(_ findings: String...) -> String {
    Examined.page(findings.joined(separator: "\n"), council: "Anyshire County Council")
}

/// Parts, shares and verdicts that the figures beside them, or some sentences away, contradict.
extension Trial {
    static let partsAndShares = [
        hit(
            .sumDiffers, "a share of a base before it", "“35%” does not recompute: 60 of 240 is 25.0%",
            page("Of 240 people who had asked for help by the end of the year, 60 (35%) were still waiting.")),
        hit(
            .sumDiffers, "a share of a base two sentences before",
            "“40%” does not recompute: 50 of 200 is 25.0%",
            page(
                "There were 200 safeguarding concerns over the winter. All were looked at by a manager. Of these, 50 (40%) led to an enquiry."
            )),
        hit(
            .sumDiffers, "a share with its noun", "“40%” does not recompute: 47 of 77 is 61.0%",
            page("The audit found that 47 of the 77 (40%) had been seen within the week.")),
        hit(
            .sumDiffers, "parts that make less", "96 + 71 + 41 = 208",
            page("The service helped 212 people: 96 at home, 71 in care homes and 41 in hospital.")),
        hit(
            .sumDiffers, "parts that make more", "40 + 35 + 25 = 100",
            page("Of 90 adaptations, 40 were complete, 35 were on site and 25 had been called off.")),
        miss(
            .sumDiffers, "a share of a base that fits",
            page("Of 240 people who had asked for help by the end of the year, 60 (25%) were still waiting.")),
        miss(
            .sumDiffers, "a share of nothing named",
            page("There were 200 calls a day in the winter. In March 50 (40%) of the new staff had left.")),
        miss(
            .sumDiffers, "parts that make the total",
            page("The service helped 208 people: 96 at home, 71 in care homes and 41 in hospital.")),
        miss(
            .sumDiffers, "parts that are not all",
            page("Of 212 people helped, 96 were at home, 71 in care homes and 41 in hospital.")),
        miss(
            .sumDiffers, "a list of other things",
            page("The council ran 212 projects: 12 staff, 3 vans and 9 weeks of training were paid for.")),
        hit(
            .verdictDiffers, "better where it is worse", "which by the figures is worse",
            page(
                "National data showed 24.90% of carers were satisfied with support, better than the England average of 36.83% (SACE, June 2024)."
            )),
        miss(
            .verdictDiffers, "fewer is better",
            page(
                "National data showed the vacancy rate was 4.0%, better than the England average of 8.1% (Skills for Care, October 2024)."
            )),
        hit(
            .valuesDiffer, "two counts at one time", "148 people",
            page(
                "In June 2024, 148 people were waiting for a Care Act assessment.",
                "Leaders were open about the position. In June 2024, 163 people were waiting for a Care Act assessment."
            )),
        miss(
            .valuesDiffer, "two counts at two times",
            page(
                "In June 2024, 148 people were waiting for a Care Act assessment.",
                "Leaders were open about the position. In May 2025, 163 people were waiting for a Care Act assessment."
            )),
    ]
}

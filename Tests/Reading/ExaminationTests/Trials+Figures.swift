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
        hit(
            .sumDiffers, "a tenth that its rank belies", "does not fit",
            page(
                "The county had a deprivation score of 9 (10 is the least deprived) and was the 11th most deprived of 153 councils."
            )),
        miss(
            .sumDiffers, "a tenth that fits its rank",
            page(
                "The county had a deprivation score of 9 (10 is the most deprived) and was the 11th most deprived of 153 councils."
            )),
        hit(
            .partsWhole, "ages that make more than everyone", "19.3 + 60.4 + 22.3 = 102.0%",
            page("19.3% of residents are over 65, 60.4% are aged 18 to 64 and 22.3% are under 18.")),
        miss(
            .partsWhole, "ages that rounding explains",
            page("20% of residents are over 65, 60% are aged 18 to 64 and 21% are under 18.")),
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
            .sumDiffers, "a share of them, of a base two sentences before",
            "“35%” does not recompute: 60 of 240 is 25.0%",
            page(
                "The council assessed 240 carers in the year. Most were seen by a charity. 60 of them (35%) were given a budget."
            )),
        hit(
            .sumDiffers, "a part greater than its whole", "1,310 cannot be part of 1,240",
            page("There were 1,240 concerns in 2024/25, of which 1,310 became enquiries.")),
        miss(
            .sumDiffers, "a part of the greater of two",
            page("There were 12 services with 400 places, of which 310 were filled.")),
        miss(
            .sumDiffers, "a time behind of which",
            page("There were 12 reviews, of which 28 days was the longest wait.")),
        hit(
            .sumDiffers, "a sum behind its parts", "45 + 22 + 60 = 127",
            page("There were 45 care homes, 22 nursing homes and 60 agencies, making a total of 130.")),
        hit(
            .sumDiffers, "a sum in total", "45 + 22 = 67",
            page("The town had 45 care homes and 22 nursing homes, 76 in total.")),
        miss(
            .sumDiffers, "a sum that fits",
            page("There were 45 care homes, 22 nursing homes and 60 agencies, making a total of 127.")),
        miss(
            .sumDiffers, "out of a total",
            page("We looked at 12 files and 14 letters, from a total of 300.")),
        hit(
            .sumDiffers, "twice what it is not", "9.1% is 1.1 times 8.2%",
            page(
                "The vacancy rate was 9.1%, twice the England average of 8.2% (Skills for Care, October 2024)."
            )),
        miss(
            .sumDiffers, "almost twice",
            page(
                "The vacancy rate was 15.1%, almost twice the England average of 8.2% (Skills for Care, October 2024)."
            )),
        hit(
            .sumDiffers, "shares that exclude each other", "exclude each other and make 115%",
            page("85% of staff had been trained in safeguarding, 30% had not.")),
        miss(
            .sumDiffers, "shares of two things",
            page("85% of staff had been trained in safeguarding, 30% had not only been trained but tested.")),
        hit(
            .sumDiffers, "the middle above the longest", "112 days in the middle cannot be more than",
            page("The longest wait was 95 days and the median wait was 112 days.")),
        miss(
            .sumDiffers, "the middle below the longest",
            page("The longest wait was 112 days and the median wait was 95 days.")),
        hit(
            .sumDiffers, "a size before its ends", "from 500 to 350 is 30.0%",
            page("The number of people waiting had reduced by 40%, from 500 to 350.")),
        miss(
            .sumDiffers, "a size that fits",
            page("The number of people waiting had reduced by 30%, from 500 to 350.")),
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
        miss(
            .verdictDiffers, "which way it went both times",
            page(
                "There were 61 people waiting in April 2024, which reduced to 4 people in June 2024, and rose to 25 people in May 2025."
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

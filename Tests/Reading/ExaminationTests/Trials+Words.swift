import AssessmentModel

private func page(_ findings: String..., council: String = "Anyshire County Council") -> String {
    Examined.page(findings.joined(separator: "\n"), council: council)
}

/// Long enough to be evidence, and nothing to remark on.
private let plain =
    "Staff spoke warmly of the way in which teams had been brought together, and people told us that the change had made it easier to get help."

private func section(
    _ name: String, _ findings: String, score: String = "Score: 3\n3 - Evidence shows a good standard"
) -> String {
    "\(name)\n\(score)\nKey findings for this quality statement\n\(findings)\n"
}

private let head =
    "Anyshire County Council: local authority assessment\nAssessment published: 24 October 2025\n"
private let list =
    "Quality statement scores\nAssessing needs\nScore: 2\nSupporting people to lead healthier lives\nScore: 3\n"

extension Trial {
    static let names = [
        hit(
            .nameVaries, "lead and live",
            "“Supporting people to lead healthier lives” (line 7) and “Supporting people to live healthier lives”",
            head + "Overall summary\n" + list + section("Supporting people to live healthier lives", plain)),
        hit(
            .nameVaries, "small words in another place",
            "“Quality Assurance and Compliance Team” is called “Quality and Assurance Compliance Team”",
            page(
                "Waits were watched by the Quality and Assurance Compliance Team, which met monthly. It was led by the Quality and Assurance Compliance Team's manager. Themes were discussed by the Quality Assurance and Compliance Team."
            )),
        hit(
            .nameVaries, "a title that loses its s", "“Powering Our Future” is called “Powering Our Futures”",
            page(
                "The Powering Our Futures programme was ambitious. Under Powering Our Futures teams had moved. Staff knew about Powering Our Future."
            )),
        miss(
            .nameVaries, "one name",
            head + "Overall summary\n" + list.replacing("lead", with: "live")
                + section("Supporting people to live healthier lives", plain)),
        miss(
            .nameVaries, "several boards",
            page(
                "The Safeguarding Adults Board met monthly. Learning from other Safeguarding Adults Boards was shared by the Safeguarding Adults Board."
            )),
        miss(
            .nameVaries, "two bodies",
            page(
                "The Health and Wellbeing Board met the Health and Wellbeing Partnership. The Adult Social Care Board met the Social Care Improvement Board."
            )),
        hit(
            .misspelling, "a letter left out", "“Haverlw” is likely “Haverlow”",
            page(
                "People in Haverlow were pleased. Services in Haverlow had grown. Teams across Haverlow worked well. Partners said Haverlw was a good place to work.",
                council: "Haverlow Council")),
        hit(
            .misspelling, "the council's name, which the report has nowhere else",
            "“Havrelow” is likely “Haverlow”",
            page("Leaders in Havrelow accepted that this was not good enough.", council: "Haverlow Council")),
        hit(
            .misspelling, "letters swapped", "“Kelderyb” is likely “Kelderby”",
            page(
                "The hub in Kelderby was popular. People from Kelderby used it. Staff at Kelderby said so. Carers in Kelderby agreed. Partners in Kelderyb did not."
            )),
        miss(
            .misspelling, "two places",
            page(
                "The hub in Norton was popular. People from Norton used it. Staff at Norton said so. Carers in Norton agreed. Partners in Morton did not."
            )),
        miss(
            .misspelling, "another name with one other letter",
            page(
                "The hub in Barnet was popular. People from Barnet used it. Staff at Barnet said so. Carers in Barnet agreed. Partners in Barnes did not."
            )),
        miss(
            .misspelling, "a plural and a possessive",
            page(
                "The Hub in Kelderby was popular. Kelderby's staff liked it. Those in Kelderby said so. Both Kelderbys agreed. Carers in Kelderby did, too."
            )),
        miss(
            .misspelling, "a common word with a capital",
            page(
                "The Careers Service was good. Unpaid Carers used it. The Carers Hub was near. The Carers Strategy was new. The Carers Panel met. Carers agreed, as carers do."
            )),
    ]

    static let acronyms = [
        hit(
            .acronymAmbiguous, "two meanings",
            "“MSP” stands for “Market Sustainability Plan” here and for “Making Safeguarding Personal”",
            page(
                "Staff used Making Safeguarding Personal (MSP) in every enquiry and told us about it.",
                "The Market Sustainability Plan (MSP) set out how the council would support providers over the next years."
            )),
        miss(
            .acronymAmbiguous, "spellings of one meaning",
            page(
                "Learning came from Safeguarding Adults Reviews (SARs) and was shared with staff in all the teams.",
                "Learning from Safeguarding Adult Reviews (SARs) was used well, partners told us when we spoke to them."
            )),
        hit(
            .acronymUnexpanded, "never spelt out", "“MASH” is used 2 times and never spelt out",
            page(
                "Concerns went to the MASH first. Staff in the MASH were experienced and knew the partners well."
            )),
        miss(
            .acronymUnexpanded, "spelt out",
            page(
                "Concerns went to the Multi-Agency Safeguarding Hub (MASH) first. Staff in the MASH were experienced."
            )),
        miss(
            .acronymUnexpanded, "spelt out elsewhere without brackets",
            page("The Local Government Association helped. A peer review by the LGA said so, too.")),
        miss(
            .acronymUnexpanded, "known to everyone",
            page(
                "Staff of the NHS, GPs and the CQC met each week, and a councillor from the UK's oldest ward came."
            )),
        miss(
            .acronymUnexpanded, "a word in capitals",
            page("This was NOT always the case, and it was not well understood by all of the teams.")),
    ]

    static let text = [
        hit(
            .unbalanced, "a bracket opens", "A bracket opens and is never closed",
            page("The panel (which met weekly with partners was valued by the staff who took part in it.")),
        hit(
            .unbalanced, "a bracket closes", "A bracket closes that was never opened",
            page("The panels included local residents). They met weekly and were valued by staff.")),
        hit(
            .unbalanced, "a quotation", "A quotation is begun and never ended",
            page(
                "A register named 'failure to find homes' and 'failure to keep people safe. One answer to 'failure to find homes' was a new team."
            )),
        hit(
            .unbalanced, "a double quotation", "A quotation is begun and never ended",
            page("One person said, “they were kind and listened to me. This was a common view among people.")),
        miss(
            .unbalanced, "apostrophes",
            page(
                "People's and carers' views were heard; the '90s building, like others of the ‘90s, wasn't liked, and the 'front door' team's manager hadn't been told."
            )),
        miss(
            .unbalanced, "numbered points",
            page(
                "Three things mattered: 1) staff had time, 2) partners were told, and c) carers' needs (as they saw them) were met."
            )),
        miss(
            .unbalanced, "quotation inside a quotation",
            page(
                "One person said, “they called it a ‘front door’ and it was shut.” Others' views were (mostly) the same."
            )),
        // CQC prints this one twice on every page.
        miss(
            .doubled, "an I statement glued to another",
            head
                + "Safe pathways, systems and transitions\nScore: 2\n2 - Evidence shows some shortfalls\nWhat people expect\nWhen I move between services, settings or areas, there is a plan for what happens next and who will do what, and all the practical arrangements are in place. I feel safe and am supported to understand and manage any risks.\nI feel safe and am supported to understand and manage any risks.\nKey findings for this quality statement\n\(plain)"
        ),
        hit(
            .doubled, "a paragraph", "This paragraph also stands in Assessing needs, paragraph 1, line 7",
            page(
                plain, "The council had a clear plan for the years ahead, which partners knew and liked.",
                plain)),
        hit(
            .doubled, "a sentence", "This sentence also stands in Assessing needs, paragraph 1, line 7",
            page("\(plain) That helped.", "The council had a plan. \(plain)")
        ),
        miss(
            .doubled, "an I statement in two sections",
            head
                + section("Safeguarding", plain).replacing(
                    "Key findings",
                    with:
                        "What people expect\nI feel safe and am supported to understand and manage any risks.\nKey findings"
                )
                + section(
                    "Safe pathways, systems and transitions",
                    "The council had a clear plan for the years ahead, which partners knew and liked."
                ).replacing(
                    "Key findings",
                    with:
                        "What people expect\nI feel safe and am supported to understand and manage any risks.\nKey findings"
                )),
        miss(
            .doubled, "a summary that says what a section says",
            head + "Overall summary\nSummary of people's experiences\n\(plain)\n"
                + section("Assessing needs", plain)),
        miss(
            .doubled, "short words",
            page("The team met weekly. It was good. The team met weekly. Partners liked that and told us so.")
        ),
        hit(
            .repaired, "a wrong decoding", "Characters are damaged, 2 times",
            page(
                "Peopleâ€™s needs were met, and carersâ€™ needs were not, which staff said was a matter of time."
            )),
        miss(
            .repaired, "accents and marks",
            page(
                "Café staff – and residents’ families – paid £3, said “naïve” and “Â” was a letter in Île and Château."
            )),
    ]

    static let parts = [
        hit(
            .missingParts, "a listed statement that was not read",
            "the text of 1 was not read: Assessing needs",
            head + "Overall summary\n" + list + section("Supporting people to lead healthier lives", plain)),
        hit(
            .missingParts, "no wording beside one of three",
            "No wording stands beside the score of Safeguarding",
            head + section("Assessing needs", plain)
                + section(
                    "Equity in experience and outcomes",
                    "Much had been done for people who are seldom heard, staff and partners said.")
                + section(
                    "Safeguarding", "People were kept safe by the staff who knew them, and by partners.",
                    score: "Score: 3")),
        miss(.missingParts, "a page of one statement", page(plain)),
        miss(
            .missingParts, "no wording anywhere",
            head + section("Assessing needs", plain, score: "Score: 3")
                + section(
                    "Safeguarding", "People were kept safe by the staff who knew them, and by partners.",
                    score: "Score: 3")),
        hit(
            .unplaced, "a paragraph before any heading", "This text could not be placed: “Staff spoke warmly",
            "\(plain)\n" + page("People were kept safe by the staff who knew them.")),
        miss(.unplaced, "all under headings", page(plain)),
        hit(
            .leftOut, "struck-out words", "A passage that is struck through was left out.",
            page(
                "See [the plan](plan.html) for ~~134~~ 143 people who were waiting in May for a review of their care."
            )),
        miss(
            .leftOut, "nothing struck out",
            page("See [the plan](plan.html) for 143 people who were waiting in May.")),
        hit(
            .cutOff, "in the middle of a word", "ends in “waiti”",
            page(
                "People waiting for reviews told us so.",
                "Others were waiting, too, for care to begin in their homes.",
                "Staff spoke of the way in which carers were supported, and people told us that they had been waiti"
            )),
        miss(
            .cutOff, "another form of a word",
            page(
                "Services were open, and services were near.",
                "Staff spoke of the way in which carers were supported, and people told us that they liked the service"
            )),
        hit(
            .cutOff, "at the end of the report", "stops in a sentence",
            page(
                plain,
                "Staff spoke of the way in which carers were supported, and of the ways in which they met.",
                "Staff spoke of the way in which carers were supported, and people told us that they had the plan"
            )),
        miss(
            .cutOff, "a report of few full stops",
            page(
                "Staff spoke of the way in which carers were supported, and of the ways in which they met",
                "Staff spoke of the way in which others were supported, and of the ways in which they sat",
                "Staff spoke of the way in which carers were supported, and people told us that they had the plan"
            )),
        miss(
            .cutOff, "a word of its own",
            page(
                plain,
                "Staff spoke of the way in which carers were supported, and people told us about the zebra")),
        hit(
            .copiesDiffer, "a word", "“repurpose” reads “reprovision”",
            page(
                "The council was working with housing partners to explore options to repurpose existing homes for people with care needs.",
                plain),
            page(
                "The council was working with housing partners to explore options to reprovision existing homes for people with care needs."
            )),
        miss(
            .copiesDiffer, "marks of quotation",
            page(
                "The council's 'front door' was known to people and partners, and most of them had a good word for it.",
                plain),
            page(
                "The council’s ‘front door’ was known to people and partners, and most of them had a good word for it."
            )),
        Trial(
            code: .notRegistered, name: "a new council", expected: "“Anyshire County Council” is not among",
            pages: [("page.txt", page(plain))], isRegistered: false),
        miss(.notRegistered, "a council of the register", page(plain)),
        hit(
            .undated, "a page without a date", "No publication date is printed",
            "Anyshire County Council: local authority assessment\n" + section("Safeguarding", plain)),
        miss(.undated, "a dated page", page(plain)),
    ]
}

import English
import Testing

/// A pattern stands for the phrases that its writer sees in it.
struct WordPatternTests {
    @Test(arguments: [
        ("in a timely way", ["in a timely way"]),
        ("in a timely (way|manner)", ["in a timely way", "in a timely manner"]),
        (
            "work(|s|ed) (very|) well",
            [
                "work very well", "work well", "works very well", "works well", "worked very well",
                "worked well",
            ]
        ),
        ("[what is|whats] rated", ["what is rated", "whats rated", "rated"]),
        ("(a (b|c)|d e) f", ["a b f", "a c f", "d e f"]),
        ("[a [b]] c", ["a b c", "a c", "c"]),
        ("<speaker> said", ["they said", "we said", "i said"]),

        ("not ~ met", ["not met", "not _ met", "not _ _ met", "not _ _ _ met"]),
        ("", []),
    ])
    func standsFor(pattern: String, phrases: [String]) throws {
        let lists = ["speaker": "they|<us>", "us": "we|i"]
        #expect(try WordPattern(pattern, lists: lists).phrases() == phrases)
    }

    @Test func keepsPlacesApart() throws {
        #expect(
            try WordPattern("[the] {authority} rated N").places == [
                ["the", ""], ["{authority}"], ["rated"], ["N"],
            ])
    }

    @Test func takesWordClassesByTheirFile() throws {
        let phrases = try WordPattern("waits <grammar/joiners>").phrases()
        #expect(phrases == English.words(.grammar, "joiners").words.map { "waits \($0)" })
    }

    @Test(arguments: [
        ("(a|b", WordPattern.Fault.openBracket), ("a)", .openBracket), ("(a]", .openBracket),
        ("<a", .openBracket), ("<nobody> said", .unknownList("nobody")),
        ("<grammar/nonsense>", .unknownList("grammar/nonsense")), ("<loop>", .openBracket),
        ("(a|b|c)(a|b|c)(a|b|c)(a|b|c)(a|b|c)(a|b|c)", .tooMany),
    ])
    func refuses(pattern: String, fault: WordPattern.Fault) {
        #expect(throws: fault) { try WordPattern(pattern, lists: ["loop": "<loop>"]) }
    }

    @Test func refusesTooManyPhrasesOnlyWhereTheyAreWrittenOut() throws {
        let pattern = try WordPattern("~ ~ ~ ~ ~")
        #expect(throws: WordPattern.Fault.tooMany) { try pattern.phrases() }
    }
}

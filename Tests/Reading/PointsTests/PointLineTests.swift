import AssessmentModel
import ReferenceData
import SourceText
import Testing

@testable import Points

/// What a note would say of a point, in paragraphs of several pens: nothing past told as present, nothing cut
/// that turns the meaning.
@Suite struct PointLineTests {
    private let rules: PointRules

    init() throws { rules = try ReferenceData().pointRules() }

    /// - Parameter cue: words on which the reading rests.
    private func sentence(_ number: Int, _ tone: Tone, _ text: String, cue: String? = nil) -> PointSentence {
        let place = cue.flatMap { text.firstRange(of: $0) }.map { range in
            Span(
                text.utf8.distance(from: text.startIndex, to: range.lowerBound),
                text.utf8.distance(from: text.startIndex, to: range.upperBound))
        }
        return PointSentence(
            Sentence(
                number: number, span: Span(0, text.utf8.count), text: text, tone: tone, isSure: true,
                voices: [], stage: nil,
                cues: place.map { [Cue(span: $0, kind: tone.rawValue, weight: 1)] } ?? [], indicators: []),
            rules)
    }

    private func line(_ group: [PointSentence], _ kind: PointKind) -> String? {
        PointLine(rules: rules, group: group, kind: kind, figures: []).write()
    }

    @Test func aFigureIsToldWithWhatItHasBecome() {
        let group = [
            sentence(1, .negative, "Ferries had been late on 40 days.", cue: "late"),
            sentence(2, .neutral, "By June this was down to 3."),
        ]
        #expect(PointGrouping(rules: rules).groups(group).count == 1)
        #expect(
            line(group, .shortfall)
                == "“Ferries had been late on 40 days”, then “By June this was down to 3.”")
    }

    @Test func whatHasSinceBeenReachedBelongsToTheFault() {
        let group = [
            sentence(1, .negative, "Since the dispute 9 of 58 inns had turned guests away.", cue: "turned"),
            sentence(2, .positive, "Terms had since been agreed with 6 of the 9."),
        ]
        #expect(PointGrouping(rules: rules).groups(group).count == 1)
        #expect(line(group, .mixed)?.contains("6 of the 9") == true)
    }

    @Test func anEarlierTimeIsToldWithTheLaterOrNotAtAll() {
        let group = [
            sentence(1, .positive, "All but 22 of 70 lamps were lit by May.", cue: "lit"),
            sentence(2, .neutral, "A year before, 51 had been dark."),
        ]
        #expect(PointGrouping(rules: rules).groups(group).count == 1)
        #expect(line(group, .strength)?.contains("22 of 70") == true)
    }

    @Test func whatIsOnlyAddedIsLeftOut() {
        let long =
            "Some allotment groups told us they felt shut out of the planning of the new gardens, which reduced how far they could shape where the gates and the water butts would go."
        #expect(
            line([sentence(1, .negative, long, cue: "shut out")], .shortfall)
                == "“Some allotment groups told us they felt shut out of the planning of the new gardens”.")
    }

    @Test(arguments: [
        "Some allotment groups told us they felt welcome at the planning of the new gardens, but most of those from the hill said that nobody had ever asked them.",
        "Most of the lamps along the harbour wall had been mended before the autumn gales began, although 14 of them near the steps had stayed dark all winter.",
    ])
    func whatTurnsIsNot(long: String) {
        let quoted = line([sentence(1, .mixed, long, cue: "welcome")], .mixed)
        #expect(quoted == "“\(long)”")
    }

    @Test func aWishBelongsToThePraiseBeforeIt() {
        let group = [
            sentence(1, .positive, "Tenants had helped to choose the new caretaker.", cue: "helped"),
            sentence(
                2, .positive, "They were thanked, and they now wanted a say in the rents.", cue: "thanked"),
        ]
        #expect(line(group, .strength)?.contains("now wanted a say") == true)
    }
}

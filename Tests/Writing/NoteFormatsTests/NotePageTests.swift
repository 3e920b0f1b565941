import NoteFormats
import Presentation
import Testing
import TestSupport

/// Notes as they are read on a terminal.
@Suite struct NotePageTests {
    private static let note = """
        # Adult social care: what the Care Quality Commission found in Northmoor

        Date: [TO DO: date of this note]. It published its findings on 20 March 2026.[^northmoor-report]

        **CQC rates Northmoor as “Good”.** Seven of the nine areas score 3.[^northmoor-scores] More on 7 \\* 3 in [How CQC decides](https://www.cqc.org.uk/how).

        | Measure | Northmoor | What it means |
        | --- | ---: | --- |
        | Satisfaction figure[^northmoor-needs-4] | 31.9% | 5 points lower: worse |
        | Of \\| bars |

        - **Reviews.** 70.2% of people receiving long-term support had been reviewed in the year. The England average was 60.1%.[^northmoor-report]

        12. How many people are waiting for a Care Act assessment today, and what is the longest wait?
        > **Officer comment:** we could ask them, and we could go on asking them until somebody gives an answer.

        [^northmoor-report]: CQC, Northmoor: local authority assessment, published 20 March 2026.
        [^northmoor-scores]: CQC Northmoor report, Quality statement scores.
        [^northmoor-needs-4]: CQC Northmoor report, Assessing needs, paragraph 4.

        """

    @Test(arguments: [44, 80]) func aNoteIsSetForItsReader(_ columns: Int) throws {
        let page = PageSetup(columns: columns, isTerminal: true, usesColour: columns == 80)
        let set = try NotePage.set(Self.note, page: page)
        #expect(!set.contains("[^") && !set.contains("**"))
        expectGolden(set.replacing("\u{1B}", with: "ESC"), "note-page-\(columns).txt")
    }

    @Test(arguments: [
        "", "|", "| a", "| a |\n| - |", "[^", "[^a]: ", "**", "[a](", "\\", "> ", "1.", "#", "[^a",
        "|\n|\n|\n",
    ])
    func whatIsHalfWrittenIsShownAsFarAsItGoes(_ text: String) throws {
        _ = try NotePage.set(text, page: PageSetup(columns: 20, isTerminal: true))
    }

    @Test func whatActsOnATerminalIsTakenOut() throws {
        let set = try NotePage.set(
            "# \u{1B}[31mred\n\n| \u{1B}[2J |\n| --- |\n| \u{202E}x |\n\ntext \u{9B}31m\n",
            page: PageSetup(columns: 60, isTerminal: true))
        #expect(!set.contains("\u{1B}") && !set.contains("\u{202E}") && !set.contains("\u{9B}"))
    }
}

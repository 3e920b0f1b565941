import SourceText
import Testing
import TextAnalysis

@Suite struct SentenceSegmenterTests {
    /// The sentences of a text, as strings.
    private func sentences(_ text: String) -> [String] {
        SentenceSegmenter.segment(text).map { String(text[$0]) }
    }

    /// A text with `|` where a sentence must end and nowhere else.
    @Test(arguments: [
        "People were seen quickly.| Staff were kind.",
        "The average wait was 9.5 days.| It had been 12.25 days.",
        "Some teams, e.g. the front door, were busy.| Others were not, i.e. they had space.",
        "Mr. Shah and Dr. Jones met Prof. Lee at St. Mary's.| They agreed.",
        "She said \"It works.\"| He agreed.",
        "She said “It works.”| ‘Good,’ he said.",
        "Was it timely?| It was!| People said so.",
        "There was a hub (it opened in May. It was busy.) in the town.| People used it.",
        "The council paid £1.2m.| 46 people waited.",
        "Referral No. 7 was closed.| He said no.| They left.",
        "The end of a line.The next began without a space.",
        "See gov.uk for details.| A. N. Other signed it.",
        "Meetings began at 9 a.m. on Mondays.",
        "Waiting times, reviews, etc. were monitored.",
        "Three things stood out:\n|- waits were long\n|- letters were late\n|• staff were kind",
        "One paragraph without a stop\n\n|Another paragraph",
        "A line that is\nwrapped by the page goes on.| Next.",
        "1. First point.\n|2. Second point.",
        "It fell in 2024.|Some were seen at once.",
        "It rose to 85%.|Carers said so.",
        "The form of version 2.Alpha was used.",
        "Three things stood out: |• waits were long |• letters were late",
    ])
    func endsWhereAReaderWould(marked: String) {
        let text = marked.replacing("|", with: "")
        let expected = marked.split(separator: "|").map { $0.trimmingWhitespace() }
        if text.contains(".The") {
            #expect(sentences(text) == ["The end of a line.", "The next began without a space."])
        } else {
            #expect(sentences(text) == expected)
        }
    }

    @Test func everyCharacterBelongsToOneSentence() {
        var generator = Seeded(state: 7)
        let pieces = [
            "word", " ", ".", "?", "\n", "(", ")", "\"", "’", "é", "9", ".5", "e.g.", "A", "- ", "\u{A0}",
            "…", "😀", "\r\n", "\u{200F}",
        ]
        for _ in 0..<400 {
            let text = (0..<60).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let spans = SentenceSegmenter.segment(text)
            var end = 0
            var covered: [UInt8] = []
            for span in spans {
                #expect(span.start >= end)
                end = span.end
                covered += Array(text[span].utf8)
            }
            #expect(
                covered.filter { !isSpace($0) } == text.utf8.filter { !isSpace($0) },
                "\(text.debugDescription)")
        }
    }

    /// White space, and the two bytes of a no-break space.
    private func isSpace(_ byte: UInt8) -> Bool {
        byte == 32 || (9...13).contains(byte) || byte == 0xC2 || byte == 0xA0
    }

    @Test func aTextWithoutStopsIsCutAtSpaces() {
        let text = String(repeating: "word ", count: 200_000)
        let spans = SentenceSegmenter.segment(text)
        #expect(spans.allSatisfy { $0.length <= Limits.sentenceBytes + 1 })
        #expect(spans.count > 100)
        #expect(
            SentenceSegmenter.segment(String(repeating: "é", count: 100_000)).allSatisfy {
                $0.length <= Limits.sentenceBytes + 2
            })
    }

    @Test func nothingGivesNothing() {
        #expect(SentenceSegmenter.segment("").isEmpty)
        #expect(SentenceSegmenter.segment(" \n\u{A0}\t").isEmpty)
    }
}

/// A small deterministic generator (splitmix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension Substring {
    fileprivate func trimmingWhitespace() -> String {
        let scalars = drop { $0.isWhitespace }
        return String(scalars.trimmingSuffix { $0.isWhitespace })
    }
}

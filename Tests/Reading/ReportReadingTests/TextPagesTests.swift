import Testing

@testable import ReportReading

/// Text that came from a page, a mail or another program: each kind with a near miss.
@Suite struct TextPagesTests {
    private func texts(_ text: String, _ kinds: [Block.Kind] = [.paragraph, .listItem, .heading]) -> [String]
    {
        TextBlocks.read(text) { $0 == "Key findings" }.blocks.filter { kinds.contains($0.kind) }.map(\.text)
    }

    /// A sentence goes on over a page's end, below the next page's head; a line that is known does not.
    @Test func pagesInMidSentence() {
        let page = "\n\n      3\n\u{0C}The report of May\n\n"
        #expect(
            texts("The report\n\nThe wait was\(page)31 days. Staff did not\(page)call.\n\n5\n\u{0C}") == [
                "The report", "The wait was 31 days. Staff did not call.",
            ])
        // A heading of every report tops two pages as itself, and is a head where it tops each of three.
        let pages = "One.\n\u{0C}Key findings\n\nTwo.\n\u{0C}Key findings\n\nThree."
        #expect(texts(pages).count { $0 == "Key findings" } == 2)
        #expect(!texts("Key findings\n\n" + pages).contains("Key findings"))
        // Scores at the top of pages are no heads, whatever their numbers are.
        #expect(
            texts("One.\n\u{0C}Score: 2\n\nTwo.\n\u{0C}Score: 3\n\nThree.").contains("Score: 3"))
    }

    /// Two columns are read one after another; a table of words and figures, and words set wide, are none.
    @Test func columns() {
        #expect(
            texts(
                "In May 143 people were        Carers told us the council\nwaiting for a Care Act        did not return their calls\nassessment that had been      and had not said why it was\nlate since the spring.        so in the letters.\n"
            ) == [
                "In May 143 people were waiting for a Care Act assessment that had been late since the spring.",
                "Carers told us the council did not return their calls and had not said why it was so in the letters.",
            ])
        #expect(
            texts("Waiting       143\nCarers        210\nVisits        31\n", [.tableRow]).count == 3)
        #expect(
            texts("Anna      Director\nBen       Chair\nChris     Member\n").joined(separator: "/").contains(
                "Anna Director"))
    }

    /// Hyphens that belong to a compound stay where a line ends at them; those that divide a word do not.
    @Test(arguments: [
        ("long-", "term review", "long-term review"), ("Co-", "production had", "Co-production had"),
        ("short-", "age of staff", "shortage of staff"), ("assess-", "ment of", "assessment of"),
        ("co-", "ordinated care", "coordinated care"), ("took 5-", "10 days", "took 5-10 days"),
    ])
    func hyphensAtLineEnds(_ end: String, _ start: String, _ whole: String) {
        let lines = "We reviewed the production of plans for the term, and care was coordinated.\n"
        #expect(
            texts(lines + "\nThey said that it was a \(end)\n\(start) there.\n").last
                == "They said that it was a \(whole) there.")
    }

    /// A report in a mail stands behind signs; what the mail says around it is set aside. One quoted line is the text's.
    @Test func mails() {
        let report =
            "> The report\n>\n> In May 143 people were waiting\n> for an assessment.\n>> Two of them\n"
        #expect(
            texts("From: A\nSubject: 999\n\nOn 12 June B wrote:\n\n\(report)-- \nA\n") == [
                "The report", "In May 143 people were waiting for an assessment.", "Two of them",
            ])
        #expect(texts("They said:\n\n> It was kind of them all.\n\nWe agreed.\n").count == 3)
    }

    /// Letters drawn as one are searched for by their letters, and spaces of any width part words.
    @Test func letters() {
        #expect(
            texts("The \u{FB01}nancial o\u{FB03}ce for 31\u{2007}days.") == [
                "The financial office for 31 days."
            ])
        #expect(texts("Æsop’s œuvre") == ["Æsop’s œuvre"])
    }
}

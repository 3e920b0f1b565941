package import SourceText

/// What one document says, before it is put together with the other pages of its assessment.
package struct ReportPage: Sendable {
    /// What a stretch of reading text turned out to be.
    package enum Kind: String, Sendable, CaseIterable {
        case title, date, heading, statementName, score, rating, percent, finding, boilerplate, furniture,
            unread
    }

    /// One stretch of reading text and what it is.
    package struct Extent: Sendable, Hashable {
        /// Place in the reading text, in bytes.
        package var span: Span
        package var kind: Kind
        /// Line of the source, from 1.
        package var line: Int

        package init(span: Span, kind: Kind, line: Int) {
            self.span = span
            self.kind = kind
            self.line = line
        }
    }

    /// A fact with its place.
    package struct Fact<Content: Sendable>: Sendable {
        package var value: Content
        /// Where it is said, in the reading text.
        package var span: Span
        /// Line of the source, from 1.
        package var line: Int

        package init(value: Content, span: Span, line: Int) {
            self.value = value
            self.span = span
            self.line = line
        }
    }

    /// A finding's words before it is numbered.
    package struct Paragraph: Sendable {
        /// Verbatim, inner line breaks as spaces.
        package var text: String
        /// The subheading it stands under, as printed.
        package var heading: String?
        /// Place in the reading text.
        package var span: Span
        /// Line of the source it begins on, from 1.
        package var line: Int

        package init(text: String, heading: String?, span: Span, line: Int) {
            self.text = text
            self.heading = heading
            self.span = span
            self.line = line
        }
    }

    /// One part of the report with its findings.
    package struct Part: Sendable {
        package var section: Section
        /// The statement's name as printed here.
        package var printedName: String?
        /// 1 to 4, where the page prints one.
        package var score: Fact<Int>?
        /// The number and words of the wording line: 2 and "Evidence shows a good standard".
        package var wording: Fact<(value: Int?, words: String)>?
        /// Its findings, in order.
        package var paragraphs: [Paragraph] = []

        package init(section: Section, printedName: String?) {
            self.section = section
            self.printedName = printedName
        }
    }

    /// One line of the score list.
    package struct ListedScore: Sendable {
        /// Of the statement: "needs".
        package var slug: String
        /// As the list has it.
        package var printedName: String
        /// 1 to 4; nil where the list has the name alone.
        package var score: Int?
        /// Line of the source, from 1.
        package var line: Int

        package init(slug: String, printedName: String, score: Int?, line: Int) {
            self.slug = slug
            self.printedName = printedName
            self.score = score
            self.line = line
        }
    }

    /// Path or URL it came from.
    package var path: String
    /// SHA-256 of the bytes.
    package var digest: String
    /// "text", "markdown", "html" …
    package var format: String
    /// Of the source, before anything was taken out of it.
    package var byteCount: Int
    /// What was read, without markup: spans are places in it.
    package var readingText: String
    /// In order, together covering every character that is not white space.
    package var extents: [Extent] = []
    /// As the title or heading has it.
    package var authorityName: Fact<String>?
    /// The date that the page prints.
    package var published: Fact<PartialDate>?
    /// What stands in its place: "late 2025".
    package var publishedText: String?
    /// As printed.
    package var rating: Fact<Rating>?
    /// Whether it says that its rating is indicative, as the pilots of 2023 do.
    package var isIndicative = false
    /// 0 to 100.
    package var percentPrinted: Fact<Int>?
    /// The list of scores that opens a report, in its order.
    package var listedScores: [ListedScore] = []
    /// In the order of the page.
    package var parts: [Part] = []
    /// What the document holds beside its reading text.
    package var leftOut: [LeftOut: LeftOut.Extent] = [:]

    package init(path: String, digest: String, format: String, byteCount: Int, readingText: String) {
        self.path = path
        self.digest = digest
        self.format = format
        self.byteCount = byteCount
        self.readingText = readingText
    }

    /// Bytes of ink in extents that were understood, and in all; what is in a form that is not read counts in
    /// all.
    package var accounting: (read: Int, all: Int) {
        let bytes = Array(readingText.utf8)
        var read = 0
        var all = leftOut.values.reduce(0) { $0 + $1.bytes }
        for extent in extents {
            let ink = bytes[extent.span.start..<extent.span.end].reduce(0) { $0 + ($1 > 0x20 ? 1 : 0) }
            all += ink
            if extent.kind != .unread { read += ink }
        }
        return (read, all)
    }
}

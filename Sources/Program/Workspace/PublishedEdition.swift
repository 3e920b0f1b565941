internal import Edition
internal import Presentation
package import SourceText

/// What a reader's edition is to hold.
package struct PublishOrder: Sendable {
    /// A question whose rows are assessments, or records of assessments or councils.
    package var query: String
    /// At the head of the page and in the browser's tab.
    package var title: String
    /// ISO 8601: the day that the file says it was made on.
    package var date: String
    /// Whether the reports' words are left out; then every council is in it.
    package var isScoresOnly: Bool
    /// Names of drafts whose pins and comments it holds; none unless an officer asked for them.
    package var drafts: [String]

    package init(
        query: String, title: String, date: String, isScoresOnly: Bool, drafts: [String] = []
    ) {
        (self.query, self.title, self.date, self.isScoresOnly) = (query, title, date, isScoresOnly)
        self.drafts = drafts
    }
}

/// An edition ready to be written, and what it holds.
package struct PublishedEdition {
    /// The HTML file.
    package var bytes: [UInt8]
    /// Assessments in it, read or with scores alone.
    package var assessments: Int
    /// Councils in it of which there is no assessment.
    var without: Int
    /// Those whose words are in it.
    package var reports: Int
    /// Officers' pins in it.
    package var pins: Int
    /// Pins left out, of a report that is not in it.
    var pinsElsewhere: Int
    /// What the question left out unasked, such as earlier and pilot assessments, in words.
    package var notes: [String]
}

extension PublishedEdition {
    /// What was written, a line a matter, without newlines.
    ///
    /// - Parameter hasDrafts: whether officers' drafts were asked for.
    package func receipt(file: String, isScoresOnly: Bool, hasDrafts: Bool) -> [String] {
        let texts = isScoresOnly ? "scores only" : Plural.count(reports, "report")
        let others = without == 0 ? "" : " and \(Plural.count(without, "council")) without one"
        var lines =
            [
                "\(file): written, \(Plural.count(assessments, "assessment"))\(others), \(texts), \(bytes.count / 1000) kB"
            ] + notes
        guard hasDrafts else { return lines }
        let elsewhere =
            pinsElsewhere == 0
            ? "" : "; \(Plural.count(pinsElsewhere, "pin")) of reports that are not in it left out"
        lines.append(
            "With officers' words, for whoever may see them: \(Plural.count(pins, "pin"))\(elsewhere).")
        return lines
    }

    /// Refuses to write over a file that is there and is no edition.
    ///
    /// - Throws: `WorldError`, a fault of what was asked.
    package static func refuseToReplace(_ path: String) throws(WorldError) {
        guard let text = TextFile.readLeniently(path, limit: Limits.editionBytes), !EditionPage.isWhole(text)
        else { return }
        throw .ofQuestion(
            "\(path): not an edition that Assay wrote; nothing was written. Write elsewhere, or say --force to replace it."
        )
    }
}

package import AssessmentModel
internal import EmbeddedFiles
package import SourceText

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif
internal import Synchronization

/// The data files that travel inside the program, each replaceable by a file of the same name in a folder of
/// the user's.
package struct ReferenceData: Sendable {
    /// Folder named by `--data`; its files win over the embedded ones.
    package let folder: String?

    package init(folder: String? = nil) { self.folder = folder }

    /// Every data file, with what it holds, and whether reports are read with it: a library whose reports
    /// were read with another one of these says so, and can read them again.
    package static let files: [(name: String, help: String, isForReading: Bool)] = [
        ("framework.yaml", "themes, quality statements, score wordings and the headings of a report", true),
        ("authorities.csv", "the 153 councils, with GSS code, type and region", true),
        ("scores.csv", "the published scores, each with its source", true),
        (
            "scores-doubts.csv",
            "what is known of other assessments in part, or is doubted, each with its source", false
        ),
        ("synonyms.yaml", "words that find each other in a search, and topics", false),
        ("plain-questions.txt", "what is typed at the prompt in plain words, and the query it means", false),
        ("evidence-tone.txt", "words that praise or fault, and their scope", true),
        ("evidence-voices.txt", "who is said to have said it, and whether it is in place or promised", true),
        ("evidence-weights.csv", "what each feature of a sentence speaks for: made by Scripts/train", true),
        ("evidence-figures.txt", "units, comparisons, sources, and measures where less is better", true),
        ("points.yaml", "what points are about, and what gives them weight", true),
        ("remarks.yaml", "words and limits by which remarks on a report are made", true),
        (
            "checks.yaml",
            "words by which a note is checked: populations, plain English, acronyms that every reader knows",
            false
        ),
        ("plan-scales.yaml", "words by which the actions of a plan are told to stand", false),
        ("plan-columns.yaml", "what the columns of other councils' plans are called", false),
        ("note-topics.yaml", "short names for what a finding is about, in bold before it in a note", false),
    ]

    /// The text of a data file.
    ///
    /// - Throws: `WorldError` when the user's copy cannot be read, or no file has that name.
    package func text(_ name: String) throws(WorldError) -> String {
        if let folder, isReplaced(name) { return try TextFile.read(folder + "/" + name) }
        guard let bytes = EmbeddedFiles.bytes("Data/" + name) else {
            throw WorldError("There is no data file called \(name).")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A data file with the name that a mistake in it is told by: the path of the user's copy, where there is one.
    ///
    /// - Throws: `WorldError` when the user's copy cannot be read, or no file has that name.
    package func source(_ name: String) throws(WorldError) -> Source {
        Source(
            name: folder.map { isReplaced(name) ? $0 + "/" + name : name } ?? name, text: try text(name))
    }

    private func isReplaced(_ name: String) -> Bool {
        folder.map { access($0 + "/" + name, F_OK) == 0 } ?? false
    }

    /// What the files inside the program hold, by name, once they were read: they never change.
    private static let parsed = Mutex<[String: any Sendable]>([:])

    /// What a data file holds, or some part of it. The file inside the program is read once; the user's copy
    /// each time.
    private func contents<Value: Sendable>(
        of name: String, part: String = "", _ parse: (String) throws(WorldError) -> Value
    ) throws(WorldError) -> Value {
        if let folder, isReplaced(name) {
            let text = try text(name)
            do throws(WorldError) { return try parse(text) } catch {
                // A fault of a file begins with its name.
                throw error.description.hasPrefix(name) ? WorldError("\(folder)/\(error)") : error
            }
        }
        if let known = Self.parsed.withLock({ $0[name + part] as? Value }) { return known }
        let value = try parse(text(name))
        Self.parsed.withLock { $0[name + part] = value }
        return value
    }

    /// Words of the field in lower case: all words of three letters or more in the files that come with the
    /// program and hold phrases. By them a reader tells a word that a line's end divided from two that a
    /// hyphen joins.
    package static let vocabulary: Set<String> = {
        var words: Set<String> = []
        for name in EmbeddedFiles.paths(in: "Data/") where !name.hasSuffix(".csv") {
            for word in EmbeddedFiles.text("Data/" + name).split(whereSeparator: { !$0.isLetter })
            where word.count > 2 {
                words.insert(word.lowercased())
            }
        }
        return words
    }()

    /// The framework by which reports are read: themes, quality statements and bands.
    ///
    /// - Throws: `WorldError` when the user's own `framework.yaml` cannot be read or is no framework.
    package func framework() throws(WorldError) -> Framework {
        try contents(of: "framework.yaml") { text throws(WorldError) in try Framework(yaml: text) }
    }
    /// The register of councils.
    package func authorities() throws(WorldError) -> [Authority] {
        try contents(of: "authorities.csv") { Register.authorities(csv: $0) }
    }
    /// The published scores.
    package func publishedScores(register: [Authority], framework: Framework) throws(WorldError)
        -> [Assessment]
    {
        PublishedScores.assessments(
            csv: try text("scores.csv"), register: register, statements: framework.statements)
    }
    /// What is known of assessments in part, or is doubted: not taken for scores.
    package func scoreDoubts() throws(WorldError) -> [ScoreDoubt] {
        ScoreDoubt.all(in: try text("scores-doubts.csv"))
    }
    /// The words by which notes are checked.
    package func checkWords() throws(WorldError) -> CheckWords {
        try contents(of: "checks.yaml") { text throws(WorldError) in try CheckWords(yaml: text) }
    }
    /// Names for what the findings of a note are about.
    package func noteTopics() throws(WorldError) -> NoteTopics {
        try contents(of: "note-topics.yaml") { text throws(WorldError) in try NoteTopics(yaml: text) }
    }
    /// Search synonyms and topics.
    package func synonyms() throws(WorldError) -> SearchSynonyms {
        try contents(of: "synonyms.yaml") { text throws(WorldError) in try SearchSynonyms(yaml: text) }
    }

    /// What points are made by.
    package func pointRules() throws(WorldError) -> PointRules {
        try contents(of: "points.yaml") { text throws(WorldError) in try PointRules(yaml: text) }
    }

    /// Every name a point's topic may have, parents before what belongs to them.
    package func topicNames() throws(WorldError) -> [String] {
        try contents(of: "points.yaml", part: " topics") { text throws(WorldError) in
            try DataFile.decode(TopicNames.self, from: text, named: "points.yaml").all
        }
    }

    /// Words and limits by which a report is examined.
    package func remarkWords() throws(WorldError) -> ExaminationWords {
        try contents(of: "remarks.yaml") { text throws(WorldError) in try ExaminationWords(yaml: text) }
    }

    /// The files that evidence is recognised by, with their texts.
    package func evidence() throws(WorldError) -> [String: String] {
        var texts: [String: String] = [:]
        for name in [
            "evidence-tone.txt", "evidence-voices.txt", "evidence-figures.txt", "evidence-weights.csv",
        ] {
            texts[name] = try text(name)
        }
        return texts
    }
}

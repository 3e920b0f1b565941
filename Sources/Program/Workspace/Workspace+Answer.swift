package import AssessmentModel
internal import Library
package import Presentation
package import QueryLanguage
internal import QueryTables
internal import ReferenceData
package import SourceText
internal import TextAnalysis

extension Workspace {
    /// Everything a question can name, as the library and the data files have it now.
    ///
    /// - Throws: `WorldError` when the library or a data file cannot be read.
    package func catalogue() throws(WorldError) -> Catalogue {
        let library = try library()
        let synonyms = try reference.synonyms()
        var catalogue = Catalogue(
            authorities: NameIndex(authorities: try library.authorities()),
            statements: library.framework.index,
            synonyms: Synonyms(
                groups: synonyms.groups,
                topics: Dictionary(synonyms.topics.map { ($0.name, $0.phrases) }) { first, _ in first }),
            topics: try reference.topicNames())
        catalogue.patternFault = MatchPattern.fault
        return catalogue
    }

    /// Answers one question: compile, run, explain what is left out or why there is nothing.
    ///
    /// - Parameters:
    ///   - catalogue: names to use in place of the library's own, such as those a shell's session has
    ///     defined.
    ///   - rows: which rows to give, numbered from 0; nil for all.
    /// - Throws: `Diagnostics` when the question is at fault, `WorldError` when the library is.
    package func answer(_ question: String, catalogue: Catalogue? = nil, rows: Range<Int>? = nil) throws
        -> Answer
    {
        let source = Source(name: "query", text: question)
        let compiled = try QueryLanguage.compile(source, catalogue: try catalogue ?? self.catalogue())
        return try answer(compiled, source: source, rows: rows)
    }

    /// Answers a question that the program puts, its values escaped: see `answer(_:catalogue:rows:)`.
    package func answer(to question: QueryText, catalogue: Catalogue? = nil, rows: Range<Int>? = nil) throws
        -> Answer
    {
        try answer(question.text, catalogue: catalogue, rows: rows)
    }

    /// Runs a compiled question.
    func answer(_ compiled: CompiledQuery, source: Source, rows: Range<Int>?) throws -> Answer {
        let runner = try queryRunner()
        var notes = try readPlans(for: compiled)
        var table = try runner.rows(
            sql: compiled.sql, bindings: compiled.bindings, columns: compiled.columns,
            originRecord: compiled.origin?.rawValue)
        let total = table.rows.count
        if let rows { table = table.part(rows) }
        for note in compiled.notes {
            let numbers =
                try note.counter.map { counter throws(WorldError) in
                    try runner.counts(sql: counter.sql, bindings: counter.bindings)
                } ?? []
            if let text = note.text(numbers) { notes.append(text) }
        }
        notes += compiled.warnings.map { DiagnosticRenderer(showsPosition: false).render([$0], in: source) }
        return Answer(
            table: table, totalRows: total, query: compiled.normalised, record: compiled.origin?.rawValue,
            notes: notes,
            searchWords: compiled.searchWords, format: compiled.format?.rawValue,
            outputPath: compiled.outputPath,
            emptyExplanation: total == 0 ? try emptyExplanation(compiled) : nil)
    }

    private func emptyExplanation(_ compiled: CompiledQuery) throws(WorldError) -> String {
        let runner = try queryRunner()
        // After the last stage the answer's own rows are left, which are none: to count them would take as
        // long as the question took.
        var counts: [Int] = []
        for stage in compiled.stages.dropLast() where counts.last != 0 {
            counts.append(try runner.count(sql: stage.counter.sql, bindings: stage.counter.bindings))
        }
        if counts.last != 0 { counts.append(0) }
        var text = StageCount.explanation(rows: compiled.rowWord, stages: compiled.stages, counts: counts)
        let needsText = compiled.usedRecords.contains { $0.row.isText }
        if needsText, try library().counts().documents == 0 {
            text +=
                " No report has been read yet: `import FILE` reads one, `import --samples` three fictional councils."
        }
        if compiled.usesPlans, planNames.isEmpty { text += " " + Self.noPlan }
        return text
    }

    /// How a question was understood, and how many rows are left after each step.
    ///
    /// - Throws: `Diagnostics` when the question is at fault, `WorldError` when the library is.
    package func explain(_ question: String, catalogue: Catalogue? = nil) throws -> Explanation {
        let compiled = try QueryLanguage.compile(
            Source(name: "query", text: question), catalogue: try catalogue ?? self.catalogue())
        let runner = try queryRunner()
        _ = try readPlans(for: compiled)
        let counts = try compiled.stages.map { stage in
            try runner.count(sql: stage.counter.sql, bindings: stage.counter.bindings)
        }
        return Explanation(compiled: compiled, counts: counts)
    }

    /// A reader's own SELECT over the documented views.
    ///
    /// - Throws: `WorldError` in SQLite's words; anything but reading is refused.
    package func sql(_ select: String, rows: Range<Int>? = nil) throws(WorldError) -> Answer {
        let table = try queryRunner().userSQL(select)
        return Answer(table: rows.map(table.part) ?? table, totalRows: table.rows.count, query: select)
    }

    /// The records, or the fields of one and where each comes from.
    ///
    /// - Throws: `Diagnostics` with the nearest record when there is none of that name.
    package func describe(_ record: String?) throws -> String {
        let names = Catalogue(
            authorities: NameIndex(authorities: try reference.authorities()),
            statements: try reference.framework().index, topics: try reference.topicNames())
        return try Describing.describe(record, choices: names.choices)
    }
}

extension ResultTable {
    /// Some of the rows, by number from 0; numbers past the end are left out.
    func part(_ wanted: Range<Int>) -> ResultTable {
        let range = wanted.clamped(to: rows.indices)
        return ResultTable(columns: columns, rows: Array(rows[range]), origins: Array(origins[range]))
    }
}

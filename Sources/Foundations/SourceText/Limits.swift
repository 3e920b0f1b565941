/// Every bound on input, in one place. Exceeding one is a diagnostic or a one-line error, never a trap.
package enum Limits {
    /// Largest report file read, in bytes: sixty times the longest report.
    package static let reportBytes = 8 << 20
    /// Largest PDF or Word file read, in bytes: they may carry pictures.
    package static let fileBytes = 32 << 20
    /// Most parts of a Word file.
    package static let archiveParts = 5_000
    /// Most bytes that all parts of a Word file may say or turn out to inflate to.
    package static let archiveBytes = 64 << 20
    /// Largest part of a Word file whose styles a note takes, in bytes: pandoc takes some hundred times as much memory.
    package static let referencePartBytes = 4 << 20
    /// Most pages of a PDF that are read: ten times the longest report.
    package static let pdfPages = 600
    /// Most lines of a PDF's page that are looked at for tables and boxes, each beside each.
    package static let pdfPageLines = 2_000
    /// Most headings, paragraphs, list items and rows of any report: a hundred times the longest.
    package static let reportBlocks = 50_000
    /// Most tags of a web page.
    package static let htmlTags = 400_000
    /// Most rows of one table of any report.
    package static let tableRows = 10_000
    /// Longest paragraph of any report, in bytes: a long report without a single line end.
    package static let paragraphBytes = 512 << 10
    /// Most attributes of one tag, for which libxml2 takes the square of the time.
    package static let tagAttributes = 1_000
    /// Longest that `pdftotext` may take.
    package static let pdfSeconds = 15.0
    /// Most bytes that `pdftotext` may print: each word comes with its place.
    package static let pdfOutputBytes = 24 << 20
    /// Most bytes of memory that it may take.
    package static let pdfMemoryBytes = 512 << 20
    /// Bytes of reports that an import reads before it stores them in one transaction: what a batch needs of
    /// memory is about forty times as much, and what an import that is ended by force has still to do again
    /// is at most this.
    package static let importBatchBytes = 2 << 20
    /// Most pages fetched of one report; CQC's have eleven to sixteen.
    package static let fetchPages = 30
    /// Most reports in one reader's edition: twice all of England's, about what a browser with 2 GB bears.
    package static let editionReports = 306
    /// Largest edition that is looked at before it is replaced, in bytes.
    package static let editionBytes = 64 << 20
    /// Longest a request may take, in seconds.
    package static let fetchSeconds = 30.0
    /// Most redirects that a request may follow.
    package static let fetchRedirects = 5
    /// How long pages of a fetch that was broken off are used for its continuation, in seconds.
    package static let fetchKeptSeconds = 86_400.0
    /// Most lines of a report in text or Markdown.
    package static let reportLines = 50_000
    /// Longest query, in bytes.
    package static let queryBytes = 16 << 10
    /// Most values in the brackets of a function; SQLite takes 127.
    package static let functionValues = 100
    /// Longest plain question, in bytes.
    package static let plainQuestionBytes = 500
    /// Longest script or saved question, in bytes.
    package static let scriptBytes = 256 << 10
    /// Longest text of statements that the shell takes from a pipe, in bytes.
    package static let pipedBytes = 4 << 20
    /// Deepest nesting of brackets and subqueries in a query.
    package static let queryDepth = 24
    /// Most fields, values and tests in one query, names of `let` replaced by what they stand for.
    package static let queryParts = 1000
    /// Most steps in one query, those of the queries it builds on included.
    package static let querySteps = 50
    /// Most names of queries in one query, each time that one is named counted.
    package static let queryBorrowings = 256
    /// Most `any`, `no`, `every` and `number of` in one query.
    package static let queryQuantifiers = 30
    /// Largest result of an earlier command that is looked at before another takes its place, in bytes.
    static let resultBytes = 256 << 20
    /// Most digits read in one number.
    package static let numberDigits = 18
    /// Largest number accepted after `first`, `last` and `within`.
    package static let rowCount = 1_000_000_000
    /// Longest misspelt name for which suggestions are looked for, in characters.
    package static let suggestionLength = 60
    /// Most diagnostics reported from one reading.
    package static let diagnosticCount = 50
    /// Deepest nesting of sections in a template.
    package static let sectionDepth = 32
    /// Deepest chain of template includes.
    package static let includeDepth = 16
    /// Most lines of a template or partial: fifty times the longest that ships.
    package static let templateLines = 20_000
    /// Most tags, rows and pieces of text that a template may print, repeated sections counted as often as
    /// they repeat.
    package static let notePieces = 200_000
    /// Largest note that a template may print, or that is read back, in bytes.
    package static let noteBytes = 4 << 20
    /// Deepest nesting of quotations in a note.
    package static let quotationDepth = 32
    /// Most `*`, `_` and `<` in one paragraph of a note, for which cmark-gfm takes the square of the time: a
    /// hundred times the most of any.
    package static let paragraphMarks = 2_000
    /// Most cells of a note's tables, as its lines times the columns of its widest table: cmark-gfm fills up
    /// short rows.
    package static let tableCells = 2_000_000
    /// Largest template or draft file read, in bytes.
    package static let templateBytes = 4 << 20
    /// Longest text given to `assay verify`, in bytes: a long speech.
    package static let verifiedBytes = 64 << 10
    /// Most steps one match of a regular expression may take (PCRE2's match and depth limit).
    package static let patternSteps: UInt32 = 200_000
    /// Longest a query may run before it is stopped, in seconds, unless set otherwise.
    package static let querySeconds = 30
    /// Largest single value that a reader's own SELECT may make, in bytes: twice the largest report.
    package static let sqlValueBytes = 16 << 20
    /// Most bytes of the rows of one answer.
    package static let answerBytes = 256 << 20
    /// Most memory that SQLite may take for all libraries that are open, in bytes: whatever a library of somebody
    /// else's makes of a question, the machine stays usable. What it sorts beyond that it keeps in temporary files.
    package static let databaseMemoryBytes = 512 << 20
    /// Longest one read of the library may take, questions apart, in seconds: a hundred times what a check of
    /// every council's reports takes.
    package static let librarySeconds = 120
    /// Longest that another program is waited for which holds the drafts, in seconds.
    package static let lockSeconds = 10.0
    /// Largest single value in a library, in bytes: twice the largest file that is read.
    package static let libraryValueBytes = 64 << 20
    /// Most rows of a reader's own SELECT.
    package static let sqlRows = 1_000_000
    /// Longest time limit that may be set for a query, in seconds: a day.
    package static let mostQuerySeconds = 86_400
    /// Longest sentence the segmenter makes before it cuts at a space, in bytes.
    package static let sentenceBytes = 8 << 10
    /// Most remarks of one kind on one assessment; how many more there were is said.
    package static let remarksPerKind = 200
}

internal import AssessmentModel
internal import HelperPrograms
internal import ReportReading
internal import SourceText
internal import TextAnalysis

/// A Word file as the Markdown of a note. pandoc reads its headings, lists, links and footnotes; what pandoc
/// leaves out (text boxes, fields, running heads, parts put in) is read by the reader of reports and put
/// before it, and so is all of a file that pandoc refuses, such as one of the strict form.
struct WordNote {
    private let path: String
    private let bytes: [UInt8]

    init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// - Returns: the Markdown with the record, and what was not read.
    /// - Throws: `WorldError` when it is no Word file, is damaged, or pandoc is missing.
    func read() throws(WorldError) -> (text: String, unread: [String]) {
        let blocks: BlockText
        do throws(WorldError) { blocks = try WordBlocks.read(bytes) } catch {
            throw WorldError("\(path): \(error.description)")
        }
        let main = try converted()
        var text = main ?? Self.markdown(of: blocks)
        if main != nil {
            let missing = Self.missing(from: text, blocks)
            // At the top, since what stands behind the list of sources is none of the note's text.
            if !missing.isEmpty { text = missing.joined(separator: "\n\n") + "\n\n" + text }
        }
        var unread = blocks.leftOut.filter { $0.value.bytes > 0 }.map { $0.key.words($0.value.count) }
            .sorted()
        if hasComments { unread.append("Comments of reviewers") }
        if main == nil {
            unread.append("The layout: pandoc could not read the file, whose words were read without it")
        }
        let record = WordComment.comment(ofWord: bytes)
        return (text + (record.map { "\n" + $0 } ?? ""), unread)
    }

    /// Whether reviewers have commented; the part for it may be there and empty.
    private var hasComments: Bool {
        let part = WordArchive.part("word/comments.xml", of: bytes) ?? []
        return part.firstRange(of: Array("<w:comment ".utf8)) != nil
    }

    // MARK: pandoc

    /// Every cell on one line, so that tables stay tables: pandoc's pipe tables hold no paragraphs, breaks or
    /// lists. A table without a head has its first row for one.
    private static let filter = """
        local function flat(blocks)
          local words = pandoc.utils.blocks_to_inlines(blocks, {pandoc.Space()})
          return {pandoc.walk_block(pandoc.Plain(words), {LineBreak = function() return pandoc.Space() end})}
        end
        local function row(cells)
          local out = {}
          for i, cell in ipairs(cells) do out[i] = flat(cell) end
          return out
        end
        function Table(t)
          local s = pandoc.utils.to_simple_table(t)
          local isBare = true
          for _, cell in ipairs(s.headers) do if #cell > 0 then isBare = false end end
          if isBare and #s.rows > 0 then
            s.headers = s.rows[1]
            table.remove(s.rows, 1)
          end
          s.headers = row(s.headers)
          for i, cells in ipairs(s.rows) do s.rows[i] = row(cells) end
          return pandoc.utils.from_simple_table(s)
        end

        """

    /// pandoc's Markdown of the file; nil when pandoc cannot read it.
    ///
    /// - Throws: `WorldError` when pandoc is not installed or takes too long.
    private func converted() throws(WorldError) -> String? {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let filter = folder.path + "/tables.lua"
        try TextFile.replace(filter, with: Self.filter)
        let result = try Conversion.pandoc.run(
            Conversion.memoryBound + [
                "--sandbox", "--lua-filter", filter, "--from", "docx", "--to",
                "markdown_strict+pipe_tables+footnotes-raw_html", "--wrap", "none", "--markdown-headings",
                "atx", "--", path,
            ],
            within: Conversion.bounds)
        // A program of that name that says nothing and ends well has read nothing.
        guard result.status == 0, !result.output.isEmpty else { return nil }
        // Brackets are citations here, not marks to be escaped, yet no links and footnotes where the page has none;
        // what pandoc writes as an entity was a character.
        return String(decoding: result.output, as: UTF8.self)
            .replacing(#/\\\[(?!\\?\^)/#, with: "[")
            .replacing(#/\\\]([(:])/#) { "]\\\($0.output.1)" }.replacing("\\]", with: "]")
            .replacing("&lt;", with: "\\<").replacing("&gt;", with: "\\>").replacing("&amp;", with: "&")
            .replacing(#/\[[a-z0-9 ]+\x{A0}[a-z0-9]+\]/#) { $0.output.replacing("\u{A0}", with: " ") }
    }

    // MARK: Blocks

    /// Passages of the file that stand nowhere in some Markdown, as paragraphs.
    private static func missing(from text: String, _ blocks: BlockText) -> [String] {
        let read = text.replacing(marks.regex, with: " ")
        let known = Set(runs(read))
        let words = " \(Folding.words(read)) "
        return blocks.blocks.compactMap { block in
            // The marks of footnotes, and the numbers of pages in running heads.
            if block.kind == .chrome, block.text.utf8.count < 16 { return nil }
            let own = runs(block.text)
            let open = own.filter { !known.contains($0) && (own.count > 1 || !words.contains(" \($0) ")) }
            guard open.contains(where: { $0.contains(where: \.isNumber) }) || 4 * open.count > own.count
            else {
                return nil
            }
            return plain(block.text)
        }
    }

    /// Addresses, and the marks and numbers of footnotes.
    private static let marks = Pattern(#/\]\([^)\s]*\)|\[\^[^\]]*\]:?/#)

    /// Each three words that stand together; fewer where there are no more.
    private static func runs(_ text: String) -> [String] {
        let words = Folding.wordList(text)
        guard words.count > 3 else { return words.isEmpty ? [] : [words.joined(separator: " ")] }
        return words.indices.dropLast(2).map { words[$0..<$0 + 3].joined(separator: " ") }
    }

    private static func plain(_ text: String) -> String {
        escaped(text.replacing("\t", with: "; "))
    }

    /// The marks of Markdown escaped, without the brackets by which notes cite.
    private static func escaped(_ text: String) -> String {
        var output = ""
        for character in text {
            if "\\`*_<>|#".contains(character) { output.append("\\") }
            output.append(character)
        }
        return output
    }

    /// All of a file in Markdown.
    private static func markdown(of blocks: BlockText) -> String {
        var lines: [String] = []
        var table: Int?
        var isTitled = false
        for block in blocks.blocks {
            if block.kind == .tableRow, let own = block.table {
                let cells = block.text.split(separator: "\t", omittingEmptySubsequences: false).map {
                    escaped(String($0))
                }
                if own != table { lines.append("") }
                lines.append("| " + cells.joined(separator: " | ") + " |")
                if own != table { lines.append("|" + String(repeating: " --- |", count: cells.count)) }
                table = own
                continue
            }
            table = nil
            let words = escaped(block.text)
            switch block.kind {
            case .heading:
                lines += ["", (isTitled ? "## " : "# ") + words]
                isTitled = true
            case .listItem: lines += ["", "- " + words]
            case .paragraph, .tableRow, .chrome, .note: lines += ["", words]
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

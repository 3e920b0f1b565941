internal import AssessmentModel
internal import OfficeFiles
package import SourceText
internal import TextAnalysis

/// Blocks of a Word document (.docx, ECMA-376, transitional or strict): headings by their style or outline level,
/// list items, table rows, paragraphs, each with the part it stands in. A block's line is the number of its
/// paragraph. Running heads and feet are chrome; footnotes and endnotes come last, as notes. Text that the
/// document hides, strikes through or has deleted in tracked changes is left out, and `BlockText.leftOut` says so;
/// field codes and reviewers' comments are no text of it.
package enum WordBlocks {
    /// - Throws: `WorldError` in one line: not a Word document, damaged, protected, or larger than any
    ///   report.
    package static func read(_ bytes: [UInt8]) throws(WorldError) -> BlockText {
        try read(bytes) { _ in false }
    }

    /// - Parameters:
    ///   - depth: how many Word documents this one is embedded in.
    ///   - isOwnLine: as `TextBlocks.read` takes it.
    static func read(_ bytes: [UInt8], depth: Int = 0, isOwnLine: @escaping (String) -> Bool)
        throws(WorldError)
        -> BlockText
    {
        let archive = try ZipArchive(bytes)
        let main = try mainPart(of: archive)
        guard let part = try archive.part(main) else { throw WorldError("a zip file, but no Word document") }
        let folder = main.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        let styles = WordStyles()
        if let part = try archive.part(folder + "styles.xml") { try walk(part) { styles.hear($0) } }
        let links = try WordRelations(of: main, in: archive)
        let collector = BlockCollector(isOwnLine: isOwnLine)
        let body = WordBody(styles: styles, into: collector)
        let embedded = WordEmbedding(archive: archive, links: links, depth: depth, isOwnLine: isOwnLine)
        body.onEmbedded = { embedded.add($0, to: collector, line: $1) }
        try walk(part) { body.hear($0) }
        body.finish()
        for (kind, pattern) in [
            (Block.Kind.note, /(?:foot|end)notes[0-9]*\.xml/), (.chrome, /(?:header|footer)[0-9]*\.xml/),
        ] {
            body.aside = kind
            for name in archive.names.sorted()
            where name.hasPrefix(folder) && name.dropFirst(folder.count).wholeMatch(of: pattern) != nil {
                collector.part = Self.part(of: name.dropFirst(folder.count))
                if let part = try archive.part(name) { try walk(part) { body.hear($0) } }
                body.finish()
            }
        }
        return collector.output
    }

    private static func part(of name: Substring) -> Block.Part {
        let parts: [Block.Part] = [.footnote, .endnote, .header, .footer]
        return parts.first { name.hasPrefix($0.rawValue) } ?? .footnote
    }

    /// The part that `_rels/.rels` calls the document; Word mostly names it word/document.xml.
    private static func mainPart(of archive: ZipArchive) throws(WorldError) -> String {
        let usual = "word/document.xml"
        if archive.names.contains("mimetype"), archive.names.contains("content.xml") {
            throw WorldError("an OpenDocument file: save it as Word (.docx) or as text")
        }
        if archive.names.contains("META-INF/container.xml") {
            throw WorldError("an electronic book (.epub): save the report's web page, or its text")
        }
        if archive.names.contains(usual) { return usual }
        let named = try WordRelations(at: "_rels/.rels", folder: "", in: archive).all.first {
            $0.type == "officeDocument"
        }
        guard let name = named?.target, archive.names.contains(name), name.hasPrefix("word/") else {
            throw WorldError("a zip file, but no Word document: take the report out of it first")
        }
        return name
    }

    static func walk(_ part: ZipArchive.Part, visit: (XMLStream.Event) -> Void) throws(WorldError) {
        do throws(XMLStream.Failure) { try XMLStream.walk(part, visit: visit) } catch {
            if part.isTooLarge {
                throw WorldError(
                    "a zip file that inflates to more than \(Limits.archiveBytes >> 20) MB; reading stopped")
            }
            switch error {
            case .malformed:
                throw WorldError(
                    "a damaged Word file: its text is not well-formed XML, or is nested deeper than Word nests anything"
                )
            case .crowded:
                throw WorldError(
                    "a Word file with a tag of more than \(Limits.tagAttributes) attributes, which Word never writes"
                )
            case .doctype:
                throw WorldError(
                    "a Word file with a document type declaration, which Word never writes; it was not read")
            }
        }
    }
}

/// What a part of a Word document leads to by identifiers.
struct WordRelations {
    struct Link {
        var id = ""
        /// The last word of its type: `aFChunk`, `chart`.
        var type = ""
        /// A part of the archive.
        var target = ""
    }

    private(set) var all: [Link] = []

    init(of part: String, in archive: ZipArchive) throws(WorldError) {
        let folder = part.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        let name = part.split(separator: "/").last ?? ""
        try self.init(at: "\(folder)_rels/\(name).rels", folder: folder, in: archive)
    }

    /// - Parameter folder: what targets are relative to.
    init(at path: String, folder: String, in archive: ZipArchive) throws(WorldError) {
        guard let part = try archive.part(path) else { return }
        var found: [Link] = []
        var link = Link()
        try WordBlocks.walk(part) { event in
            switch event {
            case .open: link = Link()
            case .attribute("Id", let value): link.id = value
            case .attribute("Type", let value): link.type = String(value.split(separator: "/").last ?? "")
            case .attribute("Target", let value):
                let plain = value.replacing("\\", with: "/")
                link.target = plain.hasPrefix("/") ? String(plain.drop { $0 == "/" }) : folder + plain
            case .close("Relationship"): found.append(link)
            default: break
            }
        }
        all = found
    }

    subscript(id: String) -> Link? { all.first { $0.id == id } }
}

/// Parts that a document embeds: those with words in a form that is read are read where they stand, the others
/// are said to be left out.
struct WordEmbedding {
    let archive: ZipArchive
    let links: WordRelations
    let depth: Int
    let isOwnLine: (String) -> Bool

    func add(_ object: WordBody.Embedded, to collector: BlockCollector, line: Int) {
        switch object {
        case .chunk(let id):
            let name = links[id]?.target ?? ""
            guard let bytes = try? archive.bytes(of: name) else {
                return collector.leaveOut(.embedded("of which nothing is there"), line: line)
            }
            if let text = try? blocks(of: bytes) {
                collector.append(text, line: line)
            } else {
                let file = name.split(separator: "/").last.map(String.init) ?? name
                collector.leaveOut(
                    .embedded("in a form that is not read (\(file))"), line: line, bytes: bytes.count)
            }
        case .diagram(let id):
            for words in words(in: id) { collector.add(.paragraph, words, line: line) }
        case .chart(let id):
            collector.leaveOut(
                .embedded("a chart"), line: line,
                bytes: max(1, words(in: id).reduce(0) { $0 + $1.utf8.count }))
        case .object(let program):
            let name = program.isEmpty ? "an object" : "an object of \(program.prefix { $0 != "." })"
            collector.leaveOut(.embedded(name), line: line, bytes: 1)
        }
    }

    private func blocks(of bytes: [UInt8]) throws(WorldError) -> BlockText {
        switch try DocumentFormat(of: bytes) {
        case .html: return try HTMLBlocks.read(bytes, scope: .everything, isOwnLine: isOwnLine)
        case .word:
            if depth >= 2 { throw WorldError("a Word file in a Word file in a Word file") }
            return try WordBlocks.read(bytes, depth: depth + 1, isOwnLine: isOwnLine)
        case .text, .markdown: return TextBlocks.read(try DecodedText(bytes).text, isOwnLine: isOwnLine)
        case .pdf: throw WorldError("a PDF in a Word file")
        }
    }

    /// The paragraphs of a drawing's part, and the values of a chart's.
    private func words(in id: String) -> [String] {
        guard let part = try? archive.part(links[id]?.target ?? "") else { return [] }
        var found: [String] = []
        var text = ""
        var isText = false
        try? WordBlocks.walk(part) { event in
            switch event {
            case .open(let name): isText = name == "t" || name == "v"
            case .text(let characters): if isText { text += characters }
            case .close(let name):
                isText = false
                if name == "p" || name == "v", !text.trimmedLine.isEmpty { found.append(text) }
                if name == "p" || name == "v" { text = "" }
            default: break
            }
        }
        return found
    }
}

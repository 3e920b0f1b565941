package import SourceText
internal import TextAnalysis

/// The comment at the end of a written note: what it was made with, where each citation stands, and a digest
/// by which an unedited file is known again.
///
///     <!-- assay
///     template: councillor-note 1
///     draft: yes
///     authority: northmoor
///     cite northmoor-needs-5: northmoor@2025-03/needs/5.2#1 3fa9c01b22aa
///     calc Background, 23: query: all assessments where id is "northmoor@2025-03" show points
///     calc Key figures compared with England, three: sum: 17 - 9 - 5
///     calc Key figures compared with England, 9: table rows
///     waive length-3fa2 by A. Officer: asked for by the chair
///     block At a glance: 9f2c0b7a
///     said heading: At a glance
///     said text: CQC rates Northmoor as “Requires improvement”. [^northmoor-scores]
///     said source northmoor-scores: CQC Northmoor report, Quality statement scores.
///     record: 16 hex digits, of the lines of the comment above this one
///     digest: 64 hex digits, of everything above this line
///     -->
///
/// A `calc` line is the recipe (`Recipe`) of one number that the note prints and no cited paragraph does: the
/// heading of its block, the number as printed in words or digits, and how it is found again. One number
/// printed several times in a block has a line each time. A `waive` line is an item of a check that an
/// officer has answered for; `former 3fa9c01b22aa: northmoor@2026-03` is a paragraph whose words are quoted
/// as they were before its page was published again. `said` lines are the note itself, unit by unit (`NoteUnit`),
/// by which a check tells what was changed since.
package struct NoteTrailer: Sendable {
    /// The template's name, and its version as its file says.
    package var template: String
    package var version: Int
    /// Whether slots were still open when it was written.
    package var isDraft: Bool
    /// What the order gave, in the order of the template.
    package var parameters: [(name: String, value: String)]
    /// A line for every citation: several may share a label.
    package var citations: [(label: String, id: String, fingerprint: String)]
    package var calculations: [Calculation]
    package var waivers: [CheckWaiver] = []
    /// Paragraphs that the note quotes as they stood before their page was published again.
    package var former: [(assessment: String, fingerprint: String)] = []
    /// The note as written, unit by unit; empty before it is signed.
    package private(set) var units: [NoteUnit] = []
    /// Whether its lines are no longer those that were signed.
    package private(set) var isEdited = false
    /// The words of each source by its key.
    private var sources: [String: String] = [:]

    /// A number that was calculated, where it stands and how.
    package struct Calculation: Sendable, Hashable {
        /// Heading of its block; `firstBlock` before the first heading.
        package var heading: String
        /// As printed: "23", "three", "5".
        package var shown: String
        package var recipe: Recipe

        package init(heading: String, shown: String, recipe: Recipe) {
            self.heading = heading
            self.shown = shown
            self.recipe = recipe
        }
    }

    /// What the text before the first heading of the second level is called.
    package static let firstBlock = "Title"

    package static let opening = "<!-- assay\n"

    /// The lines of the trailing comment, between `opening` and `-->`; nil when a note has none.
    package static func comment(of note: String) -> Substring? {
        guard let start = note.ranges(of: opening).last?.upperBound,
            let end = note[start...].firstRange(of: "-->")?.lowerBound
        else { return nil }
        return note[start..<end]
    }

    /// The text with its trailer.
    ///
    /// - Throws: `WorldError` for a text that `ParsedNote` cannot read.
    package func sign(_ text: String) throws(WorldError) -> String {
        var lines = ["template: \(template) \(version)", "draft: \(isDraft ? "yes" : "no")"]
        lines += parameters.map { "\($0.name): \(Self.safe($0.value))" }
        lines += citations.map {
            "cite \($0.label): \(Self.safe($0.id))" + ($0.fingerprint.isEmpty ? "" : " \($0.fingerprint)")
        }
        lines += calculations.map {
            "calc \(Self.safe($0.heading).replacing(": ", with: " ")), \(Self.safe($0.shown)): \($0.recipe.line)"
        }
        lines += former.map { "former \($0.fingerprint): \(Self.safe($0.assessment))" }
        lines += waivers.map { waiver in
            "waive \(Self.safe(waiver.id)) by \(Self.safe(waiver.name).replacing(": ", with: " ")): \(Self.safe(waiver.reason))"
        }
        lines += Self.blocks(of: text).map { "block \(Self.safe($0.heading)): \($0.digest)" }
        lines += Self.said(in: try ParsedNote(Source(name: "", text: text)))
        lines.append("record: \(Self.recordDigest(lines))")
        let above = text + "\n" + Self.opening + lines.joined(separator: "\n") + "\n"
        return above + "digest: \(Self.digest(above))\n-->\n"
    }

    /// Reads the trailing comment of a note; nil when there is none, or none that can be read. Line ends are
    /// `\n`.
    package init?(of note: String) {
        guard let comment = Self.comment(of: note) else { return nil }
        self.init(template: "", version: 0, isDraft: false, parameters: [], citations: [], calculations: [])
        let lines = comment.split(separator: "\n").map(String.init)
        for line in lines {
            guard let colon = line.firstRange(of: ": ") else { continue }
            read(String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
        }
        if template.isEmpty { return nil }
        units = units.map { $0.resolved(sources) }.filter { !$0.tokens.isEmpty }
        let signed = lines.prefix { !$0.hasPrefix(Self.recordMark) }
        let mark = lines.dropFirst(signed.count).first
        // Older records tell straight apostrophes from curly ones.
        let isSigned = [true, false].contains {
            mark == Self.recordMark + Self.recordDigest(signed, isStraight: $0)
        }
        isEdited = !isSigned && (!units.isEmpty || signed.count < lines.count)
    }

    private static let recordMark = "record: "

    /// Spaces at the ends of lines, which programs take away and put in, and the shape of apostrophes do not count.
    private static func recordDigest(_ lines: some Sequence<String>, isStraight: Bool = true) -> String {
        let text = lines.map { isStraight ? $0.replacing("’", with: "'") : $0 }.map {
            $0.split(separator: " ").joined(separator: " ")
        }.joined(separator: "\n")
        return String(digest(text).prefix(16))
    }

    /// A line for every unit of a note.
    private static func said(in note: ParsedNote) -> [String] {
        var keys = (note.sources + note.doubled).map(\.key)
        return NoteUnit.all(of: note).map { unit in
            let key = unit.kind == .source && !keys.isEmpty ? " " + keys.removeFirst() : ""
            return "said \(unit.kind.rawValue)\(key): \(safe(unit.text))"
        }
    }

    private mutating func readSaid(_ name: String, _ value: String) {
        let parts = name.split(separator: " ", maxSplits: 1)
        guard let kind = parts.first.flatMap({ NoteUnit.Kind(rawValue: String($0)) }) else { return }
        // Older records have words of the comment itself for labels.
        if kind == .officer, !NoteUnit.opensWithOfficerLabel(value) { return }
        if parts.count > 1 { sources[String(parts[1])] = value }
        let heading = units.last.map { $0.kind == .heading ? $0.text : $0.heading } ?? ""
        let isUnder = kind != .source && kind != .link && kind != .hidden
        units.append(NoteUnit(kind: kind, text: value, heading: isUnder ? heading : ""))
    }

    private mutating func read(_ name: String, _ value: String) {
        let words = value.split(separator: " ").map(String.init)
        if name == "template" {
            template = words.dropLast().joined(separator: " ")
            version = words.last.flatMap { Int($0) } ?? 0
        } else if name == "draft" {
            isDraft = value == "yes"
        } else if name.hasPrefix("cite ") {
            citations.append((String(name.dropFirst(5)), words.first ?? "", words.count > 1 ? words[1] : ""))
        } else if name.hasPrefix("calc "), let comma = name.lastIndex(of: ","),
            let recipe = Recipe(line: value)
        {
            let heading = name[name.index(name.startIndex, offsetBy: 5)..<comma]
            let shown = name[name.index(after: comma)...].drop { $0 == " " }
            calculations.append(Calculation(heading: String(heading), shown: String(shown), recipe: recipe))
        } else if name.hasPrefix("said ") {
            readSaid(String(name.dropFirst(5)), value)
        } else if name.hasPrefix("former ") {
            former.append((value, String(name.dropFirst(7))))
        } else if name.hasPrefix("waive "), let by = name.firstRange(of: " by ") {
            waivers.append(
                CheckWaiver(
                    id: String(name[..<by.lowerBound].dropFirst(6)), reason: value,
                    name: String(name[by.upperBound...])))
        } else if !name.hasPrefix("block "), name != "digest", name != "record" {
            parameters.append((name, value))
        }
    }

    package init(
        template: String, version: Int, isDraft: Bool, parameters: [(name: String, value: String)],
        citations: [(label: String, id: String, fingerprint: String)], calculations: [Calculation],
        waivers: [CheckWaiver] = [], former: [(assessment: String, fingerprint: String)] = []
    ) {
        self.template = template
        self.version = version
        self.isDraft = isDraft
        self.parameters = parameters
        self.citations = citations
        self.calculations = calculations
        self.waivers = waivers
        self.former = former
    }

    /// Nothing that could end the comment.
    private static func safe(_ text: String) -> String {
        MarkdownText.flattened(text).replacing("--", with: "-").replacing(">", with: "")
    }

    /// The SHA-256 of a text's UTF-8, in 64 hexadecimal digits: the comment is signed with that of its lines.
    package static func digest(_ text: some StringProtocol) -> String { Fingerprint.sha256(Array(text.utf8)) }

    /// A note without its trailing comment.
    package static func strip(_ note: String) -> String {
        guard let start = note.ranges(of: opening).last?.lowerBound else { return note }
        var text = note[..<start]
        while text.hasSuffix("\n\n") { text.removeLast() }
        return String(text)
    }

    /// The sections of a note by their headings, each with its text; what stands before the first heading is
    /// `firstBlock`.
    package static func sections(of text: String) -> [(heading: String, text: String)] {
        var sections: [(heading: String, text: String)] = [(firstBlock, "")]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("## ") { sections.append((String(line.dropFirst(3)), "")) }
            sections[sections.count - 1].text += line + "\n"
        }
        return sections
    }

    /// The sections of a note by their headings, each with the first eight digits of its digest. The first
    /// begins with the file.
    package static func blocks(of text: String) -> [(heading: String, digest: String)] {
        sections(of: text).map { block in
            let body = block.text.split(separator: "\n").map { String($0.trimmingSpaces) }.filter {
                !$0.isEmpty
            }.joined(separator: "\n")
            return (block.heading, String(digest(body).prefix(8)))
        }
    }
}

extension Substring {
    fileprivate var trimmingSpaces: Substring {
        var rest = self.drop { $0 == " " }
        while rest.last == " " { rest.removeLast() }
        return rest
    }
}

/// What is known of a file that a note is to be written over.
package enum NoteFileState: Sendable, Equatable {
    /// Written by Assay and not touched since: it may be replaced.
    case unedited
    /// Written by Assay and changed by hand; the headings of the changed sections, "Title" for what stands
    /// before the first.
    case edited(sections: [String])
    /// Not written by Assay, or its trailing comment is gone.
    case foreign

    /// Reads a file's text. Line ends of any kind are the same.
    package init(of file: String) {
        let text = file.replacing("\r\n", with: "\n")
        guard let start = text.ranges(of: NoteTrailer.opening).last?.lowerBound,
            let digestLine = text[start...].firstRange(of: "\ndigest: ")
        else {
            self = .foreign
            return
        }
        let above = text[..<text.index(after: digestLine.lowerBound)]
        let written = text[digestLine.upperBound...].prefix { $0.isHexDigit }
        let end = text[digestLine.upperBound...].dropFirst(written.count)
        if NoteTrailer.digest(above) == written, end == "\n-->\n" || end == "\n-->" {
            self = .unedited
            return
        }
        var wanted: [String: String] = [:]
        for line in text[start...].split(separator: "\n") where line.hasPrefix("block ") {
            let parts = line.dropFirst(6).split(separator: ":")
            if let digest = parts.last {
                wanted[parts.dropLast().joined(separator: ":")] = digest.filter { $0 != " " }
            }
        }
        let found = NoteTrailer.blocks(of: String(text[..<start]))
        let changed = found.filter {
            wanted[$0.heading.replacing("--", with: "-").replacing(">", with: "")] != $0.digest
        }.map(\.heading)
        let gone = wanted.keys.filter { heading in !found.contains { $0.heading == heading } }.sorted()
        self = .edited(sections: changed + gone)
    }
}

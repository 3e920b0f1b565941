internal import SourceText
internal import TextAnalysis

/// A sentence, a table's row or a link's address in a note, with the digest of its words.
package struct NoteTrace: Hashable {
    /// Six hexadecimal digits of the digest of its words. Case, marks and spaces make no difference, so that
    /// a note that comes back from Word has the same ones.
    package var digest: String
    /// As a reader sees it, without citations.
    package var text: String
    /// Of its first byte in the file.
    package var offset: Int
    /// Whether it stands in an officer's comment.
    package var isOfficer: Bool

    /// Every sentence, row, link's address and source of a note.
    package static func all(of note: ParsedNote) -> [NoteTrace] {
        let blocks = note.blocks.flatMap { block -> [NoteTrace] in
            guard block.kind != .tableRow, let cell = block.cells.first else {
                return [NoteTrace(block.text, offset: block.offset, isOfficer: block.isOfficer)]
            }
            return SentenceSegmenter.segment(Array(cell.text.utf8)).map { span in
                NoteTrace(
                    cell.slice(span.start..<span.end), offset: cell.offset(of: span.start),
                    isOfficer: block.isOfficer)
            }
        }
        let links = note.blocks.flatMap { $0.cells.flatMap(\.links) }.map {
            NoteTrace($0.address, offset: $0.offset, isOfficer: false)
        }
        let sources = note.sources.map { NoteTrace($0.words, offset: $0.offset, isOfficer: false) }
        return (blocks + links + sources).filter { !Wording.words($0.text).isEmpty }
    }

    private init(_ text: String, offset: Int, isOfficer: Bool) {
        // What a word processor puts into an empty paragraph.
        self.text = text.replacing("&nbsp;", with: " ")
        self.offset = offset
        self.isOfficer = isOfficer
        digest = Self.digest(of: self.text)
    }

    /// The digest of a sentence's words.
    package static func digest(of text: String) -> String {
        String(Fingerprint.sha256(Array(Wording.words(text).joined(separator: " ").utf8)).prefix(6))
    }
}

/// What was changed in a note since Assay wrote it.
package struct NoteEdits: Sendable, Hashable {
    /// A sentence, table row or source that Assay did not write so.
    package struct Sentence: Sendable, Hashable {
        /// In the file, from 1.
        package var line: Int
        /// As a reader sees it.
        package var text: String
    }

    package var sentences: [Sentence]
    /// How many that Assay wrote are no longer there, those that were put otherwise among them.
    package var missing: Int

    package init(sentences: [Sentence], missing: Int) {
        self.sentences = sentences
        self.missing = missing
    }

    /// Nothing is known of a note without a trailing comment, or with one of an earlier Assay: nil.
    package init?(of note: ParsedNote) {
        guard let written = note.trailer?.traces, !written.isEmpty else { return nil }
        let found = NoteTrace.all(of: note)
        let known = Set(written)
        // What officers write in their comments is theirs, and labelled so.
        sentences = found.filter { !known.contains($0.digest) && !$0.isOfficer }.map {
            Sentence(
                line: note.source.position(of: min($0.offset, note.source.text.utf8.count)).line,
                text: $0.text)
        }.sorted { $0.line < $1.line }
        missing = known.subtracting(found.map(\.digest)).count
    }
}

internal import OfficeFiles
package import SourceText
internal import TextAnalysis

/// A Word file whose styles, heads and feet a note takes. It may be anyone's: what would have the note fetch something, or
/// run something, when it is opened is refused, and said before any work is done.
///
/// The link to the template that the file itself was made with (ECMA-376, 17.15.1.6) is left out: every file made in an
/// office has one, and it is nothing that is seen.
package struct WordReference: Sendable {
    /// The file without that link.
    let bytes: [UInt8]

    /// - Throws: `WorldError` with the path: it cannot be read, is no Word file, is too large, or reaches outside itself.
    package init(_ path: String) throws(WorldError) {
        var bytes = try TextFile.bytes(of: path, limit: Limits.fileBytes)
        do throws(WorldError) {
            guard bytes.starts(with: Array("PK".utf8)) else { throw WorldError(Self.noWordFile) }
            let archive = try ZipArchive(bytes)
            guard archive.names.contains("word/document.xml"), archive.names.contains("word/styles.xml")
            else {
                throw WorldError(Self.noWordFile)
            }
            for name in archive.names.sorted() {
                guard let part = try Part(name, of: archive) else { continue }
                try part.refuseWhatReachesOut()
                if let own = part.withoutTemplate() { bytes = try WordArchive.adding(name, own, to: bytes) }
            }
        } catch {
            throw WorldError("\(path): \(error.description)")
        }
        self.bytes = bytes
    }

    private static let noWordFile = "not a Word file (.docx), so it has no styles that a note could take"

    /// One part of XML.
    private struct Part {
        private let name: String
        private var relationships: [Relationship] = []
        private var fields: [String] = []
        private var addresses: [String] = []
        private var isOfRelationships: Bool { name.hasSuffix(".rels") }

        /// A line of a part of relationships (ECMA-376, part 2, 8.3).
        private struct Relationship {
            var attributes: [(name: String, value: String)]

            func value(_ name: String) -> String { attributes.first { $0.name == name }?.value ?? "" }
            /// The last word of the type's address.
            var kind: String { value("Type").split(separator: "/").last.map(String.init) ?? "" }
            var isOfTemplate: Bool { kind == "attachedTemplate" }
            var isOutside: Bool {
                value("TargetMode").lowercased() == "external" || WordReference.isAddress(value("Target"))
            }
        }

        /// Nil for a part that is no XML, such as a picture.
        init?(_ name: String, of archive: ZipArchive) throws(WorldError) {
            self.name = name
            let bytes = try archive.bytes(of: name)
            // A mark of the byte order, or white space, may stand first.
            let begins =
                bytes.prefix(64).first { !WordReference.mayComeFirst.contains($0) } == UInt8(ascii: "<")
            let ending = FilePath.ending(of: name)
            guard begins || ending == "xml" || isOfRelationships else { return nil }
            guard bytes.count <= Limits.referencePartBytes else {
                throw WorldError(
                    "its part \(name) is larger than \(Limits.referencePartBytes >> 20) MB, which no file of styles has"
                )
            }
            var open: [String] = []
            var (isInstruction, simple) = (false, "")
            do throws(XMLStream.Failure) {
                try XMLStream.walk(XMLStream.Bytes(bytes)) { event in
                    switch event {
                    case .open(let element):
                        if element == "Relationship" { relationships.append(Relationship(attributes: [])) }
                        isInstruction = element == "instrText" || element == "delInstrText"
                    case .attribute(let attribute, let value):
                        if isOfRelationships, !relationships.isEmpty {
                            relationships[relationships.count - 1].attributes.append((attribute, value))
                        }
                        switch attribute {
                        case "instr": fields.append(value)
                        case "fldCharType" where value == "begin": open.append("")
                        case "fldCharType": if let field = open.popLast() { fields.append(field) }
                        case "src", "href": if WordReference.isAddress(value) { addresses.append(value) }
                        default: break
                        }
                    case .text(let text):
                        // An instruction may be cut into many pieces; one outside every field is none.
                        if isInstruction {
                            if open.isEmpty { simple += text } else { open[open.count - 1] += text }
                        }
                    case .close: isInstruction = false
                    }
                }
            } catch {
                throw WorldError("its part \(name) is not the XML that Word writes")
            }
            fields += open
            if !simple.isEmpty { fields.append(simple) }
        }

        /// - Throws: `WorldError` that names the part and what it holds.
        func refuseWhatReachesOut() throws(WorldError) {
            let place =
                isOfRelationships ? name.replacing("_rels/", with: "").replacing(".rels", with: "") : name
            for link in relationships where link.isOutside && link.kind != "hyperlink" && !link.isOfTemplate {
                throw refusal("\(place) links to \(link.value("Target").opening(of: 80))")
            }
            if let link = relationships.first(where: { WordReference.acting.contains($0.kind.lowercased()) })
            {
                throw refusal("\(place) holds another file (\(link.kind)), which may act")
            }
            if let address = addresses.first { throw refusal("\(place) names \(address.opening(of: 80))") }
            for field in fields {
                let word = field.split(whereSeparator: \.isWhitespace).first.map { $0.uppercased() } ?? ""
                guard word.hasPrefix("=") || WordReference.harmless.contains(word) else {
                    throw refusal("\(place) holds the field \(field.trimmed.opening(of: 80))")
                }
            }
        }

        private func refusal(_ what: String) -> WorldError {
            WorldError(
                "\(what). Whoever opens the note would have it fetched or run. Take that out in Word, or take the styles of another file"
            )
        }

        /// The part without the link to the file's own template; nil where it has none.
        func withoutTemplate() -> String? {
            guard relationships.contains(where: \.isOfTemplate) else { return nil }
            let kept = relationships.filter { !$0.isOfTemplate }.map { link in
                "<Relationship"
                    + link.attributes.map { " \($0.name)=\"\(WordComment.escaped($0.value))\"" }.joined()
                    + "/>"
            }
            return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + kept.joined() + "</Relationships>"
        }
    }

    private static let mayComeFirst: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0, 0x20, 9, 10, 13]

    /// Whether a target leads out of the file: `http:`, `file:`, `\\server`, `//server`, `C:\`.
    private static func isAddress(_ target: String) -> Bool {
        target.hasPrefix("//") || target.contains("\\")
            || target.prefix { $0 != "/" && $0 != "#" }.contains(":")
    }

    /// Fields that tell of the note itself (ECMA-376, 17.16.5). Of all others some fetch, and some run programs.
    private static let harmless = Set(
        """
        PAGE NUMPAGES SECTION SECTIONPAGES STYLEREF TITLE SUBJECT AUTHOR KEYWORDS COMMENTS DATE TIME CREATEDATE SAVEDATE PRINTDATE
        EDITTIME FILENAME DOCPROPERTY REF PAGEREF NOTEREF SEQ TOC TC XE INDEX HYPERLINK QUOTE SYMBOL IF NUMWORDS NUMCHARS REVNUM LASTSAVEDBY
        """.split(whereSeparator: \.isWhitespace).map(String.init))
    /// Kinds of relationships to what may act though it lies in the file itself.
    private static let acting: Set<String> = [
        "afchunk", "subdocument", "oleobject", "control", "package", "frame", "vbaproject",
        "activexcontrolbinary",
    ]
}

import Foundation
import HelperPrograms
import SourceText
import Testing

@testable import NoteFormats

/// A Word file of somebody else's whose styles a note takes (`--reference-doc`).
@Suite struct WordReferenceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// pandoc's own file of styles with a foot and parts put in.
    private func file(_ parts: [String: String] = [:]) throws -> String {
        if NoteFormat.converter.path == nil { try Test.cancel("needs pandoc") }
        var bytes = try Conversion.pandoc.run(
            ["--print-default-data-file", "reference.docx"], within: Conversion.bounds
        ).output
        for (name, text) in parts { bytes = try WordArchive.adding(name, text, to: bytes) }
        let path = folder.path + "/styles.docx"
        try TextFile.replace(path, withBytes: bytes)
        return path
    }

    private static let name =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:v=\"urn:schemas-microsoft-com:vml\""
    private static func foot(_ content: String) -> String { "<w:ftr \(name)><w:p>\(content)</w:p></w:ftr>" }
    private static func links(_ kind: String, _ target: String, isOutside: Bool = true) -> String {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
            + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(kind)\" Target=\"\(target)\""
            + (isOutside ? " TargetMode=\"External\"/></Relationships>" : "/></Relationships>")
    }

    private static let rels = "word/_rels/footer1.xml.rels"

    @Test(arguments: [
        (
            rels, links("image", "http://127.0.0.1:9/evil.png"),
            "word/footer1.xml links to http://127.0.0.1:9/evil.png"
        ),
        (rels, links("image", "//server/evil.png", isOutside: false), "links to //server/evil.png"),
        (rels, links("oleObject", "embeddings/a.bin", isOutside: false), "holds another file (oleObject)"),
        (rels, links("aFChunk", "a.html", isOutside: false), "holds another file (aFChunk)"),
        (
            "word/footer1.xml",
            foot("<w:fldSimple w:instr=\" INCLUDEPICTURE &quot;http://127.0.0.1:9/x&quot; \"/>"),
            "holds the field INCLUDEPICTURE"
        ),
        (
            "word/footer1.xml",
            foot(
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> INCL</w:instrText></w:r><w:r><w:instrText>UDETEXT \"x\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
            ), "holds the field INCLUDETEXT"
        ),
        (
            "word/footer1.xml", foot("<w:r><w:instrText>DDEAUTO excel</w:instrText></w:r>"),
            "holds the field DDEAUTO"
        ),
        (
            "word/footer1.xml",
            foot("<w:r><w:pict><v:imagedata o:href=\"http://127.0.0.1:9/v\"/></w:pict></w:r>"),
            "names http://127.0.0.1:9/v"
        ),
        (
            "word/footer1.xml", "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/d\"><a/>",
            "is not the XML that Word writes"
        ),
        ("word/footer1.xml", foot(String(repeating: "<w:r/>", count: 800_000)), "is larger than 4 MB"),
    ])
    func whatReachesOutsideIsRefused(_ part: String, _ text: String, _ words: String) throws {
        let path = try file([part: text])
        let error = #expect(throws: WorldError.self) { try WordReference(path) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        #expect(error?.description.hasPrefix(path) == true)
    }

    @Test func whatAnOfficeFileHoldsIsTaken() throws {
        let path = try file([
            "word/footer1.xml": Self.foot(
                "<w:hyperlink/><w:fldSimple w:instr=\" PAGE  \\* MERGEFORMAT \"/><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> = </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>NUMPAGES</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:instrText> - 1</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
            ),
            Self.rels: Self.links("hyperlink", "https://www.example.org/"),
            "word/_rels/settings.xml.rels": Self.links("attachedTemplate", "file:///S:/Council.dotm"),
        ])
        let reference = try WordReference(path)
        let part = WordArchive.part("word/_rels/settings.xml.rels", of: reference.bytes) ?? []
        #expect(!part.isEmpty && !String(decoding: part, as: UTF8.self).contains("Council.dotm"))
        let note = try NoteFormat.word.bytes(of: "# A note\n\nWords.\n", reference: reference)
        #expect(WordArchive.part("word/document.xml", of: note) != nil)
    }

    /// Said by its path and before any work, whatever it is.
    @Test func whatIsNoWordFileIsSaidToBeNone() throws {
        let text = folder.path + "/a.docx"
        try TextFile.replace(text, with: "words")
        mkfifo(folder.path + "/pipe.docx", 0o644)
        for (path, words) in [
            (text, "not a Word file"), (folder.path, "a folder, not a file"),
            ("/dev/zero", "not a regular file"),
            (folder.path + "/none.docx", "no such file"), (folder.path + "/pipe.docx", "not a regular file"),
        ] {
            let error = #expect(throws: WorldError.self) { try WordReference(path) }
            #expect(error?.description.hasPrefix(path + ": ") == true)
            #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        }
    }
}

import Foundation
import Testing

/// Which pictures of a note are in its Word and HTML forms.
@Suite struct NotePictureTests {
    /// The officer's own chart is; what a template of somebody else's names is not: another file, a chart that
    /// was changed, one elsewhere or behind a link, an address.
    @Test(.enabled(if: HasProgram.pandoc, "needs pandoc")) func ofAllPicturesOnlyOnesOwnChartsAreInANote()
        throws
    {
        let program = try Program.withSamples()
        let template = Program.root.appendingPathComponent("Templates/member-questions.md").path
        let said = try program.shell(
            """
            cd '\(program.folder.path)' && mkdir t notes && assay chart scores northmoor -o notes/scores.svg \\
            && assay chart england northmoor -o changed.svg && echo '<!-- x -->' >> changed.svg \\
            && assay chart scores eastvale -o .hidden.svg && ln -s notes/scores.svg link.svg && cp notes/scores.svg copy.svg \\
            && sed 's/^template: .*/template: mine/' '\(template)' > t/mine.md && printf '%s\\n\\n' '' \\
              '![Own chart](notes/scores.svg)' '![Word changed](changed.svg)' '![Word hidden](.hidden.svg)' '![Word linked](link.svg)' \\
              '![Word copied](copy.svg)' '![Word above](../'$(basename $PWD)'/notes/scores.svg)' "![Word absolute]($PWD/notes/scores.svg)" \\
              '![Word far](http://127.0.0.1:9/x.svg)' >> t/mine.md \\
            && assay brief mine --templates t authority=northmoor --draft -o n.md --to html,docx \\
            && python3 -m zipfile -l n.docx | grep -c 'word/media/.*svg'
            """)
        let page = try String(contentsOfFile: program.folder.path + "/n.html", encoding: .utf8)
        #expect(said.hasSuffix("\n1\n"), "\(said)")
        #expect(
            page.ranges(of: "data:image/svg+xml;base64,").count == 1 && page.ranges(of: "<img").count == 1)
        for word in ["changed", "hidden", "linked", "copied", "above", "absolute", "far"] {
            #expect(page.contains("Word \(word)"), "the words of the picture stand for it: \(word)")
        }
        #expect(page.contains("alt=\"Own chart\""))
        #expect(!page.contains("127.0.0.1:9"))
    }
}

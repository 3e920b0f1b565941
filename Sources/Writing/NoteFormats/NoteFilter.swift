internal import Foundation
internal import SourceText
internal import TextAnalysis

/// What of a note goes into Word, HTML and PDF: its words, and of its pictures the charts that Assay wrote below the
/// current folder and that nobody changed since. Any other becomes its words: a note's template may be anyone's, and a
/// path or an address in it would carry what is on this computer to whoever reads the note.
enum NoteFilter {
    /// A filter for pandoc (Lua) that holds the charts themselves, so that pandoc opens no file, and leaves of a
    /// note what Markdown itself says: no marks of HTML or another format, no attributes but the styles of Word that
    /// Assay sets, no links but to the web, to an address of mail and within the note.
    static func lua(for note: String) -> String {
        let charts = names(in: note).compactMap { name in
            chart(name).map {
                "  [\(quoted(name))] = \"data:image/svg+xml;base64,\(Data($0).base64EncodedString())\",\n"
            }
        }
        return """
            local charts = {
            \(charts.joined())}
            function RawInline() return {} end
            function RawBlock() return {} end
            local function plain(element)
              element.attributes = { ["custom-style"] = element.attributes["custom-style"] }
              return element
            end
            Span, Div, Header, Code, CodeBlock = plain, plain, plain, plain, plain
            function Table(rows)
              if #rows.colspecs ~= 2 then return nil end
              return pandoc.Div({ rows }, { class = "narrow" })
            end
            function Image(picture)
              local chart = charts[picture.src]
              if chart == nil then return picture.caption end
              picture.src = chart
              return plain(picture)
            end
            function Link(link)
              local target = link.target
              if not (target:match("^https?://") or target:match("^mailto:") or target:match("^#")) then
                return link.content
              end
              return plain(link)
            end

            """
    }

    /// What the note's pictures are called, each once.
    private static func names(in note: String) -> [String] {
        note.matches(of: #/!\[[^\]]*\]\(<?(?<name>[^)>\s]+)/#).map { String($0.output.name) }.unique
    }

    /// The bytes of a chart below the current folder: under no hidden name, through no link.
    private static func chart(_ name: String) -> [UInt8]? {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard FilePath.ending(of: name) == "svg",
            parts.allSatisfy({ !$0.isEmpty && ($0 == "." || !$0.hasPrefix(".")) })
        else { return nil }
        var place = "."
        for part in parts {
            place += "/" + part
            var facts = stat()
            guard lstat(place, &facts) == 0, facts.st_mode & S_IFMT != S_IFLNK else { return nil }
        }
        return TextFile.ownResult(place)
    }

    /// A Lua string, every byte as a number: nothing in a name can end it.
    private static func quoted(_ text: String) -> String {
        "\""
            + text.utf8.map {
                "\\" + String(repeating: "0", count: $0 < 10 ? 2 : $0 < 100 ? 1 : 0) + String($0)
            }.joined() + "\""
    }
}

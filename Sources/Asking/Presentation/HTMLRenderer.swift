internal import AssessmentModel
internal import TextAnalysis

/// A table with caption and scoped headers, for a web page. No styles: numbers have the class `number`.
enum HTMLRenderer {
    static func render(_ table: ResultTable, page: PageSetup) -> Rendering {
        let cell = CellText(table, missing: "Not stated")
        let numbers = Set(table.numberColumns)
        func attribute(_ column: Int) -> String { numbers.contains(column) ? " class=\"number\"" : "" }
        var output = "<table>\n"
        if let caption = page.caption {
            output += "<caption>\(HTMLText.escaped(SafeText.neutralised(caption)))</caption>\n"
        }
        output += "<thead>\n<tr>"
        for (index, column) in table.columns.enumerated() {
            output +=
                "<th scope=\"col\"\(attribute(index))>\(HTMLText.escaped(SafeText.neutralised(column.name)))</th>"
        }
        output += "</tr>\n</thead>\n<tbody>\n"
        for row in table.rows {
            let cells = row.indices.map {
                "<td\(attribute($0))>\(HTMLText.escaped(cell.text(row[$0], column: $0)))</td>"
            }
            output += "<tr>\(cells.joined())</tr>\n"
        }
        return Rendering(output + "</tbody>\n</table>\n")
    }
}

/// Text as data inside HTML.
package enum HTMLText {
    /// The text with `& < > " '` as entities: safe between tags and inside quoted attributes.
    package static func escaped(_ text: String) -> String {
        Markup.escaped(text).replacing("'", with: "&#39;")
    }
}

import Presentation
import QueryLanguage
import QueryTables
import Testing

/// The language's word for a format and the renderer of that name belong together.
@Suite struct OutputFormatTests {
    @Test(arguments: [
        "table", "list", "quotes", "markdown", "csv", "json", "jsonl", "html", "bars", "heatmap",
    ])
    func everyFormatOfTheLanguageIsRendered(_ name: String) {
        #expect(FormatWord(rawValue: name) != nil)
        #expect(OutputFormat.named(name) != nil)
    }
}

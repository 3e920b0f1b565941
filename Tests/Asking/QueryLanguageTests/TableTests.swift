import QueryLanguage
import SourceText
import Testing
import TestSupport

@Suite struct TableTests {
    /// The example of every row of every table.
    static let examples: [String] =
        StepTable.rows.map(\.example) + OperatorTable.rows.map(\.example) + FunctionTable.rows.map(\.example)
        + AggregateTable.rows.map(\.example)
        + FormatWord.allCases.map(\.example) + RecordTable.rows.flatMap { $0.fields.map(\.example) }

    @Test(arguments: examples) func everyExampleCompiles(_ example: String) {
        if case .failure(let diagnostics) = Sample.compile(example) {
            Issue.record("\(example): \(diagnostics.items.map(\.message))")
        }
    }

    @Test(arguments: examples) func printingThenReadingIsTheIdentity(_ example: String) throws {
        try expectIdentity(example)
    }

    @Test(arguments: Golden.cases("queries.txt")) func printingThenReadingThePageIsTheIdentity(
        _ example: String
    ) throws {
        try expectIdentity(example)
    }

    private func expectIdentity(_ text: String) throws {
        let tree = try QueryLanguage.syntax(Source(name: "test", text: text), catalogue: Sample.session)
        let printed = SyntaxPrinter.print(tree)
        let again = try QueryLanguage.syntax(Source(name: "test", text: printed), catalogue: Sample.session)
        #expect(again == tree, "\(printed)")
        #expect(SyntaxPrinter.print(again) == printed)
    }

    @Test func everyFieldHasHelp() {
        for record in RecordTable.rows {
            #expect(!record.help.isEmpty)
            for field in record.fields {
                #expect(!field.help.isEmpty && !field.example.isEmpty, "\(record.word).\(field.name)")
            }
        }
    }
}

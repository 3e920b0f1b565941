package import NoteChecking
package import Presentation

/// What `verify` prints, in the shell too.
package enum VerificationText {
    /// A sentence, its verdict, what is otherwise, and the source beside it.
    package static func text(_ found: [Verification], page: PageSetup) -> String {
        found.map { item in
            var output = Prose.set("\(item.verdict.rawValue.uppercased()): \(item.sentence)", page: page)
            for change in item.changes { output += Prose.set("- \(change)", indentation: 2, page: page) }
            for source in [item.source].compactMap({ $0 }) + item.others {
                output += Prose.set(
                    source.isQuotation ? "“\(source.words)”" : source.words, indentation: 4, page: page)
                output += Prose.set("\(source.place) (\(source.id))", indentation: 4, page: page)
            }
            if !item.unmatched.isEmpty {
                let words = item.unmatched.map { "“\($0)”" }.joined(separator: ", ")
                output += Prose.set(
                    "The report does not bear this out, for you to judge: \(words)", indentation: 2,
                    page: page)
            }
            if let newer = item.newer { output += Prose.set("Newer: \(newer)", indentation: 2, page: page) }
            if item.source == nil, item.changes.isEmpty {
                output += Prose.set(
                    "No paragraph in the library says anything like it. That it was not found does not make it untrue.",
                    indentation: 4,
                    page: page)
            }
            return output
        }.joined(separator: "\n")
    }
}

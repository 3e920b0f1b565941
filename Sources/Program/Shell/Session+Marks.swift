internal import PlainAnswers
internal import Presentation
internal import QueryLanguage
internal import SourceText
internal import TextAnalysis

// Quotation marks that are not closed, and words of commands.

extension Session {
    /// Whether an open quotation mark may close on a later line: in a query that is begun as one. A question is
    /// whole as it is typed.
    func mayHoldLines(_ text: String) -> Bool {
        guard Refinement.isContinuation(text) else { return true }
        return lastQuery != nil && !opensPlainly(text.filter { !"\"“”".contains($0) })
    }

    /// Whether a line, behind one whose quotation mark is open, is a statement of its own: the mark was a slip.
    func isAnotherStatement(_ line: String, after unfinished: Refinement.Unfinished) -> Bool {
        guard !pending.isEmpty, isConversation, unfinished == .quotationMark,
            !line.contains(where: { "\"“”".contains($0) })
        else { return false }
        return Command.meant(by: line) != nil || line.hasSuffix("?")
            || startsLikeQuery(line) && !Refinement.isContinuation(line) && line.words.count > 1
    }

    /// A question without a quotation mark that is never closed, which is said.
    mutating func closingMarks(of question: String) -> String {
        let marks = question.filter { "\"“”".contains($0) }
        guard !marks.count.isMultiple(of: 2), isConversation,
            let at = question.lastIndex(where: { "\"“”".contains($0) })
        else { return question }
        say("A quotation mark is not closed; the question is read without it.")
        return String(question[..<at] + question[question.index(after: at)...])
    }

    /// Does a command whose words are whole.
    mutating func run(_ command: Command, _ words: String) {
        if !command.takesText, let mark = words.openQuotationMark {
            return fail("A quotation mark \(mark) is open: close it, or leave it out. Nothing was done.")
        }
        if let option = words.unquotedWords.first(where: {
            $0.count > 1 && $0.hasPrefix("-") && Int($0) == nil
        }),
            !command.takesText, !command.arguments.contains("-"), !["plan", "import"].contains(command.name)
        {
            return fail(
                SafeText.neutralised(
                    "\(command.name) takes no \(option): \(command.name) \(command.arguments)"
                ).trimmed)
        }
        command.action(&self, words)
    }
}

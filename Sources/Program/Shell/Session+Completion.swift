internal import AssessmentModel
internal import Briefing
internal import PlainAnswers
internal import QueryLanguage
internal import SourceText
internal import Templates
internal import TextAnalysis
internal import HelpPages
internal import Workspace

extension Session {
    /// What may stand at the cursor of a line being typed.
    ///
    /// - Parameter files: the entries of a folder, folders with a final `/`; `.` for the current one.
    package func complete(_ line: String, cursor: Int, files: (_ folder: String) -> [String]) -> Completion {
        let before = String(line[Span(0, cursor)])
        guard pending.isEmpty else {
            // Lines before are part of the query; spans count from the last one.
            let earlier = pending.joined(separator: "\n") + "\n"
            return languageCompletion(before, behind: earlier, cursor: cursor)
        }
        let first = before.firstWord
        if before.utf8.count == first.utf8.count { return firstWord(before, cursor: cursor) }
        if Refinement.isContinuation(before), let lastQuery {
            return languageCompletion(before, behind: lastQuery + " ", cursor: cursor)
        }
        if workspace.scripts().contains(where: { $0.name == first }) {
            return councilValue(before, cursor: cursor)
                ?? parameters(scriptParameters(first), before: before, cursor: cursor)
        }
        if let code = remarkCode(before, after: first, cursor: cursor) { return code }
        guard let command = Command.opening(before), command.takes(command.rest(of: before)) else {
            let found = languageCompletion(before, cursor: cursor)
            return found.candidates.isEmpty && !startsLikeQuery(before) && Command.named(first) == nil
                ? council(before, cursor: cursor) : found
        }
        return complete(command, before: before, cursor: cursor, files: files)
    }

    /// What a query may go on with that began on earlier lines.
    private func languageCompletion(_ before: String, behind earlier: String, cursor: Int) -> Completion {
        let found = languageCompletion(earlier + before, cursor: earlier.utf8.count + before.utf8.count)
        guard found.span.start >= earlier.utf8.count else {
            return Completion(span: Span(cursor, cursor), candidates: [])
        }
        return Completion(
            span: Span(found.span.start - earlier.utf8.count, cursor), candidates: found.candidates,
            notes: found.notes)
    }

    /// What a line may begin with: commands, scripts, records, and the steps that refine the last query.
    private func firstWord(_ before: String, cursor: Int) -> Completion {
        let steps = lastQuery.map {
            languageCompletion("\($0) \(before)", cursor: $0.utf8.count + 1 + before.utf8.count)
        }
        let atStart = languageCompletion(before, cursor: cursor)
        let scripts = workspace.scripts()
        let names = Command.all.map(\.name) + scripts.map(\.name) + atStart.candidates + sources
        var found = matching(names + (steps?.candidates ?? []), typed: before[...], cursor: cursor)
        let help = Dictionary(Command.all.map { ($0.name, $0.help) }) { first, _ in first }
        let scriptHelp = Dictionary(scripts.map { ($0.name, $0.help) }) { first, _ in first }
        found.notes = (steps?.notes ?? [:]).merging(atStart.notes) { $1 }
            .merging(scriptHelp) { $1 }.merging(help) { $1 }
        return found
    }

    // MARK: Arguments of commands

    /// The argument that is being typed, and the words before it.
    private struct Argument {
        /// The line up to the cursor.
        let line: String
        /// In bytes.
        let cursor: Int
        /// What is there of it.
        let typed: Substring
        /// The words before it; the first is the command's.
        let words: [String]

        var isFirst: Bool { words.count == 1 }

        init(_ line: String, cursor: Int) {
            (self.line, self.cursor) = (line, cursor)
            // `\ ` is a space inside a word.
            let space = line.indices.last {
                line[$0].isWhitespace && ($0 == line.startIndex || line[line.index(before: $0)] != "\\")
            }
            let start = space.map { line.index(after: $0) } ?? line.startIndex
            typed = line[start...]
            words = line[..<start].words
        }
    }

    private func complete(_ command: Command, before: String, cursor: Int, files: (String) -> [String])
        -> Completion
    {
        let argument = Argument(before, cursor: cursor)
        func matching(_ names: [String]) -> Completion {
            self.matching(names, typed: argument.typed, cursor: cursor)
        }
        switch command.completes {
        case .nothing: return Completion(span: Span(cursor, cursor), candidates: [])
        case .query: return query(behind: command.name, argument)
        case .record: return matching(argument.isFirst ? sources : [])
        case .topic: return matching(Manual.topics + Help.topics + workspace.scripts().map(\.name))
        case .authority: return matching(authorities.entries.map(\.slug))
        case .setting: return matching(settingWords(behind: argument.words))
        case .question: return matching(savedQuestions.all().map(\.name))
        case .script: return script(argument, files: files)
        case .template: return template(argument, files: files)
        case .newDraft:
            return councilValue(before, cursor: cursor) ?? matching(newDraftWords(behind: argument.words))
        case .plan:
            let found = Planning(workspace, chosen: plan).completions(
                behind: Array(argument.words.dropFirst()))
            return found.map(matching) ?? complete(file: argument.typed, cursor: cursor, files: files)
        case .library:
            if argument.isFirst {
                return matching(["info", "check", "backup", "compact", "forget", "upgrade"])
            }
            if argument.words[1] == "forget" { return matching(workspace.reportIDs) }
            return complete(file: argument.typed, cursor: cursor, files: files)
        case .draft: return matching(drafting.folder.names)
        case .slot: return matching(argument.isFirst ? slots : [])
        case .rowsAndSlot: return matching(argument.words.last == "as" ? slots : ["as"])
        case .file: return complete(file: argument.typed, cursor: cursor, files: files)
        }
    }

    /// The slots of the open draft.
    private var slots: [String] { draft.flatMap { try? drafting.slots(of: $0) } ?? [] }

    /// The rest of the line is a query of its own.
    private func query(behind name: String, _ argument: Argument) -> Completion {
        let query = String(argument.line.dropFirst(name.count).drop { $0.isWhitespace })
        let skipped = argument.line.utf8.count - query.utf8.count
        let found = languageCompletion(query, cursor: argument.cursor - skipped)
        return Completion(
            span: found.span.shifted(by: skipped), candidates: found.candidates, notes: found.notes)
    }

    /// A setting, then its values.
    private func settingWords(behind words: [String]) -> [String] {
        guard words.count > 1 else { return Setting.all.map(\.name) }
        guard let setting = Setting.named(words[1]) else { return [] }
        return (words.count > 2 ? [] : setting.values)
            + (setting.takesCouncils ? authorities.entries.map(\.slug) : [])
    }

    /// A script by name or file, then its parameters.
    private func script(_ argument: Argument, files: (String) -> [String]) -> Completion {
        if let value = councilValue(argument.line, cursor: argument.cursor) { return value }
        guard argument.isFirst else {
            return parameters(
                scriptParameters(argument.words[1]), before: argument.line, cursor: argument.cursor)
        }
        if !argument.typed.contains("/") {
            let names = workspace.scripts().map(\.name)
            let found = matching(names, typed: argument.typed, cursor: argument.cursor)
            if !found.candidates.isEmpty { return found }
        }
        return complete(file: argument.typed, cursor: argument.cursor, files: files)
    }

    /// A template, or another word behind `brief`; then its parameters and options.
    private func template(_ argument: Argument, files: (String) -> [String]) -> Completion {
        if let value = councilValue(argument.line, cursor: argument.cursor) { return value }
        if ["-o", "--output"].contains(argument.words.last) {
            return complete(file: argument.typed, cursor: argument.cursor, files: files)
        }
        let names =
            argument.isFirst
            ? workspace.templates.names
                + Command.drafting.map(\.name).filter { $0.hasPrefix("brief ") }.map(\.afterFirstWord)
            : Self.left(of: templateParameters(argument.words[1]), behind: argument.words)
                + ["--draft", "-o"]
        return matching(names, typed: argument.typed, cursor: argument.cursor)
    }

    /// `from`, a template, `with`, its parameters.
    private func newDraftWords(behind words: [String]) -> [String] {
        switch words.count {
        case 3: ["from"]
        case 4: workspace.templates.names
        case 5: ["with"]
        case 6...: Self.left(of: templateParameters(words[4]), behind: words)
        default: []
        }
    }

    /// Parameters that have no value yet, each with its `=`.
    private static func left(of parameters: [String], behind words: [String]) -> [String] {
        parameters.map { $0 + "=" }.filter { name in !words.contains { $0.hasPrefix(name) } }
    }

    /// The parameters of a template by name; none for no template.
    private func templateParameters(_ template: String) -> [String] {
        (try? workspace.templates.template(named: template))?.parameters.map(\.name) ?? []
    }

    /// The codes that `remarks CODE` may go on with, and the steps. Nil in other places.
    private func remarkCode(_ before: String, after first: String, cursor: Int) -> Completion? {
        let typed = before.dropFirst(first.count).drop { $0.isWhitespace }
        guard ["remarks", "remark"].contains(first.lowercased()), !typed.isEmpty,
            !typed.contains(where: \.isWhitespace)
        else { return nil }
        let codes = RemarkCode.allCases.map(\.label).filter { $0.hasPrefix(typed.lowercased()) }
        let span = Span(cursor - typed.utf8.count, cursor)
        return Completion(
            span: span, candidates: languageCompletion(before, cursor: cursor).candidates + codes)
    }

    /// A council where a plain question may name one: the last word, once something of it is typed.
    private func council(_ before: String, cursor: Int) -> Completion {
        let typed = before.lastWord
        guard !typed.isEmpty else { return Completion(span: Span(cursor, cursor), candidates: []) }
        return matching(authorities.entries.map(\.slug), typed: typed, cursor: cursor)
    }

    /// The names of a script's parameters that have no value yet, each with its `=`.
    private func parameters(_ names: [String], before: String, cursor: Int) -> Completion {
        let typed = before.lastWord
        guard !typed.contains("=") else { return Completion(span: Span(cursor, cursor), candidates: []) }
        return matching(Self.left(of: names, behind: before.words), typed: typed, cursor: cursor)
    }

    /// Councils where a value is one: `authority=stoc`, `compare=york,sund`. Nil in other places.
    private func councilValue(_ before: String, cursor: Int) -> Completion? {
        let last = before.last?.isWhitespace == true ? "" : before.words.last ?? ""
        guard ["authority=", "compare="].contains(where: { last.hasPrefix($0) }) else { return nil }
        let typed = last.split(omittingEmptySubsequences: false) { "=,".contains($0) }.last ?? ""
        return matching(authorities.entries.map(\.slug), typed: typed, cursor: cursor)
    }

    /// Names that hold what was typed, those that begin with it first.
    private func matching(_ names: [String], typed: Substring, cursor: Int) -> Completion {
        let wanted = Folding.fold(typed)
        let unique = names.unique
        let beginning = unique.filter { Folding.fold($0).hasPrefix(wanted) }
        let inside =
            wanted.isEmpty
            ? [] : unique.filter { !Folding.fold($0).hasPrefix(wanted) && Folding.fold($0).contains(wanted) }
        // Names that begin so leave no doubt; those inside are for who remembers only a part.
        let found = beginning.isEmpty ? inside : beginning
        return Completion(span: Span(cursor - typed.utf8.count, cursor), candidates: found)
    }

    /// Spaces in names are typed, and put in, as `\ `.
    private func complete(file escaped: Substring, cursor: Int, files: (String) -> [String]) -> Completion {
        let typed = escaped.filter { $0 != "\\" }[...]
        let slash = typed.lastIndex(of: "/")
        let folder = slash.map { String(typed[...$0]) } ?? ""
        let name = slash.map { typed[typed.index(after: $0)...] } ?? typed
        let entries = files(folder.isEmpty ? "." : folder).filter {
            $0.hasPrefix(name) && (!$0.hasPrefix(".") || name.hasPrefix("."))
        }
        .sorted()
        let candidates = entries.map {
            (folder + $0).map { $0.isWhitespace ? "\\\($0)" : String($0) }.joined()
        }
        return Completion(span: Span(cursor - escaped.utf8.count, cursor), candidates: candidates)
    }
}

extension String {
    /// What stands behind the last space.
    fileprivate var lastWord: Substring {
        self[(lastIndex { $0.isWhitespace }.map(index(after:)) ?? startIndex)...]
    }
}

extension Substring {
    fileprivate var words: [String] { split { $0.isWhitespace }.map(String.init) }
}

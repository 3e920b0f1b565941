internal import Templates
internal import AssessmentModel
internal import Briefing
internal import PlainAnswers
internal import QueryLanguage
internal import SourceText
internal import TextAnalysis
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
            let found = languageCompletion(earlier + before, cursor: earlier.utf8.count + before.utf8.count)
            guard found.span.start >= earlier.utf8.count else {
                return Completion(span: Span(cursor, cursor), candidates: [])
            }
            let start = found.span.start - earlier.utf8.count
            return Completion(span: Span(start, cursor), candidates: found.candidates, notes: found.notes)
        }
        let first = before.firstWord
        if before.utf8.count == first.utf8.count {
            let steps = lastQuery.map {
                languageCompletion("\($0) \(before)", cursor: $0.utf8.count + 1 + before.utf8.count)
            }
            let atStart = languageCompletion(before, cursor: cursor)
            let scripts = workspace.scripts()
            let names =
                Command.all.map(\.name) + scripts.map(\.name) + atStart.candidates + sources
            var found = matching(
                names + (steps?.candidates ?? []), typed: before[...], cursor: cursor)
            let help = Dictionary(Command.all.map { ($0.name, $0.help) }) { first, _ in first }
            let scriptHelp = Dictionary(scripts.map { ($0.name, $0.help) }) { first, _ in first }
            found.notes = (steps?.notes ?? [:]).merging(atStart.notes) { $1 }
                .merging(scriptHelp) { $1 }.merging(help) { $1 }
            return found
        }
        if Refinement.isContinuation(before), let lastQuery {
            let earlier = lastQuery + " "
            let found = languageCompletion(earlier + before, cursor: earlier.utf8.count + before.utf8.count)
            guard found.span.start >= earlier.utf8.count else {
                return Completion(span: Span(cursor, cursor), candidates: [])
            }
            return Completion(
                span: Span(found.span.start - earlier.utf8.count, cursor), candidates: found.candidates,
                notes: found.notes)
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

    private func complete(_ command: Command, before: String, cursor: Int, files: (String) -> [String])
        -> Completion
    {
        let space = before.indices.last {
            before[$0].isWhitespace && ($0 == before.startIndex || before[before.index(before: $0)] != "\\")
        }
        let start = space.map { before.index(after: $0) } ?? before.startIndex
        let typed = before[start...]
        let isFirstArgument = before[..<start].trimmed.words.count == 1
        switch command.completes {
        case .nothing: return Completion(span: Span(cursor, cursor), candidates: [])
        case .query:
            // The rest of the line is a query of its own.
            let skipped =
                before.utf8.count - before.dropFirst(command.name.count).drop { $0.isWhitespace }.utf8.count
            let found = languageCompletion(
                String(before.dropFirst(command.name.count).drop { $0.isWhitespace }),
                cursor: cursor - skipped)
            return Completion(
                span: found.span.shifted(by: skipped), candidates: found.candidates, notes: found.notes)
        case .record:
            return isFirstArgument
                ? matching(sources, typed: typed, cursor: cursor)
                : matching([], typed: typed, cursor: cursor)
        case .topic:
            return matching(
                Manual.topics + Help.topics + workspace.scripts().map(\.name), typed: typed, cursor: cursor)
        case .authority: return matching(authorities.entries.map(\.slug), typed: typed, cursor: cursor)
        case .setting:
            let words = before[..<start].words
            guard words.count > 1, let setting = Setting.named(words[1]) else {
                return matching(words.count > 1 ? [] : Setting.all.map(\.name), typed: typed, cursor: cursor)
            }
            let councils = setting.takesCouncils ? authorities.entries.map(\.slug) : []
            return matching((words.count > 2 ? [] : setting.values) + councils, typed: typed, cursor: cursor)
        case .question: return matching(savedQuestions.all().map(\.name), typed: typed, cursor: cursor)
        case .script:
            if let value = councilValue(before, cursor: cursor) { return value }
            if !isFirstArgument {
                return parameters(scriptParameters(before.words[1]), before: before, cursor: cursor)
            }
            if !typed.contains("/") {
                let found = matching(workspace.scripts().map(\.name), typed: typed, cursor: cursor)
                if !found.candidates.isEmpty { return found }
            }
            return complete(file: typed, cursor: cursor, files: files)
        case .template:
            if let value = councilValue(before, cursor: cursor) { return value }
            if isFirstArgument {
                let others = Command.drafting.map(\.name).filter { $0.hasPrefix("brief ") }.map(
                    \.afterFirstWord)
                return matching(workspace.templates.names + others, typed: typed, cursor: cursor)
            }
            let words = before[..<start].words
            if ["-o", "--output"].contains(words.last) {
                return complete(file: typed, cursor: cursor, files: files)
            }
            let given = templateParameters(words[1]).map { $0 + "=" }.filter { name in
                !words.contains { $0.hasPrefix(name) }
            }
            return matching(given + ["--draft", "-o"], typed: typed, cursor: cursor)
        case .newDraft:
            if let value = councilValue(before, cursor: cursor) { return value }
            let words = before[..<start].words
            switch words.count {
            case 3: return matching(["from"], typed: typed, cursor: cursor)
            case 4: return matching(workspace.templates.names, typed: typed, cursor: cursor)
            case 5: return matching(["with"], typed: typed, cursor: cursor)
            case 6...:
                let given = templateParameters(words[4]).map { $0 + "=" }.filter { name in
                    !words.contains { $0.hasPrefix(name) }
                }
                return matching(given, typed: typed, cursor: cursor)
            default: return matching([], typed: typed, cursor: cursor)
            }
        case .plan:
            let words = before[..<start].words
            let found = Planning(workspace, chosen: plan).completions(behind: Array(words.dropFirst()))
            return found.map { matching($0, typed: typed, cursor: cursor) }
                ?? complete(file: typed, cursor: cursor, files: files)
        case .draft: return matching(drafting.folder.names, typed: typed, cursor: cursor)
        case .slot:
            let words = before[..<start].words
            let slots = draft.flatMap { try? drafting.slots(of: $0) } ?? []
            guard command.name == "pin" else {
                return matching(words.count == 1 ? slots : [], typed: typed, cursor: cursor)
            }
            return matching(words.last == "as" ? slots : ["as"], typed: typed, cursor: cursor)
        case .file: return complete(file: typed, cursor: cursor, files: files)
        }
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
        let typed = before[
            (before.lastIndex { $0.isWhitespace }.map(before.index(after:)) ?? before.startIndex)...]
        guard !typed.isEmpty else { return Completion(span: Span(cursor, cursor), candidates: []) }
        return matching(authorities.entries.map(\.slug), typed: typed, cursor: cursor)
    }

    /// The names of a script's parameters that have no value yet, each with its `=`.
    private func parameters(_ names: [String], before: String, cursor: Int) -> Completion {
        let typed = before[
            (before.lastIndex { $0.isWhitespace }.map(before.index(after:)) ?? before.startIndex)...]
        guard !typed.contains("=") else { return Completion(span: Span(cursor, cursor), candidates: []) }
        let given = before.words
        let left = names.map { $0 + "=" }.filter { name in !given.contains { $0.hasPrefix(name) } }
        return matching(left, typed: typed, cursor: cursor)
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
        var seen = Set<String>()
        let unique = names.filter { seen.insert($0).inserted }
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

extension Substring {
    fileprivate var words: [String] { split { $0.isWhitespace }.map(String.init) }
}

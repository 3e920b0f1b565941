internal import AssessmentModel
internal import EmbeddedFiles
package import Presentation
internal import QueryLanguage
internal import QuerySyntax
package import SourceText

/// One thing a running script gave.
package enum ScriptResult: Sendable {
    case answer(Answer)
    /// A failing line, with its place in the script.
    case failure(Diagnostics)
}

/// A saved script: one of the program's own, or one in the Scripts folder.
package struct SavedScript: Sendable, Equatable {
    /// The file's name without its extension.
    package var name: String
    /// Its path, or what one of the program's own is called.
    package var path: String
    /// Its statements, as they stand in the file.
    package var text: String
    /// The comment at its top, and its parameters.
    package var help: String
    /// The names of its parameters, in order.
    package var parameters: [String]
    /// Whether it is in the program, so that its bare name runs it. One that lies in the current folder may be
    /// anyone's, and runs only when `run` asks for it.
    package var isBundled: Bool
}

extension Workspace {
    /// Runs a saved script: reads it, checks its parameters, then answers its questions in order.
    ///
    /// - Parameters:
    ///   - values: by parameter name, as typed.
    ///   - isKeepingGoing: go on after a failing line.
    ///   - each: gets each result as soon as it is there.
    /// - Returns: whether any line failed.
    /// - Throws: `Diagnostics` for the script's parameters, before anything is run; `WorldError` for the
    ///   library.
    package func runScript(
        _ source: Source, values: [String: String], isKeepingGoing: Bool, each: (ScriptResult) throws -> Void
    ) throws -> Bool {
        let base = try catalogue()
        let script = Script.read(source, catalogue: base, commands: [])
        let arguments = values.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        let names = try script.session(base, arguments: arguments)
        var hasFailed = false
        for item in script.items {
            guard case .query(let span) = item else { continue }
            do {
                let compiled = try QueryLanguage.compile(source, in: span, catalogue: names)
                try each(.answer(try answer(compiled, source: source, rows: nil)))
            } catch let faults as Diagnostics {
                hasFailed = true
                try each(.failure(faults))
                if !isKeepingGoing { return true }
            }
        }
        return hasFailed
    }

    /// A script by its name or its path, the line by which a system runs it read as a comment.
    ///
    /// - Throws: `WorldError` when there is no such file.
    package func script(_ name: String) throws(WorldError) -> Source {
        let saved = scripts().first { $0.name == name }
        let path = saved?.path ?? name
        let text: String
        if let saved {
            text = saved.text
        } else {
            do throws(WorldError) { text = try TextFile.read(path, limit: Limits.scriptBytes) } catch {
                // A slip in a script's name is no path.
                let names = scripts().map(\.name)
                guard !path.contains("/"), !path.contains("."),
                    let nearest = EditDistance.nearest(to: path, in: names, limit: 1).first
                else { throw error }
                throw WorldError("There is no script \"\(path)\". Did you mean: run \(nearest)")
            }
        }
        return Source(name: path, text: text.hasPrefix("#!") ? "--" + text.dropFirst(2) : text)
    }

    /// How many answers a script prints, those that it writes to files left out.
    package func answersPrinted(by source: Source) throws(WorldError) -> Int {
        let script = Script.read(source, catalogue: try catalogue(), commands: [])
        return script.items.count { item in
            guard case .query(let span) = item else { return false }
            let text = Source(name: source.name, text: String(source.text[span]))
            return (try? QueryLanguage.syntax(text, catalogue: catalogue()))?.output?.path == nil
        }
    }

    /// The parameters of a script that have no value yet, for asking at a terminal.
    package func missingParameters(_ source: Source, values: [String: String]) throws(WorldError) -> [(
        name: String, help: String
    )] {
        let script = Script.read(source, catalogue: try catalogue(), commands: [])
        return script.missing(from: values.map { (name: $0.key, value: $0.value) }).map {
            ($0.name, $0.help.isEmpty ? $0.typeWord : $0.help)
        }
    }

    /// The program's own scripts, and those in the Scripts folder below the current one; by name, each name
    /// once: a script of the current folder never takes the place of the program's.
    package func scripts() -> [SavedScript] {
        var found: [String: (path: String, text: String)] = [:]
        for file in FilePath.names(in: "Scripts", ending: ".assay") {
            let path = "Scripts/\(file)"
            found[file] = (try? TextFile.read(path, limit: Limits.scriptBytes)).map { (path, $0) }
        }
        let bundled = EmbeddedFiles.paths(in: "Scripts/")
        for file in bundled { found[file] = (file, EmbeddedFiles.text("Scripts/\(file)")) }
        // Where the library cannot be read, that is said when a script is run.
        let catalogue =
            (try? catalogue())
            ?? Catalogue(authorities: NameIndex(authorities: []), statements: NameIndex(statements: []))
        return found.sorted { $0.key < $1.key }.map { file, script in
            let (path, text) = script
            let script = Script.read(Source(name: path, text: text), catalogue: catalogue, commands: [])
            let parameters = script.parameters.map {
                "\($0.name) (\($0.typeWord)\($0.fallback == nil ? "" : ", optional"))"
            }
            let help =
                script.help
                + (parameters.isEmpty ? "" : " Parameters: \(parameters.joined(separator: ", ")).")
            return SavedScript(
                name: String(file.dropLast(6)), path: path, text: text, help: help,
                parameters: script.parameters.map(\.name), isBundled: bundled.contains(file))
        }
    }
}

internal import Glibc
internal import SourceText
internal import TextAnalysis

/// The statements of earlier sessions: a plain text file, a statement a line, the newest last, none twice.
package struct HistoryFile: Sendable {
    package let path: String
    private static let mostStatements = 5000

    package init(path: String) { self.path = path }

    /// `$XDG_STATE_HOME/assay/history`, or below `~/.local/state`; nil when there is no home.
    package static var standard: HistoryFile? {
        XDG.folder("XDG_STATE_HOME", fallback: ".local/state").map {
            HistoryFile(path: $0 + "/assay/history")
        }
    }

    /// The statements kept, oldest first; none when there is no file. A file that has grown by repetition is
    /// written anew.
    package func load() -> [String] {
        guard let text = TextFile.readLeniently(path, limit: Limits.reportBytes) else { return [] }
        let lines = text.split(separator: "\n").map(String.init)
        var seen = Set<String>()
        let kept = Array(
            lines.reversed().filter { seen.insert($0).inserted }.prefix(Self.mostStatements).reversed())
        if lines.count > kept.count + 500 {
            try? TextFile.replace(path, with: kept.map { $0 + "\n" }.joined())
        }
        return kept
    }

    /// Adds a statement at once, so that a killed session loses nothing. Returns why it could not, in one
    /// line.
    package func append(_ statement: String) -> String? {
        TextFile.makeFolder(above: path)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return "History is not kept: \(path): \(TextFile.reason)" }
        defer { close(descriptor) }
        let bytes = Array((Self.oneLine(statement) + "\n").utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count else {
            return "History is not kept: \(path): \(TextFile.reason)"
        }
        return nil
    }

    /// A statement as one line, as it is kept and recalled.
    package static func oneLine(_ statement: String) -> String {
        let lines = statement.split { $0.isNewline }
        return lines.map { (lines.count > 1 ? withoutComment($0) : $0).trimmed }.filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}

extension HistoryFile {
    /// A line without its `--` comment, which would swallow the lines joined after it.
    private static func withoutComment(_ line: Substring) -> Substring {
        var isQuoted = false
        for index in line.indices {
            if line[index] == "\"" { isQuoted.toggle() }
            if !isQuoted, line[index...].hasPrefix("--") { return line[..<index] }
        }
        return line
    }
}

/// The folders that desktop conventions give a program.
package enum XDG {
    /// A base folder by its variable, else below the home folder; nil without a home. Relative values are
    /// ignored, as the specification asks.
    package static func folder(_ variable: String, fallback: String) -> String? {
        if let value = environment(variable), value.hasPrefix("/") { return value }
        return FilePath.home.map { $0 + "/" + fallback }
    }

    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}

internal import CLineEditor
internal import Glibc
internal import Presentation
internal import SourceText
internal import TextAnalysis

/// Programs of the user's choice.
enum Programs {
    /// What the user has less do, as it was when the program began.
    private static let ownLess = XDG.environment("LESS") ?? ""
    private static let isSecured = XDG.environment("LESSSECURE") != nil

    /// Shows a text in `$PAGER`, else in less, else as it is. Results that fit leave `less` at once.
    ///
    /// - Returns: the letter or digit that ended it, with which the next question begins.
    static func page(_ text: String) -> String? {
        let command = XDG.environment("PAGER") ?? (isInstalled("less") ? "less" : "")
        guard !command.isEmpty else {
            _ = StandardStream.write(text)
            return nil
        }
        // Where somebody has forbidden less what it can do, it stays forbidden.
        let takesKeys = command == "less" && !isSecured && LessKeys.areUnderstood
        let keys = takesKeys ? LessKeys() : nil
        defer { keys?.remove() }
        // Bold passes through, short texts are not held, the text stays on the screen afterwards, and the
        // prompt says how to go on.
        let own = ownLess
        if keys != nil {
            // Whatever else somebody has less do, how to go on is said.
            setenv("LESS", "-FRX \(LessKeys.prompt) \(own)", 1)
        } else {
            setenv(
                "LESS", "-FRX -Ps?eThe end; q to go back:space for more, q to go back.$", own.isEmpty ? 1 : 0)
        }
        if let keys {
            // What is forbidden under LESSSECURE has no key here; under it, these keys would not be read.
            setenv("LESSKEYIN", keys.path, 1)
            unsetenv("LESSSECURE")
        } else {
            // A question typed too early must not become an order to less, which could write files.
            setenv("LESSSECURE", "1", 1)
        }
        assay_ignore_broken_pipe(1)
        defer { assay_ignore_broken_pipe(0) }
        let status = assay_terminal_run(command, text, text.utf8.count) >> 8
        // 127 is the shell's word for "no such program".
        if status == 127 || status < 0 { _ = StandardStream.write(text) }
        return keys == nil ? nil : LessKeys.typed(status)
    }

    /// What the user made of a text in `$VISUAL` or `$EDITOR`; nil when nothing is left or no editor ran.
    static func edit(_ text: String) -> String? {
        var path = Array(((XDG.environment("TMPDIR") ?? P_tmpdir) + "/assay-query-XXXXXX").utf8CString)
        let descriptor = mkstemp(&path)
        guard descriptor >= 0 else {
            StandardStream.writeError("The query cannot be edited: \(TextFile.reason)\n")
            return nil
        }
        close(descriptor)
        let name = String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(name) }
        do throws(WorldError) { try TextFile.replace(name, with: text) } catch {
            StandardStream.writeError("The query cannot be edited: \(error.description)\n")
            return nil
        }
        guard edit(file: name), let edited = TextFile.readLeniently(name)?.trimmed, !edited.isEmpty else {
            return nil
        }
        return edited
    }

    /// Opens a file in `$VISUAL` or `$EDITOR` and waits. False when there is no editor, or it failed.
    static func edit(file path: String) -> Bool {
        guard
            let editor = XDG.environment("VISUAL") ?? XDG.environment("EDITOR")
                ?? ["nano", "vi"].first(where: isInstalled)
        else {
            StandardStream.writeError("No editor: set EDITOR to the one you like.\n")
            return false
        }
        if editor == "vi" {
            // Whoever has chosen no editor may never have met this one, and it does not say how to leave.
            StandardStream.writeError(
                """
                No EDITOR is set, so vi opens. In it, i begins typing.
                To save and come back:       Esc, then :wq and Enter
                To come back without saving: Esc, then :q! and Enter
                Press Enter to open it.\u{20}
                """
            )
            _ = Swift.readLine()
        }
        // The path may hold anything but stands in single quotation marks.
        let status = assay_terminal_run(
            "\(editor) '\(path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'",
            nil, 0)
        // 127 is the shell's word for "no such program".
        if status >> 8 == 127 || status < 0 {
            StandardStream.writeError(
                "The editor \"\(SafeText.neutralised(editor))\" cannot be started; nothing was changed. Set EDITOR to one that is there: EDITOR=nano assay\n"
            )
        }
        return status == 0
    }

    /// The entries of a folder, folders with a final `/`.
    static func entries(of folder: String) -> [String] {
        guard let stream = opendir(FilePath.atHome(folder)) else { return [] }
        defer { closedir(stream) }
        var entries: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name != ".", name != ".." else { continue }
            entries.append(entry.pointee.d_type == UInt8(DT_DIR) ? name + "/" : name)
        }
        return entries
    }

    private static func isInstalled(_ program: String) -> Bool {
        (XDG.environment("PATH") ?? "").split(separator: ":").contains {
            access("\($0)/\(program)", X_OK) == 0
        }
    }
}

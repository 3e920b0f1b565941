internal import CLineEditor
internal import Glibc
internal import Presentation
internal import SourceText

/// Reads lines from whoever sits at the terminal, with editing, history and completion; from a pipe or file,
/// plainly.
///
/// One instance at a time: libedit's editor is behind it.
package final class LineEditor {
    /// What came of asking for a line.
    package enum Event: Sendable, Equatable {
        /// Without its newline.
        case line(String)
        /// Ctrl-C: what was typed is discarded.
        case interrupted
        /// Ctrl-D on an empty line, or the end of a pipe.
        case endOfInput
    }

    /// Asked at TAB with the line and the cursor's byte offset.
    package var completion: ((_ line: String, _ cursor: Int) -> Completion?)?
    /// False when lines are read plainly: input or output is no terminal, or the terminal cannot move its
    /// cursor.
    let isEditing: Bool

    /// Takes the terminal's settings only while a line is read.
    package init(history: [String] = []) {
        let terminal = getenv("TERM").map { String(cString: $0) } ?? ""
        assay_terminal_keep()
        let canEdit =
            isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && !terminal.isEmpty && terminal != "dumb"
        isEditing = canEdit && assay_editor_open("assay") == 0
        guard isEditing else { return }
        for line in history { assay_editor_remember(line) }
        // The editor asks only while `readLine` runs, when `self` is alive.
        assay_editor_on_tab(
            { context, line, length, cursor in
                guard let context, let line else { return }
                let editor = Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
                let bytes = UnsafeRawBufferPointer(start: line, count: length)
                editor.complete(String(decoding: bytes, as: UTF8.self), cursor: cursor)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit {
        guard isEditing else { return }
        assay_editor_on_tab(nil, nil)
        assay_editor_close()
    }

    /// Asks for one line. The prompt must be safe to print.
    package func readLine(prompt: String) -> Event {
        guard isEditing, assay_editor_fits() != 0 else { return readPlainly(prompt: prompt) }
        var length: Int32 = 0
        var interrupted: Int32 = 0
        let line = assay_editor_read(prompt, &length, &interrupted)
        if interrupted != 0 {
            // The cursor stands after what was typed.
            print("^C")
            return .interrupted
        }
        guard let line, length > 0 else {
            print("")
            return .endOfInput
        }
        let bytes = UnsafeRawBufferPointer(start: line, count: Int(length))
        return .line(Self.withoutNewline(String(decoding: bytes, as: UTF8.self)))
    }

    /// Has the next line begin with what was typed already.
    func begin(with text: String) {
        if isEditing { assay_editor_begin(text) }
    }

    /// Adds a statement to what the arrow keys and Ctrl-R find.
    package func remember(_ statement: String) {
        if isEditing { assay_editor_remember(statement) }
    }

    /// Width and height of the terminal that standard output is, if it is one.
    static func terminalSize() -> (columns: Int, rows: Int)? {
        var columns: Int32 = 0
        var rows: Int32 = 0
        return assay_terminal_size(STDOUT_FILENO, &columns, &rows) == 0 ? (Int(columns), Int(rows)) : nil
    }

    private func readPlainly(prompt: String) -> Event {
        if isatty(STDIN_FILENO) == 1 {
            print(prompt, terminator: "")
            fflush(nil)
        }
        return Swift.readLine(strippingNewline: true).map(Event.line) ?? .endOfInput
    }

    private static func withoutNewline(_ line: String) -> String {
        var rest = line[...]
        while let last = rest.last, last.isNewline { rest.removeLast() }
        return String(rest)
    }

    private func complete(_ line: String, cursor: Int) {
        guard let found = completion?(line, cursor), !found.candidates.isEmpty, found.span.end <= cursor
        else { return }
        let typed = line[Span(found.span.start, cursor)]
        if let insertion = found.insertion(in: line) {
            let isWhole = found.candidates.count == 1
            // After these more of the same word follows.
            let goesOn = insertion.last.map { "/:=".contains($0) } ?? false
            let space = isWhole && cursor == line.utf8.count && !goesOn ? " " : ""
            // libedit deletes Unicode scalars, not the characters that a reader sees.
            assay_editor_replace(Int32(typed.unicodeScalars.count), insertion + space)
            if isWhole { return }
        }
        if found.candidates.count > 1 {
            assay_editor_print(found.listing(columns: Self.terminalSize()?.columns ?? 80))
        }
    }
}

/// Calls back, on a thread of its own, whenever Ctrl-C is pressed outside the line editor.
package enum InterruptWatch {
    /// Starts watching; once in the life of the process.
    package static func start(_ action: @escaping @Sendable () -> Void) {
        let descriptor = assay_interrupt_pipe()
        guard descriptor >= 0 else { return }
        let box = Unmanaged.passRetained(Watch(descriptor: descriptor, action: action))
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                let watch = Unmanaged<Watch>.fromOpaque(context).takeRetainedValue()
                var byte: UInt8 = 0
                while read(watch.descriptor, &byte, 1) == 1 { watch.action() }
                return nil
            }, box.toOpaque())
        pthread_detach(thread)
    }

    private final class Watch: Sendable {
        let descriptor: Int32
        let action: @Sendable () -> Void

        init(descriptor: Int32, action: @escaping @Sendable () -> Void) {
            self.descriptor = descriptor
            self.action = action
        }
    }
}

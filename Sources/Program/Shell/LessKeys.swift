internal import Glibc
internal import SourceText

/// The keys of less as the prompt uses it: space, Enter, arrows and page keys go through the text, q goes back, and
/// a letter or digit goes back too and begins the next question, so that nothing typed there is lost or is an order
/// to less.
struct LessKeys {
    /// The file that less reads them from.
    let path: String

    /// What less says at the foot of the screen, however long it is asked to be.
    static let prompt: String = {
        let keys = "?eThe end; :space\\: more, .q\\: back to the prompt, or type the next question$"
        return ["s", "m", "M"].map { "-P\($0)\(keys)" }.joined(separator: " ")
    }()

    /// Whether less reads keys as text, as it has since version 582.
    static let areUnderstood: Bool = {
        guard let less = popen("less --version 2>/dev/null", "r") else { return false }
        defer { pclose(less) }
        var line = [CChar](repeating: 0, count: 200)
        guard fgets(&line, Int32(line.count), less) != nil else { return false }
        let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            .split(
                separator: " ")
        return words.first == "less" && words.count > 1 && (Int(words[1].prefix { $0.isNumber }) ?? 0) >= 582
    }()

    private static let letters = "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

    /// Less ends with the letter's number, which none of its own endings is.
    static func typed(_ status: Int32) -> String? {
        letters.first { $0.asciiValue.map(Int32.init) == status }.map { String($0) }
    }

    /// Nil when the file cannot be written.
    init?() {
        var path = Array(((XDG.environment("TMPDIR") ?? P_tmpdir) + "/assay-keys-XXXXXX").utf8CString)
        let descriptor = mkstemp(&path)
        guard descriptor >= 0 else { return nil }
        close(descriptor)
        self.path = String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let letters = Self.letters.map { "\($0) quit \($0)\n" }
        // Orders that write, run, ask or open files.
        let orders = [
            "!", "|", ":", "-", "_", "+", "&", "=", "%", "?", "\\43", "^X^V", "^O^O", "\\e/", "\\e?",
        ].map {
            "\($0) noaction\n"
        }
        let text = "#command\n" + letters.joined() + orders.joined()
        do throws(WorldError) { try TextFile.replace(self.path, with: text) } catch {
            unlink(self.path)
            return nil
        }
    }

    func remove() { unlink(path) }
}

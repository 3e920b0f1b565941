internal import GRDB
internal import GRDBSQLite
internal import SourceText

/// How much of one answer is held at once, and which of its numbers a report can hold.
struct AnswerRoom {
    private var bytes = 0

    /// - Throws: `WorldError` when the rows so far take more memory than an answer may, or a number has more
    ///   digits than any of a report, as in a damaged library.
    mutating func take(_ row: Row) throws {
        for (_, value) in row {
            switch value.storage {
            case .string(let text): bytes += text.utf8.count
            case .blob(let data): bytes += data.count
            case .int64(let number) where number.magnitude > Self.largest: throw Self.outOfRange
            case .double(let number) where !(abs(number) <= Double(Self.largest)): throw Self.outOfRange
            case .null, .int64, .double: bytes += 8
            }
        }
        if bytes > Limits.answerBytes {
            throw WorldError.ofQuestion(
                "the answer is larger than \(Limits.answerBytes >> 20) MB; ask for fewer rows or columns")
        }
    }

    /// Fifteen digits, which a Double holds exactly.
    private static let largest: UInt64 = 999_999_999_999_999
    private static let outOfRange = WorldError(
        "a number in the answer has more than 15 digits; `assay library check` says whether the library is damaged"
    )
}

/// Only reading is allowed: SELECT, columns, functions and recursion, and the pragmas that GRDB and FTS5
/// need; everything else is denied, a reader's own pragmas and transactions included.
func authoriseReading(
    _: UnsafeMutableRawPointer?, action: Int32, first: UnsafePointer<CChar>?, second: UnsafePointer<CChar>?,
    _: UnsafePointer<CChar>?,
    _: UnsafePointer<CChar>?
) -> Int32 {
    switch action {
    case SQLITE_SELECT, SQLITE_READ, SQLITE_TRANSACTION, SQLITE_RECURSIVE: return SQLITE_OK
    case SQLITE_FUNCTION:
        // Reads files or code where SQLite was built to allow it.
        let isHarmful =
            second.map {
                ["load_extension", "fts3_tokenizer", "readfile", "writefile", "edit"].contains(
                    String(cString: $0))
            } ?? false
        return isHarmful ? SQLITE_DENY : SQLITE_OK
    case SQLITE_PRAGMA:
        // GRDB sets `query_only` around its reads and asks for the schema's version; FTS5 asks for its
        // data's.
        let name = first.map { String(cString: $0) }
        let isNeeded =
            name == "query_only" || second == nil && ["data_version", "schema_version"].contains(name)
        return isNeeded ? SQLITE_OK : SQLITE_DENY
    default: return SQLITE_DENY
    }
}

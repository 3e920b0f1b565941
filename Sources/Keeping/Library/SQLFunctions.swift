internal import AssessmentModel
internal import GRDB
internal import GRDBSQLite
internal import TextAnalysis

/// The functions of ours that emitted SQL calls.
enum SQLFunctions {
    static func all() -> [DatabaseFunction] {
        let patterns = PatternCache()
        return [
            DatabaseFunction("assay_matches", argumentCount: 2, pure: true) { values in
                guard let pattern = String.fromDatabaseValue(values[0]),
                    let text = String.fromDatabaseValue(values[1])
                else { return nil }
                return try patterns.matches(pattern, text)
            },
            DatabaseFunction("assay_median", argumentCount: 1, pure: true, aggregate: Median.self),
            DatabaseFunction("assay_percentile", argumentCount: 2, pure: true, aggregate: Percentile.self),
            DatabaseFunction("assay_list", argumentCount: 1, pure: true, aggregate: DifferentValues.self),
        ]
    }

    /// Adds the functions that a question may call for every sentence of a library, on the bytes that SQLite
    /// holds: with a String and a value of GRDB's for each call they took six times as long.
    static func addTextFunctions(_ connection: SQLiteConnection?) {
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC
        sqlite3_create_function_v2(
            connection, "assay_fold", 1, flags, nil,
            { context, _, values in
                guard let text = SQLFunctions.text(values) else { return sqlite3_result_null(context) }
                Folding.folding(text) { folded in
                    // Nothing but spaces folds to nothing, which has no address.
                    let start = UnsafeRawPointer(folded.baseAddress ?? text.baseAddress)?.assumingMemoryBound(
                        to: CChar.self)
                    sqlite3_result_text(context, start, CInt(folded.count), sqliteCopies)
                }
            }, nil, nil, nil)
        sqlite3_create_function_v2(
            connection, "assay_words", 1, flags, nil,
            { context, _, values in
                guard let text = SQLFunctions.text(values) else { return sqlite3_result_null(context) }
                sqlite3_result_int64(context, Int64(Bytes.wordCount(text)))
            }, nil, nil, nil)
    }

    /// The bytes of a function's argument; nil when it is missing.
    private static func text(_ values: UnsafeMutablePointer<OpaquePointer?>?) -> UnsafeBufferPointer<UInt8>? {
        guard let value = values?[0], sqlite3_value_type(value) == SQLITE_TEXT,
            let start = sqlite3_value_text(value)
        else { return nil }
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
    }

    /// The middle value, or the mean of the two middle ones; missing of nothing.
    private struct Median: DatabaseAggregate {
        private var values: [Double] = []

        mutating func step(_ arguments: [DatabaseValue]) {
            if let value = Double.fromDatabaseValue(arguments[0]) { values.append(value) }
        }

        func finalize() -> (any DatabaseValueConvertible)? {
            guard !values.isEmpty else { return nil }
            let sorted = values.sorted()
            let middle = sorted.count / 2
            return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
        }
    }

    /// The value that so many percent do not exceed, between two neighbours in proportion; missing of nothing.
    private struct Percentile: DatabaseAggregate {
        private var values: [Double] = []
        private var level = 50.0

        mutating func step(_ arguments: [DatabaseValue]) {
            if let value = Double.fromDatabaseValue(arguments[0]) { values.append(value) }
            level = Double.fromDatabaseValue(arguments[1]) ?? level
        }

        func finalize() -> (any DatabaseValueConvertible)? {
            guard !values.isEmpty else { return nil }
            let sorted = values.sorted()
            let place = Double(sorted.count - 1) * level / 100
            let below = Int(place)
            let above = min(below + 1, sorted.count - 1)
            return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
        }
    }

    /// Each different value once, in order of its folded text, as a JSON array; missing of nothing.
    private struct DifferentValues: DatabaseAggregate {
        private var values: Set<String> = []

        mutating func step(_ arguments: [DatabaseValue]) {
            switch plainValue(arguments[0]) {
            case .missing: break
            case .text(let text): values.insert(text)
            case .integer(let number): values.insert(String(number))
            case .number(let number): values.insert(String(number))
            case .date, .yesNo, .list: break
            }
        }

        func finalize() -> (any DatabaseValueConvertible)? {
            if values.isEmpty { return nil }
            let keyed = values.map { (Folding.fold($0), $0) }
            return jsonArray(keyed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1))
        }
    }
}

/// Reads comma-separated values as RFC 4180 has them: quoted fields, doubled quotes, line breaks inside
/// quotes.
package enum CSVReader {
    /// The rows as dictionaries by the names of the first row; a short row lacks its last columns.
    package static func records(_ text: String) -> [[String: String]] {
        var rows = self.rows(text)
        guard !rows.isEmpty else { return [] }
        let header = rows.removeFirst()
        return rows.filter { $0 != [""] }.map { row in
            Dictionary(zip(header, row)) { first, _ in first }
        }
    }

    /// The rows as lists of fields, header included.
    package static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field: [UInt8] = []
        var quoted = false
        var bytes = Array(text.utf8)[...]
        // Excel writes a byte order mark before "CSV UTF-8".
        if bytes.starts(with: "\u{FEFF}".utf8) { bytes.removeFirst(3) }
        func endField() {
            row.append(String(decoding: field, as: UTF8.self))
            field.removeAll(keepingCapacity: true)
        }
        while let byte = bytes.popFirst() {
            if quoted {
                if byte != UInt8(ascii: "\"") {
                    field.append(byte)
                } else if bytes.first == UInt8(ascii: "\"") {
                    field.append(byte)
                    bytes.removeFirst()
                } else {
                    quoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where field.isEmpty: quoted = true
            case UInt8(ascii: ","): endField()
            case UInt8(ascii: "\r"): break
            case UInt8(ascii: "\n"):
                endField()
                rows.append(row)
                row = []
            default: field.append(byte)
            }
        }
        if !field.isEmpty || !row.isEmpty {
            endField()
            rows.append(row)
        }
        return rows
    }
}

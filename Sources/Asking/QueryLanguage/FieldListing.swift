package import QueryTables

/// A field as `describe` lists it: what it holds and where it is from.
package struct FieldListing: Sendable {
    package let name: String
    package let type: FieldType
    /// The record it is inherited from; nil for the record's own.
    package let from: RecordWord?
    package let mayBeMissing: Bool
    package let help: String
    package let example: String

    /// All names that can stand in rows of a record: its own label and fields, then its parents', nearest
    /// first. A nearer field hides a farther one.
    package static func fields(of record: RecordWord) -> [FieldListing] {
        var seen: Set<String> = [record.rawValue]
        var found = [
            FieldListing(
                name: record.rawValue, type: .record(record), from: nil, mayBeMissing: false,
                help: "The \(record.rawValue) itself, by its name.",
                example: "\(record.plural) show \(record.rawValue) first 5")
        ]
        func add(_ field: FieldRow, from: RecordWord?) {
            guard seen.insert(field.name).inserted else { return }
            found.append(
                FieldListing(
                    name: field.name, type: field.type, from: from, mayBeMissing: field.mayBeMissing,
                    help: field.help,
                    example: field.example))
        }
        for field in record.row.fields { add(field, from: nil) }
        for ancestor in record.row.ancestors {
            if seen.insert(ancestor.record.rawValue).inserted {
                found.append(
                    FieldListing(
                        name: ancestor.record.rawValue, type: .record(ancestor.record), from: ancestor.record,
                        mayBeMissing: ancestor.mayBeMissing,
                        help: ancestor.record.row.help,
                        example: "\(record.plural) count by \(ancestor.record.rawValue)"))
            }
            for field in ancestor.record.row.fields { add(field, from: ancestor.record) }
        }
        return found
    }
}

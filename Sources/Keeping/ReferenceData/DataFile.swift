internal import SourceText
internal import Yams

/// Reads the YAML of data files.
enum DataFile {
    /// - Parameter name: of the file, with which the error begins: `synonyms.yaml`.
    /// - Throws: `WorldError` with the place, when a text is not YAML, or not of the type's shape.
    static func decode<File: Decodable>(
        _ type: File.Type, from yaml: String, named name: String
    ) throws(WorldError) -> File {
        do {
            // Without merge keys (`<<`), which no data file has: the expressions that look for them took a
            // twentieth of a command's start.
            return try DataDecoder(compose(yaml: yaml, .basic) ?? Node("")).decode(type)
        } catch {
            throw WorldError("\(name) cannot be read: \(reason(error))")
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            "\(place(context.codingPath)) has no “\(key.stringValue)”"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "\(place(context.codingPath)) is not what it must be: compare it with the program's own file"
        case DecodingError.dataCorrupted(let context):
            context.underlyingError.map { "it is not YAML: \($0)" }
                ?? "\(place(context.codingPath)) is not what it must be: compare it with the program's own file"
        case let error as YamlError: "it is not YAML: \(error)"
        default: "\(error)"
        }
    }

    /// "what stands at topics > 3 > name"; of an empty path "the file".
    private static func place(_ path: [any CodingKey]) -> String {
        let keys = path.map { $0.intValue.map { "entry \($0 + 1)" } ?? $0.stringValue }
        return keys.isEmpty ? "the file" : "what stands at \(keys.joined(separator: " > "))"
    }
}

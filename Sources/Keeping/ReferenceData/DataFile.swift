internal import Yams

/// Reads the YAML of data files.
enum DataFile {
    /// - Throws: when a text is not YAML, or not of the type's shape.
    static func decode<File: Decodable>(_ type: File.Type, from yaml: String) throws -> File {
        // Without merge keys (`<<`), which no data file has: the expressions that look for them took a
        // twentieth of a command's start.
        try YAMLDecoder().decode(type, from: compose(yaml: yaml, .basic) ?? Node(""))
    }
}

internal import Yams

/// Reads a data file's nodes into the types of this module: maps, lists, texts, whole numbers, numbers, yes and no.
///
/// Yams' own decoder asks of every value what else it might be, by conformances and regular expressions, which took a
/// fifth of the time of a trivial query.
struct DataDecoder: Decoder {
    let node: Node
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ node: Node, at path: [any CodingKey] = []) {
        self.node = node
        codingPath = path
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let mapping = node.mapping else { throw mismatch([String: Any].self) }
        var nodes: [String: Node] = [:]
        for (key, value) in mapping where key.string != nil { nodes[key.string ?? ""] = value }
        return KeyedDecodingContainer(KeyedNodes(nodes: nodes, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let sequence = node.sequence else { throw mismatch([Any].self) }
        return NodeList(nodes: Array(sequence), codingPath: codingPath)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    /// Whether nothing stands where a value might.
    var isNothing: Bool {
        guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    private func mismatch(_ type: Any.Type) -> DecodingError {
        .typeMismatch(type, .init(codingPath: codingPath, debugDescription: ""))
    }
}

extension DataDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { isNothing }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value: Any?
        switch type {
        case is String.Type: value = node.scalar?.string
        case is Int.Type: value = node.scalar.flatMap { Int.construct(from: $0) }
        case is Double.Type: value = node.scalar.flatMap { Double.construct(from: $0) }
        case is Bool.Type: value = node.scalar.flatMap(Self.yesOrNo)
        default: return try Value(from: self)
        }
        guard let value = value as? Value else { throw mismatch(type) }
        return value
    }

    private static func yesOrNo(_ scalar: Node.Scalar) -> Bool? {
        guard scalar.style == .plain || scalar.style == .any else { return nil }
        return switch scalar.string.lowercased() {
        case "true", "yes", "on": true
        case "false", "no", "off": false
        default: nil
        }
    }
}

private struct KeyedNodes<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let nodes: [String: Node]
    let codingPath: [any CodingKey]
    var allKeys: [Key] { nodes.keys.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { nodes[key.stringValue] != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try value(key).isNothing }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try value(key).decode(type)
    }
    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws
        -> KeyedDecodingContainer<Nested>
    {
        try value(key).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try value(key).unkeyedContainer()
    }
    func superDecoder() throws -> any Decoder { DataDecoder(Node(""), at: codingPath) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try value(key) }

    private func value(_ key: Key) throws -> DataDecoder {
        guard let node = nodes[key.stringValue] else {
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: ""))
        }
        return DataDecoder(node, at: codingPath + [key])
    }
}

private struct NodeList: UnkeyedDecodingContainer {
    let nodes: [Node]
    let codingPath: [any CodingKey]
    private(set) var currentIndex = 0
    var count: Int? { nodes.count }
    var isAtEnd: Bool { currentIndex == nodes.count }

    init(nodes: [Node], codingPath: [any CodingKey]) {
        self.nodes = nodes
        self.codingPath = codingPath
    }

    private struct Place: CodingKey {
        let intValue: Int?
        var stringValue: String { "\(intValue ?? 0)" }
        init(_ place: Int) { intValue = place }
        init?(intValue: Int) { self.init(intValue) }
        init?(stringValue: String) { nil }
    }

    mutating func decodeNil() throws -> Bool {
        guard try value().isNothing else { return false }
        currentIndex += 1
        return true
    }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let read = try value().decode(type)
        currentIndex += 1
        return read
    }
    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws
        -> KeyedDecodingContainer<Nested>
    {
        try next().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next().unkeyedContainer()
    }
    mutating func superDecoder() throws -> any Decoder { try next() }

    private mutating func next() throws -> DataDecoder {
        defer { currentIndex += 1 }
        return try value()
    }

    private func value() throws -> DataDecoder {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(Any.self, .init(codingPath: codingPath, debugDescription: ""))
        }
        return DataDecoder(nodes[currentIndex], at: codingPath + [Place(currentIndex)])
    }
}

internal import Templates

/// What a part of a note gives its template, as a type: each field stands once, in `fields`, and both the shape
/// by which a template is checked and the view that it shows follow from it. So no part can promise a name that
/// it then leaves out.
///
///     struct Row: PartValue {
///         var authority: String
///         static let fields: [PartField<Row>] = [.text("authority") { $0.authority }]
///     }
protocol PartValue: Sendable {
    static var fields: [PartField<Self>] { get }
}

extension PartValue {
    static var shape: [String: Shape] { Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.shape) }) }

    var view: [String: View] {
        Dictionary(uniqueKeysWithValues: Self.fields.map { ($0.name, $0.view(self)) })
    }
}

/// One field of a part's value: what a template calls it, what it is, and how it is shown.
struct PartField<Value>: Sendable {
    var name: String
    var shape: Shape
    var view: @Sendable (Value) -> View

    /// Text of a report or a name, escaped when it is shown; "Not stated" where there is none.
    static func text(_ name: String, _ value: @escaping @Sendable (Value) -> String?) -> Self {
        Self(name: name, shape: .text) { value($0).map { .text($0) } ?? .missing }
    }

    /// Markdown that the part put together of escaped text and citations.
    static func markdown(_ name: String, _ value: @escaping @Sendable (Value) -> String?) -> Self {
        Self(name: name, shape: .text) { value($0).map { .markdown($0) } ?? .missing }
    }

    static func flag(_ name: String, _ value: @escaping @Sendable (Value) -> Bool) -> Self {
        Self(name: name, shape: .flag) { .flag(value($0)) }
    }

    static func list<Item: PartValue>(
        _ name: String, _ value: @escaping @Sendable (Value) -> [Item]
    ) -> Self {
        Self(name: name, shape: .list(Item.shape)) { .list(value($0).map(\.view)) }
    }
}

/// A paragraph, or nothing.
struct PartParagraph: PartValue {
    /// Markdown.
    var text: String?

    static let fields: [PartField<PartParagraph>] = [
        .flag("any") { $0.text != nil }, .markdown("text") { $0.text },
    ]
}

extension PartMaker {
    /// A rule whose value is typed: what it gives follows from the type.
    init<Value: PartValue>(
        name: String, help: String, inputs: [Input],
        making make: @escaping @Sendable ([QueryRows], PartContext, inout UsedEvidence) throws -> Value
    ) {
        self.init(name: name, help: help, inputs: inputs, gives: Value.shape) { try make($0, $1, &$2).view }
    }

    /// What a template may show of it: `any, count; of each of rows: authority, score` (in the order of the alphabet).
    var shapeInWords: String { Self.words(gives) }

    private static func words(_ shape: [String: Shape]) -> String {
        let sorted = shape.sorted { $0.key < $1.key }
        var plain: [String] = []
        var nested: [String] = []
        for (name, shape) in sorted {
            switch shape {
            case .list(let fields): nested.append("of each of \(name): \(words(fields))")
            case .object(let fields): nested.append("of \(name): \(words(fields))")
            case .text, .optionalText, .flag: plain.append(name)
            }
        }
        return ((plain.isEmpty ? [] : [plain.joined(separator: ", ")]) + nested).joined(separator: "; ")
    }
}

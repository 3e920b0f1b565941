internal import AssessmentModel

/// What a reader found out about words and phrases: every reading of a line, and of the questions in it, looks
/// for the same ones.
final class QuestionMemory {
    var councils: [String: Authority?] = [:]
    var inReports: [String: Bool] = [:]
    /// What is recognised in some words, by these.
    var recognised: [[String]: QuestionReader.Recognised] = [:]

    /// A value that is worked out once.
    func kept<Key: Hashable, Value>(
        _ values: ReferenceWritableKeyPath<QuestionMemory, [Key: Value]>, _ key: Key, _ find: () -> Value
    ) -> Value {
        if let known = self[keyPath: values][key] { return known }
        let found = find()
        self[keyPath: values][key] = found
        return found
    }
}

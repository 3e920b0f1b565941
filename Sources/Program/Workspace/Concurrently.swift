internal import Dispatch
internal import Synchronization

/// What a function gives for each of some values, in their order, worked out on all cores at once.
func concurrently<Value: Sendable, Outcome: Sendable>(
    _ values: [Value], _ body: @Sendable (Value) -> Outcome
) -> [Outcome] {
    let outcomes = Mutex([Outcome?](repeating: nil, count: values.count))
    DispatchQueue.concurrentPerform(iterations: values.count) { index in
        let outcome = body(values[index])
        outcomes.withLock { $0[index] = outcome }
    }
    return outcomes.withLock { $0.compactMap { $0 } }
}

/// Work that goes on while whoever began it does something else.
final class Ongoing<Outcome: Sendable>: Sendable {
    private let result = Mutex<Outcome?>(nil)
    private let end = DispatchGroup()

    init(_ work: @escaping @Sendable () -> Outcome) {
        DispatchQueue.global().async(group: end) { [self] in
            let outcome = work()
            result.withLock { $0 = outcome }
        }
    }

    /// What came of it; waits for its end.
    func outcome() -> Outcome {
        end.wait()
        guard let outcome = result.withLock({ $0 }) else {
            preconditionFailure("work that has ended has an outcome")
        }
        return outcome
    }
}

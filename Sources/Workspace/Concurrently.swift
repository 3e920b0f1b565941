internal import Dispatch
internal import Synchronization

/// What a function gives for each of some values, in their order, worked out on all cores at once.
package func concurrently<Value: Sendable, Outcome: Sendable>(_ values: [Value], _ body: @Sendable (Value) -> Outcome) -> [Outcome] {
    let outcomes = Mutex([Outcome?](repeating: nil, count: values.count))
    DispatchQueue.concurrentPerform(iterations: values.count) { index in
        let outcome = body(values[index])
        outcomes.withLock { $0[index] = outcome }
    }
    return outcomes.withLock { $0.compactMap { $0 } }
}

internal import Foundation

/// A line on a terminal that says how far something long is; silent elsewhere.
struct Progress {
    private let started = Date()
    private let verb: String
    private let things: String
    private let fromTotal: Int
    private let every: Int

    /// - Parameters:
    ///   - verb: and
    ///   - things: what is done with what, as in `reading 12 of 153 files`.
    ///   - fromTotal: fewer things than these are not worth a line.
    ///   - every: after how many things the line changes.
    init(doing verb: String, _ things: String, fromTotal: Int = 21, every: Int = 5) {
        (self.verb, self.things, self.fromTotal, self.every) = (verb, things, fromTotal, every)
    }

    /// - Parameters:
    ///   - done: how many are done, of
    ///   - total: how many; when all are, the line goes.
    ///   - path: what is being done, which the line does not say.
    func show(_ done: Int, _ total: Int, _ path: String) {
        guard total >= fromTotal, isatty(STDERR_FILENO) == 1, done % every == 0 || done == total else {
            return
        }
        let line = "\r\u{1B}[K\(verb) \(done) of \(total) \(things)\(pace(done, total))"
        FileHandle.standardError.write(Data((done == total && total > 1 ? "\r\u{1B}[K" : line).utf8))
    }

    /// ", 12 a second, 30 s left".
    private func pace(_ done: Int, _ total: Int) -> String {
        guard done > 0 else { return "" }
        let rate = Double(done) / max(Date().timeIntervalSince(started), 0.001)
        let left = Int((Double(total - done) / rate).rounded(.up))
        return (rate >= 1 ? ", \(Int(rate)) a second" : "") + (done < total ? ", \(left) s left" : "")
    }
}

internal import Foundation
package import SourceText

#if canImport(Glibc)
    internal import Glibc
#endif

/// A program of the system that Assay runs for one task, never through a shell, and always with bounds on its
/// time, output and memory.
///
/// Not swift-subprocess: reading is synchronous, and waiting for an async child on a thread of Swift's pool,
/// which has as many as the machine has cores, can leave no thread to end the wait.
package struct HelperProgram: Sendable, Hashable {
    /// `pdftotext`
    package let name: String
    /// The Debian package that brings it: `poppler-utils`.
    package let package: String
    /// Where it is looked for; nil for the folders of `PATH`.
    private let folder: String?

    package init(name: String, package: String, folder: String? = nil) {
        self.name = name
        self.package = package
        self.folder = folder
    }

    /// What one run may take.
    package struct Bounds: Sendable {
        package var seconds: Double
        /// Of its standard output.
        package var outputBytes: Int
        /// Of its address space; 0 for no bound.
        package var memoryBytes: Int

        package init(seconds: Double, outputBytes: Int, memoryBytes: Int = 0) {
            self.seconds = seconds
            self.outputBytes = outputBytes
            self.memoryBytes = memoryBytes
        }
    }

    /// What a run ended with.
    package struct Result: Sendable {
        package var output: [UInt8]
        /// The first 64 kB of standard error.
        package var complaints: String
        /// The exit status, or the negated signal that ended it.
        package var status: Int32
    }

    /// Where it is, by `PATH` or in its folder; nil when it is not installed.
    package var path: String? {
        let folders =
            folder.map { [$0[...]] }
            ?? (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs it and waits for its end.
    ///
    /// - Parameter environment: variables beside `PATH` and the locale.
    /// - Throws: `WorldError` in one line: not installed (with the package), too slow, too much output.
    package func run(_ arguments: [String], within bounds: Bounds, environment: [String: String] = [:])
        throws(WorldError) -> Result
    {
        guard let path else { throw WorldError("\(name) is not installed: apt-get install \(package)") }
        let variables = environment.merging(
            ["LC_ALL": "C.UTF-8", "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]) {
                $1
            }
        let started = try Spawned(
            Self.limits(bounds) + [path] + arguments, environment: variables, named: name)
        // Whatever happened, its group ends here: programs that it started, too.
        defer { started.finish() }
        let deadline = ContinuousClock.now + .seconds(bounds.seconds)
        let heard = collect(started.output, started.errors, until: deadline, limit: bounds.outputBytes)
        if heard.ending == .closed, let status = started.status(within: remaining(until: deadline)) {
            return Result(
                output: heard.output, complaints: String(decoding: heard.errors, as: UTF8.self),
                status: status)
        }
        kill(-started.pid, SIGKILL)
        _ = started.status(within: 2)
        if heard.ending == .tooMuch {
            throw WorldError("\(name) gave more than \(bounds.outputBytes >> 20) MB and was stopped")
        }
        throw WorldError("\(name) took longer than \(Int(bounds.seconds)) seconds and was stopped")
    }

    /// The programs of util-linux, which every Debian has, that set bounds and then become the next: memory,
    /// time of the processor, open files, size of files; an end when Assay is ended by force. How many
    /// processes there are is not bounded: the system counts all of the user's together.
    private static func limits(_ bounds: Bounds) -> [String] {
        var words: [String] = []
        if let prlimit = HelperProgram(name: "prlimit", package: "util-linux").path {
            words += [
                prlimit, "--cpu=\(least(Int(bounds.seconds) * 2 + 1, RLIMIT_CPU))",
                "--nofile=\(least(256, RLIMIT_NOFILE))", "--fsize=\(least(256 << 20, RLIMIT_FSIZE))",
                "--core=0",
            ]
            if bounds.memoryBytes > 0 { words.append("--as=\(least(bounds.memoryBytes, RLIMIT_AS))") }
        }
        if let setpriv = HelperProgram(name: "setpriv", package: "util-linux").path {
            words += [setpriv, "--pdeathsig", "KILL"]
        }
        return words
    }

    /// A bound, or the one that the user has already where that is narrower: nobody may widen it again.
    private static func least(_ bound: Int, _ kind: __rlimit_resource) -> Int {
        var now = rlimit()
        guard getrlimit(Int32(kind.rawValue), &now) == 0 else { return bound }
        return Int(min(UInt64(bound), UInt64(now.rlim_max)))
    }

    private enum Ending { case closed, late, tooMuch }

    /// Reads both pipes as they fill, so that neither stops the program.
    private func collect(
        _ output: Int32, _ errors: Int32, until deadline: ContinuousClock.Instant, limit: Int
    ) -> (output: [UInt8], errors: [UInt8], ending: Ending) {
        var texts: [Int32: [UInt8]] = [output: [], errors: []]
        var open = [output, errors]
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while !open.isEmpty {
            let milliseconds = remaining(until: deadline) * 1000
            guard milliseconds > 0 else { return (texts[output] ?? [], texts[errors] ?? [], .late) }
            var waiting = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            if poll(&waiting, nfds_t(waiting.count), Int32(min(milliseconds + 1, 1000))) < 0, errno != EINTR {
                break
            }
            for ready in waiting where ready.revents != 0 {
                let count = read(ready.fd, &buffer, buffer.count)
                if count <= 0 {
                    if count < 0 && errno == EINTR { continue }
                    open.removeAll { $0 == ready.fd }
                } else if ready.fd == output {
                    texts[output, default: []] += buffer[..<count]
                    if (texts[output]?.count ?? 0) > limit { return ([], texts[errors] ?? [], .tooMuch) }
                } else if (texts[errors]?.count ?? 0) < 64 << 10 {
                    texts[errors, default: []] += buffer[..<count]
                }
            }
        }
        return (texts[output] ?? [], texts[errors] ?? [], .closed)
    }

    /// Seconds left, not below 0.
    private func remaining(until deadline: ContinuousClock.Instant) -> Double {
        max(
            0,
            Double((deadline - ContinuousClock.now).components.attoseconds) / 1e18
                + Double((deadline - ContinuousClock.now).components.seconds))
    }
}

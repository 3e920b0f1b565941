internal import Foundation

/// Files that take long to make and are the same for all tests of one build, such as a library of reports.
///
/// They are kept in `.build/kept-for-tests`, in a folder named after the test program's own time and size, so
/// that a second run makes none of them again and a new build makes all of them anew.
package enum KeptFile {
    /// The path of a kept file, which is made when there is none. It is to be read or copied, never changed.
    ///
    /// - Parameter make: writes the file at a path with the same ending. Two that make it at once do no harm.
    package static func path(_ name: String, make: (_ path: String) throws -> Void) throws -> String {
        let folder = try Self.folder.get()
        let path = folder + "/" + name
        if FileManager.default.fileExists(atPath: path) { return path }
        let own = folder + "/\(UUID().uuidString)-\(name)"
        try make(own)
        guard rename(own, path) == 0 else { throw NotKept(path: path) }
        return path
    }

    /// A folder of the machine does not let a file be moved.
    package struct NotKept: Error {
        package var path: String
    }

    private static let folder = Result {
        let program = CommandLine.arguments.first ?? ""
        let facts = try FileManager.default.attributesOfItem(atPath: program)
        let time = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        let kept = Repository.root.appending(path: ".build/kept-for-tests")
        let folder = kept.appending(path: "\(Int(time * 1000))-\(facts[.size] ?? 0)")
        if !FileManager.default.fileExists(atPath: folder.path) {
            // What earlier builds left.
            try? FileManager.default.removeItem(at: kept)
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.path
    }
}

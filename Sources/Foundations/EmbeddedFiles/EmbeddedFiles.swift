internal import CEmbeddedFiles

/// The files that travel inside the program: word classes, data, samples, templates, scripts, the page of the reader's
/// edition. Their list is `Sources/Shims/CEmbeddedFiles/files.c`.
package enum EmbeddedFiles {
    private static let files: [String: Int] = {
        var places: [String: Int] = [:]
        for index in 0..<assay_embedded_file_count() {
            places[String(cString: assay_embedded_file_at(index).path)] = index
        }
        return places
    }()

    /// The bytes of a file; nil when none has that path.
    ///
    /// - Parameter path: such as `Data/scores.csv`.
    package static func bytes(_ path: String) -> [UInt8]? {
        files[path].map { index in
            let file = assay_embedded_file_at(index)
            return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        }
    }

    /// The text of a file that is always there, in UTF-8.
    ///
    /// - Precondition: the path is in the list.
    package static func text(_ path: String) -> String {
        guard let index = files[path] else { preconditionFailure("\(path) is not among the embedded files") }
        let file = assay_embedded_file_at(index)
        return String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
    }

    /// The paths of the files in a folder and the folders in it, without the folder's own name, in order.
    ///
    /// - Parameter folder: such as `Templates/`.
    package static func paths(in folder: String) -> [String] {
        files.keys.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) }.sorted()
    }
}

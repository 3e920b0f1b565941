internal import Foundation
internal import SourceText

/// Finds the files that an import names.
package enum FileGathering {
    /// A file that could not be read, with the reason.
    package struct Failure: Sendable {
        package var path: String
        /// To follow the path and a colon.
        package var reason: String
    }

    /// What some paths hold.
    package struct Gathered: Sendable {
        /// Absolute paths in order.
        package var files: [String] = []
        package var failures: [Failure] = []
        /// What lies in the folders named and was left alone, a line a folder and kind.
        package var passedOver: [String] = []
    }

    /// - Parameter isRecursive: look into folders below folders.
    package static func files(_ paths: [String], isRecursive: Bool) -> Gathered {
        var gathered = Gathered()
        for path in paths.flatMap(matching) {
            let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: absolute, isDirectory: &isFolder) else {
                let isLink = TextFile.exists(absolute)
                gathered.failures.append(
                    Failure(
                        path: path,
                        reason: isLink ? "a link that leads to nothing" : "no such file or folder"))
                continue
            }
            if !isFolder.boolValue {
                gathered.files.append(absolute)
                continue
            }
            let before = gathered.files.count
            guard gather(absolute, named: path, isRecursive: isRecursive, into: &gathered) else {
                gathered.failures.append(Failure(path: path, reason: "the folder cannot be read"))
                continue
            }
            if gathered.files.count == before {
                let hint = isRecursive ? "" : "; --recursive looks into its subfolders"
                gathered.failures.append(
                    Failure(
                        path: path, reason: "no reports in this folder (.txt, .md, .html, .pdf, .docx)\(hint)"
                    ))
            }
        }
        // By bytes: names that differ only in how an accent is written are two names.
        var seen = Set<[UInt8]>()
        gathered.files = gathered.files.filter { seen.insert(Array($0.utf8)).inserted }
        return gathered
    }

    /// The paths that a pattern such as `reports/*.txt` stands for, where no shell has put them in its place; the path
    /// itself where there is such a file, or nothing fits.
    private static func matching(_ path: String) -> [String] {
        guard path.contains(where: { "*?[".contains($0) }), !TextFile.exists(path) else { return [path] }
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(path, 0, nil, &found) == 0, let paths = found.gl_pathv else { return [path] }
        return (0..<Int(found.gl_pathc)).compactMap { place in paths[place].map { String(cString: $0) } }
    }

    /// Adds the reports of a folder, and what was left alone in it. False when it cannot be read.
    private static func gather(
        _ folder: String, named path: String, isRecursive: Bool, into gathered: inout Gathered
    ) -> Bool {
        guard let listing = FolderListing(folder) else { return false }
        gathered.files += listing[.report].map { folder + "/" + $0 }
        if isRecursive {
            for name in listing[.folder] {
                _ = gather(folder + "/" + name, named: path + "/" + name, isRecursive: true, into: &gathered)
            }
        } else {
            var looks = mostLooks
            let inner = listing[.folder].filter { holdsReports(folder + "/" + $0, looks: &looks) }
            if !inner.isEmpty {
                gathered.passedOver.append(
                    "\(path): folders in it that were not looked into: \(FolderListing.list(inner)). --recursive does"
                )
            }
        }
        gathered.passedOver += listing.leftAlone(in: path)
        return true
    }

    /// Most folders that are looked into only to say that they were not asked for.
    private static let mostLooks = 200

    /// Whether a report lies anywhere in a folder, or may lie there, since looking came to its end.
    private static func holdsReports(_ folder: String, looks: inout Int) -> Bool {
        looks -= 1
        if looks < 0 { return true }
        guard let listing = FolderListing(folder) else { return false }
        if !listing[.report].isEmpty { return true }
        for name in listing[.folder] where holdsReports(folder + "/" + name, looks: &looks) { return true }
        return false
    }
}

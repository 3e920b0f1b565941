internal import CZip
package import SourceText
internal import TextAnalysis

/// A zip archive in memory whose parts are read as they inflate. Nothing is unpacked to a file; what says
/// that it is too large, or turns out so, and names that lead out of the archive are refused.
package final class ZipArchive {
    private let handle: UnsafeMutableRawPointer
    private let storage: UnsafeMutableBufferPointer<UInt8>
    /// Parts by their names with slashes, whichever way the archive's own have them.
    private let parts: [String: String]
    package var names: Dictionary<String, String>.Keys { parts.keys }

    /// - Throws: `WorldError` in one line: no archive, too many or too large parts, a name that leads out of
    ///   it.
    package init(_ bytes: [UInt8]) throws(WorldError) {
        let storage = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = storage.initialize(from: bytes)
        guard let handle = assay_zip_open(storage.baseAddress, storage.count) else {
            storage.deallocate()
            throw WorldError("a damaged Word or zip file: its list of parts cannot be read")
        }
        do throws(WorldError) {
            parts = try Self.checkedNames(handle)
        } catch {
            assay_zip_close(handle)
            storage.deallocate()
            throw error
        }
        self.handle = handle
        self.storage = storage
    }

    deinit {
        assay_zip_close(handle)
        storage.deallocate()
    }

    private static func checkedNames(_ handle: UnsafeMutableRawPointer) throws(WorldError) -> [String: String]
    {
        let count = assay_zip_count(handle)
        guard count <= Limits.archiveParts else {
            throw WorldError("a zip file of \(count) parts, which no Word report has")
        }
        var names: [String: String] = [:]
        var total: Int64 = 0
        for index in 0..<count {
            guard let pointer = assay_zip_name(handle, index) else {
                throw WorldError("a damaged zip file: a part has no name")
            }
            let own = String(cString: pointer)
            // Some programs of Windows write its own slashes.
            let name = own.replacing("\\", with: "/")
            if name.hasPrefix("/") || name.dropFirst().first == ":"
                || name.split(separator: "/").contains("..")
            {
                throw WorldError(
                    "a zip file whose part “\(own.opening(of: 40))” leads out of it; it was not opened")
            }
            let size = max(0, assay_zip_size(handle, index))
            total = total.addingReportingOverflow(size).overflow ? .max : total + size
            if total > Int64(Limits.archiveBytes) {
                throw WorldError(
                    "a zip file that inflates to more than \(Limits.archiveBytes >> 20) MB; it was not opened"
                )
            }
            names[name] = own
        }
        return names
    }

    /// A part as a stream; nil when there is none of that name.
    ///
    /// - Throws: `WorldError` when it is encrypted.
    package func part(_ name: String) throws(WorldError) -> Part? {
        guard let own = parts[name] else { return nil }
        guard let entry = assay_zip_entry(handle, own) else {
            throw WorldError(
                "an Office file that is damaged or protected by a password: open it, and save it again without one"
            )
        }
        return Part(entry: entry, archive: self)
    }

    /// A part whole.
    ///
    /// - Throws: `WorldError` when there is none of that name, or it is damaged or too large.
    package func bytes(of name: String) throws(WorldError) -> [UInt8] {
        guard let part = try part(name) else { throw WorldError("a part that is not there") }
        var bytes: [UInt8] = []
        var buffer = [CChar](repeating: 0, count: 64 << 10)
        while true {
            let count = buffer.withUnsafeMutableBufferPointer { pointer in
                pointer.baseAddress.map { part.read($0, pointer.count) } ?? -1
            }
            if count == 0 { return bytes }
            guard count > 0 else { throw WorldError("a part that is damaged or too large") }
            bytes += buffer[..<Int(count)].map { UInt8(bitPattern: $0) }
        }
    }

    /// One part, inflating as it is read.
    package final class Part: XMLStream.Source {
        private let entry: UnsafeMutableRawPointer
        /// Kept open while the part is read.
        private let archive: ZipArchive
        private var left = Limits.archiveBytes
        /// Whether it inflated to more than the archive may hold, whatever size it gave.
        package private(set) var isTooLarge = false

        init(entry: UnsafeMutableRawPointer, archive: ZipArchive) {
            self.entry = entry
            self.archive = archive
        }

        deinit { assay_zip_close_entry(entry) }

        package override func read(_ buffer: UnsafeMutablePointer<CChar>, _ capacity: Int) -> Int32 {
            let count = assay_zip_read(entry, buffer, Int32(clamping: capacity))
            left -= Int(max(0, count))
            isTooLarge = left < 0
            return isTooLarge ? -1 : count
        }
    }
}

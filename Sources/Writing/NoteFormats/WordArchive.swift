internal import CZip
internal import Glibc
internal import SourceText

/// The parts of a Word file, which is a zip archive of XML files.
enum WordArchive {
    /// Changes one part.
    ///
    /// - Throws: `WorldError` when the archive has no such part or cannot be written.
    static func changing(_ name: String, in archive: [UInt8], _ change: (String) -> String) throws(WorldError)
        -> [UInt8]
    {
        guard let content = part(name, of: archive) else { throw WorldError("the Word file has no \(name)") }
        return try adding(name, change(String(decoding: content, as: UTF8.self)), to: archive)
    }

    /// Puts a part in, in place of one of that name if there is one.
    ///
    /// - Throws: `WorldError` when the archive cannot be written.
    static func adding(_ name: String, _ content: String, to archive: [UInt8]) throws(WorldError) -> [UInt8] {
        let new = Array(content.utf8)
        var size = 0
        guard let copy = assay_zip_replacing(archive, archive.count, name, new, new.count, &size) else {
            throw WorldError("\(name) of the Word file cannot be changed")
        }
        defer { free(copy) }
        return Array(UnsafeBufferPointer(start: copy, count: size))
    }

    /// The bytes of one part, at most 4 MB; nil when there is none.
    static func part(_ name: String, of archive: [UInt8]) -> [UInt8]? {
        // The archive reads from the bytes for as long as it is open.
        archive.withUnsafeBufferPointer { bytes in
            guard let handle = assay_zip_open(bytes.baseAddress, bytes.count) else { return nil }
            defer { assay_zip_close(handle) }
            guard let entry = assay_zip_entry(handle, name) else { return nil }
            defer { assay_zip_close_entry(entry) }
            var content: [UInt8] = []
            var buffer = [CChar](repeating: 0, count: 16 << 10)
            while content.count < 4 << 20 {
                let count = assay_zip_read(entry, &buffer, Int32(buffer.count))
                if count <= 0 { break }
                content += buffer[..<Int(count)].map { UInt8(bitPattern: $0) }
            }
            return content
        }
    }
}

internal import CHTML

/// Reads XML as it streams by: a visitor hears of elements, attributes and text, and nothing is held.
package enum XMLStream {
    /// What the visitor hears of; names are without their prefix.
    package enum Event {
        case open(String)
        /// Of the element just opened.
        case attribute(String, String)
        case text(String)
        case close(String)
    }

    /// How a stream ended before its end.
    package enum Failure: Error { case malformed, doctype, crowded }

    /// - Parameter acceptsDoctype: whether a document type may stand at its beginning; its entities are not
    ///   read in any case.
    package static func walk(_ source: Source, acceptsDoctype: Bool = false, visit: (Event) -> Void)
        throws(Failure)
    {
        let ending = withoutActuallyEscaping(visit) { visit in
            let state = State(source: source, visit: visit)
            return assay_xml_walk(
                Unmanaged.passUnretained(state).toOpaque(),
                { context, buffer, capacity in
                    guard let context, let buffer else { return -1 }
                    return Unmanaged<State>.fromOpaque(context).takeUnretainedValue().source.read(
                        buffer, Int(capacity))
                },
                { context, event, name, value in
                    guard let context else { return 1 }
                    Unmanaged<State>.fromOpaque(context).takeUnretainedValue().hear(Int(event), name, value)
                    return 0
                }, acceptsDoctype ? 1 : 0)
        }
        switch Int(ending) {
        case Int(ASSAY_XML_DONE), Int(ASSAY_XML_STOPPED): return
        case Int(ASSAY_XML_DOCTYPE): throw .doctype
        case Int(ASSAY_XML_CROWDED): throw .crowded
        default: throw .malformed
        }
    }

    /// Where the bytes come from.
    package class Source {
        package init() {}

        /// Fills a buffer: how many bytes, 0 at the end, -1 when there can be no more.
        package func read(_ buffer: UnsafeMutablePointer<CChar>, _ capacity: Int) -> Int32 { 0 }
    }

    /// Bytes in memory.
    package final class Bytes: Source {
        private let bytes: [UInt8]
        private var position = 0

        package init(_ bytes: [UInt8]) { self.bytes = bytes }

        package override func read(_ buffer: UnsafeMutablePointer<CChar>, _ capacity: Int) -> Int32 {
            let count = min(capacity, bytes.count - position)
            for offset in 0..<count { buffer[offset] = CChar(bitPattern: bytes[position + offset]) }
            position += count
            return Int32(count)
        }
    }

    private final class State {
        let source: Source
        let visit: (Event) -> Void

        init(source: Source, visit: @escaping (Event) -> Void) {
            self.source = source
            self.visit = visit
        }

        func hear(_ event: Int, _ name: UnsafePointer<CChar>?, _ value: UnsafePointer<CChar>?) {
            let name = name.map { String(cString: $0) } ?? ""
            let value = value.map { String(cString: $0) } ?? ""
            switch event {
            case Int(ASSAY_XML_OPEN): visit(.open(name))
            case Int(ASSAY_XML_ATTRIBUTE): visit(.attribute(name, value))
            case Int(ASSAY_XML_TEXT): visit(.text(value))
            default: visit(.close(name))
            }
        }
    }
}

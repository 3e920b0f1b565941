/// A part of what a text box holds: it is met inside the paragraph that the box hangs on, and stands behind it.
enum WordPiece {
    case paragraph(Block.Kind, String)
    case openTable, openRow, openCell, closeCell, closeTable
    /// By how many columns the open cell spans.
    case widenCell(Int)
    /// The open cell goes on from the row above.
    case continueCell
    /// The open row was deleted.
    case dropRow

    func put(into collector: BlockCollector, line: Int) {
        switch self {
        case .paragraph(let kind, let text): collector.add(kind, text, line: line)
        case .openTable: collector.openTable()
        case .openRow: collector.openRow()
        case .openCell: collector.openCell()
        case .closeCell: collector.closeCell()
        case .closeTable: collector.closeTable()
        case .widenCell(let columns): collector.widenCell(columns: columns)
        case .continueCell: collector.continueCell()
        case .dropRow: collector.dropRow()
        }
    }
}

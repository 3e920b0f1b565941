package import Ledger
internal import ReferenceData
package import SourceText

extension Workspace {
    /// The scales by which actions may be told to stand.
    ///
    /// - Throws: `WorldError` when the user's data file cannot be read.
    package func planScales() throws(WorldError) -> PlanScales {
        try PlanScales(yaml: reference.text("plan-scales.yaml"))
    }
}

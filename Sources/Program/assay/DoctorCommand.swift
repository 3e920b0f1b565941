internal import ArgumentParser
internal import Workspace

/// `assay doctor`
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what works on this machine, and what is missing and how to get it.")
    @Flag(help: "Print what the program is made of and calls, as a CycloneDX bill of materials.") var sbom =
        false
    @OptionGroup var common: CommonOptions

    func run() throws {
        if sbom { return Output.write(try SoftwareBill.json()) }
        let isMissing = Doctor.examine(common.workspace()) { finding in
            Output.say("\(finding.isSound ? "ok     " : "missing") \(finding.what)\n")
        }
        if isMissing { throw ExitStatus.world }
    }
}

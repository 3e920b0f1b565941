import Foundation
import Testing

/// What Scripts/install puts in place beside the program, and what other programs get from it.
@Suite(.serialized) struct InstallTests {
    @Test func theManualPageHasEveryCommandAndTopic() throws {
        let program = try Program()
        let page = try program.run(["help", "--man"])
        #expect(page.status == 0)
        #expect(page.output.hasPrefix(".TH ASSAY 1"))
        for command in ["import", "query", "run", "brief", "export", "doctor"] {
            #expect(page.output.contains(".B assay \(command)\n"))
        }
        for topic in ["LANGUAGE", "MISSING", "EXIT\\-CODES"] {
            #expect(page.output.contains(".SH \(topic)\n"))
        }
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/groff") else {
            try Test.cancel("setting the manual page needs groff")
        }
        // groff has nothing to say of it, and sets a line as it was written.
        let typeset = "assay help --man | groff -man -ww -Kutf8 -Tutf8 -rLL=120n -P-cbou"
        #expect(try program.shell("\(typeset) 2>&1 >/dev/null") == "")
        let set = try program.shell(typeset)
        #expect(set.contains("findings where score <= 2 and tone is negative first 10"))
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func completionScriptsAreThere(_ shell: String) throws {
        let run = try Program().run(["--generate-completion-script", shell])
        #expect(run.status == 0)
        #expect(run.output.contains("assay"))
    }

    /// What the scripts ask the program for at TAB.
    @Test func theProgramSaysWhatMayStandAtTab() throws {
        let program = try Program.withSamples()
        let shell = ["SAP_SHELL": "bash", "SAP_SHELL_VERSION": "5"]
        let scripts = try program.run(
            ["---completion", "run", "--", "positional@0", "2", "0", "assay", "run", ""], environment: shell)
        #expect(scripts.output.contains("weak-spots"), "\(scripts.errors)")
        let templates = try program.run(
            ["---completion", "brief", "--", "positional@0", "2", "0", "assay", "brief", ""],
            environment: shell)
        #expect(templates.output.contains("councillor-note"), "\(templates.errors)")
    }

    /// A `~` that the system's shell left stands for the user's folder: no folder of that name is made.
    @Test func aTildeInQuotationMarksIsTheUsersFolder() throws {
        let program = try Program.withSamples()
        let run = try program.run(
            ["query", "authorities first 1 as csv to \"~/councils.csv\""])
        #expect(run.status == 0, "\(run.errors)")
        let exported = try program.run(["export", "~/tables", "--format", "csv"])
        #expect(exported.status == 0, "\(exported.errors)")
        #expect(!FileManager.default.fileExists(atPath: program.folder.path + "/~"))
    }

    @Test func tablesAreExportedToAFolder() throws {
        let program = try Program.withSamples()
        let folder = program.folder.path + "/tables"
        let run = try program.run(["export", folder, "--format", "jsonl"])
        #expect(run.status == 0)
        let framework = try String(contentsOfFile: folder + "/framework.jsonl", encoding: .utf8)
        #expect(framework.split(separator: "\n").count == 9)
        #expect(framework.contains("\"expectations\":[\"I have care and support that is coordinated"))
        // A file's name is neither a folder nor a library.
        let wrong = try program.run(["export", program.folder.path + "/tables.csv"])
        #expect(wrong.status == 3)
        #expect(wrong.errors.contains("name a folder for csv or jsonl"))
        #expect(!FileManager.default.fileExists(atPath: program.folder.path + "/tables.csv"))
    }

    /// The bill of materials names every package that is built in, in the version that is, and the system's
    /// libraries.
    @Test func theBillOfMaterialsNamesWhatTheProgramIsMadeOf() throws {
        let run = try Program().run(["doctor", "--sbom"])
        let bill = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(bill["bomFormat"] as? String == "CycloneDX" && bill["specVersion"] as? String == "1.5")
        let components = try #require(bill["components"] as? [[String: Any]])
        let manifest = try String(
            contentsOf: Program.root.appendingPathComponent("Package.swift"), encoding: .utf8)
        let packages = manifest.matches(of: /\.package\(url: "https:\/\/([^"]+)", exact: "([0-9.]+)"\)/)
        #expect(packages.count >= 4)
        for package in packages {
            let name = "pkg:swift/\(package.output.1)@\(package.output.2)"
            #expect(components.contains { $0["purl"] as? String == name }, "\(name)")
        }
        #expect(components.filter { $0["purl"] != nil }.count == packages.count)
        for library in ["libsqlite3", "libxml2", "libzip", "libpcre2-8"] {
            #expect(components.contains { ($0["name"] as? String)?.hasPrefix(library) == true }, "\(library)")
        }
    }
}

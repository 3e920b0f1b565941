internal import Foundation
internal import SourceText

/// Where things are kept: what the options that work everywhere, and the environment, say.
package struct WorkspaceOptions: Sendable {
    /// `--library FILE`, else `$ASSAY_LIBRARY`, else `library.sqlite` in the XDG data folder.
    package var libraryPath: String
    /// Whether the option named it: it is then there, or is made by what may make one.
    var isLibraryNamed: Bool
    /// `--data DIR`: replaces embedded data files one by one.
    var dataFolder: String?
    /// `--templates DIR`: searched before the embedded templates.
    var templatesFolder: String?
    /// `--drafts DIR`, else `drafts` in the XDG data folder.
    package var draftsFolder: String
    /// `--plans DIR`, else `plans` in the XDG data folder, beside the drafts.
    package var plansFolder: String
    /// What can be made again: `assay` in the XDG cache folder.
    package var cacheFolder: String
    /// Who is at work (`ASSAY_OFFICER`, else `USER`, else `LOGNAME`), for pins and for what was done in a plan; nil
    /// where nobody is named.
    package var officer: String?
    /// Seconds between two requests to this machine itself (`ASSAY_LOOPBACK_INTERVAL`, for tests); nil for
    /// the pace of every other site.
    package var loopbackInterval: Double?

    /// - Parameter environment: variables by name; `ASSAY_LIBRARY`, `XDG_DATA_HOME`, `XDG_CACHE_HOME`,
    ///   `ASSAY_LOOPBACK_INTERVAL`, `HOME` and who is at work are looked at.
    package init(
        library: String? = nil, data: String? = nil, templates: String? = nil, drafts: String? = nil,
        plans: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        let home = Self.absolute(environment["HOME"]) ?? FilePath.home ?? "/"
        let dataHome = Self.absolute(environment["XDG_DATA_HOME"]) ?? home + "/.local/share"
        libraryPath =
            library ?? Self.nonEmpty(environment["ASSAY_LIBRARY"]) ?? dataHome + "/assay/library.sqlite"
        isLibraryNamed = library != nil
        dataFolder = data
        templatesFolder = templates
        draftsFolder = drafts ?? dataHome + "/assay/drafts"
        plansFolder = plans ?? dataHome + "/assay/plans"
        cacheFolder = (Self.absolute(environment["XDG_CACHE_HOME"]) ?? home + "/.cache") + "/assay"
        officer = ["ASSAY_OFFICER", "USER", "LOGNAME"].compactMap { Self.nonEmpty(environment[$0]) }.first
        loopbackInterval = environment["ASSAY_LOOPBACK_INTERVAL"].flatMap { Double($0) }
    }

    /// Relative paths in these variables are ignored, as the specification asks (XDG Base Directory).
    private static func absolute(_ path: String?) -> String? { path.flatMap { $0.hasPrefix("/") ? $0 : nil } }

    private static func nonEmpty(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
}

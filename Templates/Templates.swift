/// The template files that travel inside the program.
package enum BriefingTemplates {
    /// Contents by path below `Templates/`.
    package static let files: [String: [UInt8]] = [
        "councillor-note.md": PackageResources.councillor_note_md,
        "partials/caveat.md": PackageResources.caveat_md,
        "partials/sources.md": PackageResources.sources_md,
    ]
}

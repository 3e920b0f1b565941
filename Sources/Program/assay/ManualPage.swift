internal import ArgumentParser
internal import Presentation
internal import HelpPages
internal import Workspace

/// The manual page assay(1), made from the commands' own help and the topics of `assay help`.
enum ManualPage {
    /// The page in the `man` macros of groff: see man(7).
    static var text: String {
        var page = """
            .TH ASSAY 1 "" "assay \(Release.version)" "Assay"
            .SH NAME
            assay \\- question published adult social care assessments, and write cited notes from the answers
            .SH SYNOPSIS
            .B assay
            [\\fICOMMAND\\fR] [\\fIOPTIONS\\fR]
            .SH DESCRIPTION
            \(prose(Help.overview))
            .SH COMMANDS

            """
        for command in Assay.configuration.subcommands {
            let name = command.configuration.commandName ?? ""
            page += ".TP\n.B assay \(escaped(name))\n\(escaped(command.configuration.abstract))\n"
            page += ".RS\n\(prose(usage(of: command)))\n.RE\n"
        }
        for topic in Help.pages {
            page += ".SH \(escaped(topic.name.uppercased()))\n\(prose(topic.text))\n"
        }
        return page + ".SH FILES\n" + prose(files) + "\n"
    }

    /// A command's help without its first line, which the page has said.
    private static func usage(of command: any ParsableCommand.Type) -> String {
        String(Assay.helpMessage(for: command).drop { $0 != "\n" }.drop { $0 == "\n" })
    }

    private static let files = """
        $ASSAY_LIBRARY                          the library, unless --library names one
        $XDG_DATA_HOME/assay/library.sqlite     the library otherwise
        $XDG_DATA_HOME/assay/drafts             drafts of notes, plain text
        $XDG_CONFIG_HOME/assay/startup.assay    statements that the shell reads when it opens
        $XDG_STATE_HOME/assay/history           what was typed at the prompt
        """

    /// Text whose lines and columns stay as they are, as wide as a page of 80 columns has room for beside its
    /// margins.
    private static func prose(_ text: String) -> String {
        ".nf\n"
            + TextSetting.page(text, columns: 66).split(separator: "\n", omittingEmptySubsequences: false).map
        { escaped(String($0)) }
        .joined(separator: "\n")
            + "\n.fi"
    }

    /// A line that groff prints as it stands: no escapes, no requests, and quotation marks and hyphens that
    /// can be copied.
    private static func escaped(_ line: String) -> String {
        let text = line.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("'", with: "\\(aq")
            .replacing("`", with: "\\(ga")
        return text.first == "." ? "\\&" + text : text
    }
}

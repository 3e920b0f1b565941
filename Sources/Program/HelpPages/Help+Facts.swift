/// What answers rest on: what is current, what is missing, where it is from, how a command ends.
extension Help {
    static let current = """
        A council may have several assessments. Questions look at the current ones: for each statement the newest formal
        assessment in which it was scored, for everything else the newest formal assessment. The pilots of 2023 are indicative
        and current for no one. What was left out is said. `all` asks every one:

            all statements where authority is northmoor sort by number, published show statement, published, score

        """

    static let missing = """
        A comparison with a missing value is false; `is not` keeps the rows where the value is missing. `is missing` and
        `is present` ask about it. Figures over many rows leave missing values out and say how many there were.

            indicators where benchmark is missing show authority, measure first 5

        """

    static let exitCodes = """
        0    done
        1    the question, script, template or briefing is at fault; what and where is printed.
             check: the note has an error, not only warnings. verify: a sentence is altered or not found.
        2    the command line is at fault
        3    the library or a file cannot be read or written
        4    --expect-rows, and there were none
        130  interrupted

        """

    static let sources = """
        Published scores: 89 assessments, each with the page it was taken from (`assessments show authority, source`).
        Councils: names from mySociety's list of UK local authorities (CC-BY-4.0), codes from the ONS Open Geography Portal.
        Framework: CQC, Assessment framework for local authority assurance, 2023.
        Reports: contain public sector information from the Care Quality Commission, licensed under the Open Government
        Licence v3.0. Assay is not connected with CQC.

        """
}

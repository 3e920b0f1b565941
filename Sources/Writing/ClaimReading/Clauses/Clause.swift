/// A clause of a sentence: who does what to whom.
///
/// Words are folded; of a phrase only those are kept that name something. A slot is empty where the clause does not
/// fill it.
package struct Clause: Equatable {
    /// How far what it tells has come.
    package enum Stage { case told, going, begun, keptUp, ended, finished, planned }

    /// What stands before the verb; with a pronoun, what that points back to in the sentence.
    package var subject: [String]
    /// The verb without its auxiliaries, or a form of "be" or "have" that stands alone.
    package var verb: String
    package var isPassive = false
    /// Whether "not", "never" or "nobody" denies it.
    package var isDenied = false
    /// What stands behind the verb before a preposition.
    package var object: [String]
    /// Behind "by" of a passive.
    package var agent: [String] = []
    /// Whether the subject is a pronoun that the sentence itself does not explain.
    package var leans = false
    /// Whether the subject is a pronoun: `subject` is then all that it may point back to.
    package var isPronoun = false
    /// Whether it says of which people or things another clause speaks: "who had waited".
    package var isRelative = false
    /// Whether a joint or a mark parts it from the clause before.
    package var isCut = false
    /// Nil where another word decides: "able to open", "might open".
    package var stage: Stage?
    /// Every word before the verb, numbers as printed.
    package var lead: [String] = []
    /// Every word of a phrase that opens the sentence before a comma: "in 7 of 20 cases".
    package var opening: [String] = []
    /// Every word behind the verb, up to the next clause.
    package var behind: [String] = []

    /// Whether what it tells is going on, or still to be done: "to develop".
    var isUnmade: Bool {
        switch stage {
        case nil, .going, .begun, .planned: !isPassive
        case .told, .keptUp, .ended, .finished: false
        }
    }

    /// Who does it, as far as the clause tells.
    package var doer: [String] { isPassive ? agent : subject }
    /// To whom or what it is done. Of "staff were given rooms" that is both.
    package var patient: [String] { isPassive ? subject + object : object }
}

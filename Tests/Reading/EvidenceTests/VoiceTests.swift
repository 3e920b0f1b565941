import AssessmentModel
import Evidence
import Testing

/// Who is heard in sentences written for this table.
@Suite struct VoiceTests {
    @Test(arguments: [
        ("Staff told us the duty rota was fair.", [Voice.staff]),
        ("Staff, leaders and partners said the plan was clear.", [.staff, .leaders, .partners]),
        ("People we spoke with said they felt listened to.", [.people]),
        ("Unpaid carers described long waits.", [.carers]),
        ("Feedback from care providers was positive.", [.providers]),
        ("Carers' feedback was mixed.", [.carers]),
        ("A voluntary and community sector (VCS) group told us funding was short.", [.voluntary]),
        ("The local authority acknowledged that reviews were late.", [.authority]),
        ("The council's website told people how to apply.", []),
        ("Councillors said scrutiny was robust.", [.councillors]),
        ("We were told about a new hub.", [.unattributed]),
        ("We were told by partners about a new hub.", [.partners]),
        ("National data showed 60% of people were satisfied.", [.nationalData]),
        ("45% of carers felt safe (Survey of Adult Carers in England, June 2024).", [.nationalData]),
        ("Local authority data showed 45 people were waiting.", [.localData]),
        ("In March 2024, 45 people were waiting for an assessment.", [.localData]),
        ("Staff were trained in safeguarding.", []),
        ("Support was offered to carers and their families.", []),
        ("Staff feedback was gathered through a survey.", []),
        ("People had mixed experiences of the helpline.", [.people]),
        // Whom a speaker has, helps or meets does not speak.
        ("Residents who had a social worker told us calls went unanswered.", [.people]),
        ("Groups working with deaf people told us the films were late.", [.voluntary]),
        ("The head of finance told us more was needed so that families felt confident.", [.leaders]),
        // The subject of a sentence speaks behind "but".
        ("The council had no policy, but told us it would write one.", [.authority]),
        ("Unpaid carers had seen little change, and several told us they were tired.", [.carers]),
        ("The lead was regarded by partners as fair.", [.partners]),
        ("The list was too long, in the opinion of the ward managers.", [.partners]),
        // Somebody of whom only this is known; papers and bodies are nobody.
        ("A retired shepherd told us she had felt heard.", [.people]),
        ("A former nurse said the ramp came quickly.", [.people]),
        ("A report said the ramp came quickly.", []),
        // Callings that are no council's.
        ("Ward sisters told us social workers were visible.", [.partners]),
        ("A home manager told us she had telephoned three times.", [.providers]),
        ("Small groups praised the one-page form.", [.voluntary]),
        // What is told of is not who tells.
        ("Residents told us the officer was trusted.", [.people]),
        ("Providers valued these meetings, which they said were frank.", [.providers]),
        // What may be asked, or is weighed, is not told.
        ("Staff considered whether a visit was needed.", []),
        ("Residents could ask for help through Speak Up.", []),
    ])
    func isHeardWhenItSpeaks(text: String, voices: [Voice]) throws {
        #expect(try EvidenceFixture.lastSentence(text).voices == voices)
    }

    /// Known: "made them feel" gives the worker a voice beside the person who speaks, and whom the inspectors
    /// "spoke to" ends the subject, so that nobody may be heard. Who did not speak is never heard.
    @Test(arguments: [
        ("One person said their worker made them feel safe.", [Voice.people], [Voice.people, .staff]),
        ("Most staff and partners we spoke to said the form was too long.", [], [.staff, .partners]),
    ])
    func nobodyElseIsHeard(text: String, least: [Voice], most: [Voice]) throws {
        let heard = Set(try EvidenceFixture.lastSentence(text).voices)
        #expect(heard.isSuperset(of: least) && heard.isSubset(of: most), "\(heard)")
    }

    @Test func aBodySpeaksOnByItsPronoun() throws {
        let before = "A carers' charity told us referrals came early. "
        #expect(
            try EvidenceFixture.lastSentence(before + "It said its grant was safe.").voices == [.voluntary])
        #expect(
            try EvidenceFixture.lastSentence(before + "Its manager told us trust had grown.").voices
                == [.voluntary])
        #expect(try EvidenceFixture.lastSentence("Staff told us of a plan. It said what to do.").voices == [])
    }

    @Test func pronounsMeanWhoSpokeBefore() throws {
        #expect(
            try EvidenceFixture.lastSentence(
                "Some carers praised the service. Others said it was hard to reach."
            ).voices == [.carers])
        #expect(
            try EvidenceFixture.lastSentence(
                "Partners told us meetings were open. They described a shared plan."
            ).voices == [.partners])
        #expect(
            try EvidenceFixture.lastSentence(
                "The council told us it had bought new software. They said it kept queues short."
            ).voices == [.authority])
    }
}

extension LabelLanguage {
    /// "Somewhat" is the grade next to the middle of five. "Slightly" and "moderately" are of seven. Quality goes from poor
    /// by fair, good and very good to excellent.
    static let english = LabelLanguage(
        no: ["no", "n", "false"], yes: ["yes", "y", "true"],
        families: [
            LabelFamily(
                ["very dissatisfied", "extremely dissatisfied", "completely dissatisfied", "not at all satisfied"],
                ["dissatisfied", "somewhat dissatisfied", "unsatisfied", "not satisfied", "not so satisfied"],
                ["neither satisfied nor dissatisfied", "neither dissatisfied nor satisfied", "neutral", "neither"],
                ["satisfied", "somewhat satisfied"],
                ["very satisfied", "extremely satisfied", "completely satisfied"]),
            LabelFamily(
                [], ["moderately dissatisfied"], ["slightly dissatisfied"], [], ["slightly satisfied"],
                ["moderately satisfied"], []),
            LabelFamily(
                ["strongly disagree", "completely disagree", "totally disagree"],
                ["disagree", "somewhat disagree", "tend to disagree"],
                ["neither agree nor disagree", "neither disagree nor agree", "undecided"],
                ["agree", "somewhat agree", "tend to agree"],
                ["strongly agree", "completely agree", "totally agree"]),
            LabelFamily(
                [], ["moderately disagree"], ["slightly disagree"], [], ["slightly agree"], ["moderately agree"], []),
            LabelFamily(
                ["poor", "very poor", "terrible", "awful", "very bad"], ["fair", "bad", "below average"],
                ["good", "average", "ok", "okay", "acceptable"], ["very good", "above average"],
                ["excellent", "outstanding"]),
            LabelFamily(
                ["never"], ["rarely", "seldom"], ["sometimes", "occasionally", "about half the time"],
                ["often", "usually", "most of the time"], ["always"]),
            LabelFamily(
                ["very unlikely", "extremely unlikely", "not at all likely"],
                ["unlikely", "somewhat unlikely", "not so likely"], ["neither likely nor unlikely"],
                ["likely", "somewhat likely"], ["very likely", "extremely likely"]),
            LabelFamily(
                ["definitely not", "definitely would not"], ["probably not", "probably would not"],
                ["might or might not", "maybe"], ["probably", "probably yes", "probably would"],
                ["definitely", "definitely yes", "definitely would"]),
            LabelFamily(
                ["very difficult", "extremely difficult"], ["difficult", "somewhat difficult"],
                ["neither easy nor difficult"], ["easy", "somewhat easy"], ["very easy", "extremely easy"]),
            LabelFamily(
                ["very unfavorably", "very unfavourably"], ["somewhat unfavorably", "somewhat unfavourably"],
                [
                    "neither favorably nor unfavorably", "neither favourably nor unfavourably",
                    "neither favorably nor unfavorably (neutral)",
                ],
                ["somewhat favorably", "somewhat favourably"], ["very favorably", "very favourably"]),
            LabelFamily(["one"], ["two"], ["three"], ["four"], ["five"]),
        ],
        missing: [
            "n/a", "na", "n.a.", "#n/a", "null", "not applicable", "not applicable (n/a)", "does not apply",
            "don't know", "i don't know", "do not know", "dk", "not sure", "no opinion", "no answer", "not answered",
            "prefer not to say", "prefer not to answer", "unfamiliar", "unfamiliar (n/a)", "not used", "did not use",
            "star_rating_unspecified",
        ])
}

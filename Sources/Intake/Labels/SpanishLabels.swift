extension LabelLanguage {
    /// "Algo" is the grade next to the middle of five, and so is "poco" on the side of the worst. "Regular" is the middle.
    static let spanish = LabelLanguage(
        endings: ["o", "a", "o/a", "o(a)", "os", "as"],
        no: ["no", "falso"], yes: ["sí", "si", "verdadero"],
        families: [
            LabelFamily(
                ["muy insatisfech·", "nada satisfech·", "totalmente insatisfech·", "extremadamente insatisfech·"],
                ["insatisfech·", "algo insatisfech·", "poco satisfech·"],
                ["ni satisfech· ni insatisfech·", "neutral", "neutr·", "indiferente"],
                ["satisfech·", "algo satisfech·", "bastante satisfech·"],
                ["muy satisfech·", "totalmente satisfech·", "extremadamente satisfech·"]),
            LabelFamily(
                ["totalmente en desacuerdo", "muy en desacuerdo"], ["en desacuerdo", "algo en desacuerdo"],
                ["ni de acuerdo ni en desacuerdo"], ["de acuerdo", "algo de acuerdo"],
                ["totalmente de acuerdo", "muy de acuerdo"]),
            LabelFamily(
                ["muy mal", "muy mal·", "pésim·"], ["mal", "mal·"], ["regular", "normal", "aceptable"],
                ["bien", "buen·"], ["muy bien", "muy buen·", "excelente"]),
            LabelFamily(
                ["nunca"], ["rara vez", "raramente", "casi nunca"], ["a veces", "algunas veces"],
                ["a menudo", "frecuentemente", "casi siempre"], ["siempre"]),
            LabelFamily(
                ["muy improbable", "nada probable"], ["improbable", "poco probable"], ["ni probable ni improbable"],
                ["probable", "algo probable", "bastante probable"], ["muy probable", "extremadamente probable"]),
            LabelFamily(
                ["definitivamente no", "seguro que no"], ["probablemente no"], ["quizás", "quizá", "tal vez"],
                ["probablemente", "probablemente sí"], ["definitivamente", "definitivamente sí", "seguro que sí"]),
            LabelFamily(
                ["muy difícil"], ["difícil", "algo difícil"], ["ni fácil ni difícil"], ["fácil", "algo fácil"],
                ["muy fácil"]),
        ],
        missing: [
            "no aplica", "no aplicable", "no procede", "no sabe", "no sé", "no lo sé", "ns", "nc", "ns/nc",
            "no sabe/no contesta", "no sabe / no contesta", "no contesta", "sin opinión", "sin respuesta",
            "prefiero no contestar", "prefiero no responder",
        ])
}

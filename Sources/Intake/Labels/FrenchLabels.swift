extension LabelLanguage {
    /// "Plutôt" is the grade next to the middle of five, and so is "peu" on the side of the worst.
    static let french = LabelLanguage(
        endings: ["", "e", "(e)", "·e", "s", "es"],
        no: ["non", "faux"], yes: ["oui", "vrai"],
        families: [
            LabelFamily(
                ["très insatisfait·", "pas du tout satisfait·", "extrêmement insatisfait·", "très mécontent·"],
                ["insatisfait·", "plutôt insatisfait·", "peu satisfait·", "pas satisfait·", "mécontent·"],
                ["ni satisfait· ni insatisfait·", "neutre"],
                ["satisfait·", "plutôt satisfait·", "assez satisfait·"],
                ["très satisfait·", "tout à fait satisfait·", "extrêmement satisfait·"]),
            LabelFamily(
                ["pas du tout d'accord", "totalement en désaccord", "fortement en désaccord"],
                ["pas d'accord", "plutôt pas d'accord", "en désaccord", "plutôt en désaccord"],
                ["ni d'accord ni pas d'accord", "ni d'accord, ni pas d'accord", "ni en accord ni en désaccord"],
                ["d'accord", "plutôt d'accord"],
                ["tout à fait d'accord", "totalement d'accord", "entièrement d'accord", "fortement d'accord"]),
            LabelFamily(
                ["très mauvais·", "très mal", "nul", "nulle"], ["mauvais·", "mal", "passable", "médiocre"],
                ["moyen", "moyenne", "correct·"], ["bon", "bonne", "bien"],
                ["très bon", "très bonne", "très bien", "excellent·"]),
            LabelFamily(
                ["jamais"], ["rarement"], ["parfois", "quelquefois", "de temps en temps"], ["souvent"],
                ["toujours"]),
            LabelFamily(
                ["très improbable", "très peu probable", "pas du tout probable"],
                ["improbable", "peu probable", "plutôt improbable"], ["ni probable ni improbable"],
                ["probable", "assez probable", "plutôt probable"], ["très probable", "extrêmement probable"]),
            LabelFamily(
                ["certainement pas"], ["probablement pas", "plutôt non"], ["peut-être"],
                ["probablement", "plutôt oui"],
                ["certainement", "oui, certainement"]),
            LabelFamily(
                ["très difficile"], ["difficile", "plutôt difficile"], ["ni facile ni difficile"],
                ["facile", "plutôt facile"], ["très facile"]),
        ],
        missing: [
            "sans opinion", "ne sait pas", "ne sais pas", "je ne sais pas", "nsp", "nspp", "ne se prononce pas",
            "sans objet", "s/o", "s.o.", "non applicable", "non concerné·", "sans réponse", "pas de réponse",
            "aucune réponse", "pas d'avis", "aucun avis",
        ])
}

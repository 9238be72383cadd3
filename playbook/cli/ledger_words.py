"""What the verbs of the ledger say and ask, in English and French."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Words
from playbook.model.text import Language

COLON: Final = Words(":", " :")
TONGUES: Final = {
    Language.EN: Words("English", "anglais"),
    Language.FR: Words("French", "français"),
}
MISSING: Final = Words("missing: {names}", "il manque : {names}")
ASK: Final = {
    "by": Words("Your role, one of {roles}", "Votre rôle, parmi {roles}"),
    "into": Words(
        "The suggestion that it is decided with (its id)",
        "La suggestion avec laquelle en décider (son identifiant)",
    ),
    "covered_by": Words(
        "The page that has it already (its id)", "La page qui en traite déjà (son identifiant)"
    ),
    "revisit_on": Words(
        "The day to come back to it, such as {until}", "La date à laquelle y revenir, comme {until}"
    ),
    "reason": Words("The reason, in {tongue}", "La raison, en {tongue}"),
    "answer": Words(
        "The answer to the contributor, in {tongue}", "La réponse à la personne, en {tongue}"
    ),
}
CRITERIA: Final = {
    "aligned": Words(
        "Does it fit what the playbook is for", "Correspond-il à la raison d’être du guide"
    ),
    "tried": Words("Was it tried in real work", "A-t-il été mis à l’essai dans le travail réel"),
    "practical": Words("Can somebody do it as it is written", "Peut-on l’appliquer tel quel"),
    "general": Words("Does it help more than one team", "Est-il utile à plus d’une équipe"),
    "for_non_experts": Words(
        "Is it clear to who is no expert", "Est-il clair pour qui n’est pas spécialiste"
    ),
    "useful": Words("Does it meet a need of readers", "Répond-il à un besoin des gens"),
    "unique": Words("Does no other page say it", "Est-ce la seule page qui le dit"),
}
YES_OR_NO: Final = Words("{question}? ({name}; y/n)", "{question}? ({name}; o/n)")
ANSWER_YES_OR_NO: Final = Words("write y or n", "écrivez o ou n")
NOT_MET: Final = Words(
    "new content is accepted when it meets each of the criteria, with one --meets for each; "
    "not met: {names}",
    "un nouveau contenu est accepté lorsqu’il remplit tous les critères, avec un --meets pour "
    "chacun; il manque : {names}",
)
NO_CRITERION: Final = Words(
    "`{word}` is no criterion; they are {known}",
    "« {word} » n’est pas un critère; il y a {known}",
)
NO_ROLE: Final = Words(
    "`{word}` is no role of owners.yml. {meant}It has {known}",
    "« {word} » n’est pas un rôle d’owners.yml. {meant}Il y a {known}",
)
NO_OTHER: Final = Words(
    "`{word}` is no other suggestion of the ledger. {meant}",
    "« {word} » n’est pas une autre suggestion du registre. {meant}",
)
NO_PAGE: Final = Words(
    "`{word}` is not the id of a page. {meant}",
    "« {word} » n’est pas l’identifiant d’une page. {meant}",
)
NO_THEME: Final = Words(
    "`{word}` is no theme of vocabulary.yml. {meant}It has {known}",
    "« {word} » n’est pas un thème de vocabulary.yml. {meant}Il y a {known}",
)
NO_RECOMMENDATION: Final = Words(
    "`{word}` is no recommendation of recommendations.yml. {meant}",
    "« {word} » n’est pas une recommandation de recommendations.yml. {meant}",
)
NO_MONTH: Final = Words(
    "`{word}` is no month such as 2026-11", "« {word} » n’est pas un mois comme 2026-11"
)
NO_DAY: Final = Words(
    "`{word}` is no date such as 2026-11-22", "« {word} » n’est pas une date comme 2026-11-22"
)
NOT_THEN: Final = Words(
    "--until {day}: give a day after {on}, within six months",
    "--until {day} : donnez une date après le {on}, dans les six mois",
)
NOT_YET: Final = Words(
    "--as-of {day} has not come yet: a step is recorded on the day it is taken, or later",
    "--as-of {day} n’est pas encore arrivé : une étape s’inscrit le jour où elle est franchie, ou "
    "après",
)
TOO_EARLY: Final = Words(
    "--as-of {day} lies before {before}, the day of the last step",
    "--as-of {day} précède le {before}, date de la dernière étape",
)
BLANK: Final = Words("--{name} holds no words", "--{name} ne contient aucun mot")
TOO_LONG: Final = Words(
    "--{name} has {count} characters; {most} at most are kept",
    "--{name} compte {count} caractères; on en conserve au plus {most}",
)
HIDDEN: Final = Words(
    "--{name} holds a character that hides or steers: {character}",
    "--{name} contient un caractère invisible ou de commande : {character}",
)
MOVED_SINCE: Final = Words(
    "{id} has been pushed again since somebody looked at it: look at it as it is now "
    "(playbook intake show {id}), then playbook intake assess {id}",
    "{id} a reçu d’autres commits depuis qu’on l’a regardée : regardez-la telle qu’elle est "
    "(playbook intake show {id}), puis playbook intake assess {id}",
)
STAGED: Final = Words(
    "--commit takes the ledger alone, and other files wait in the index: {paths}",
    "--commit n’enregistre que le registre, et d’autres fichiers attendent dans l’index : {paths}",
)
COMMITTED: Final = Words("committed: {commit}", "commit : {commit}")

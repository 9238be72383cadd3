"""What the commands say, in English and French, and which of the two is asked for."""

from __future__ import annotations

import os
from typing import Final

from playbook.model.finding import Words
from playbook.model.text import Language

_LOCALES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")

NOT_A_PLAYBOOK: Final = Words(
    "no playbook here: {root} has no docs/ folder",
    "il n’y a pas de guide ici : {root} n’a pas de dossier docs/",
)
RULES_NOT_RUN: Final = Words(
    "the other rules were not run: they rest on the files above",
    "les autres règles n’ont pas été appliquées : elles reposent sur les fichiers ci-dessus",
)
CHECKED: Final = Words(
    "{pages} pages, {records} records: {summary}", "{pages} pages, {records} fiches : {summary}"
)
UNKNOWN_CODE: Final = Words(
    "there is no code {code}. {meant}", "il n’y a pas de code {code}. {meant}"
)
UNKNOWN_PATH: Final = Words(
    "nothing is checked at {path}", "rien n’est vérifié à l’emplacement {path}"
)
LEVEL: Final = Words("Level: {level}", "Niveau : {level}")
LEVEL_AT_RELEASE: Final = Words(
    "Level: {level}; at release: {release}", "Niveau : {level}; à la publication : {release}"
)
WHY: Final = Words("Why: {why}", "Pourquoi : {why}")
MESSAGE: Final = Words("It says: {message}", "Il dit : {message}")
HELP: Final = Words("What to do: {help}", "Que faire : {help}")
BASIS: Final = Words("It answers: {basis}", "Il répond à : {basis}")
WRITTEN: Final = Words("written: {path}", "écrit : {path}")
EXISTS: Final = Words(
    "{path} is already there; nothing was written", "{path} existe déjà; rien n’a été écrit"
)
BAD_ID: Final = Words(
    "`{id}` is no id: lower-case letters, digits and single hyphens, starting with a letter, "
    "60 characters at most",
    "« {id} » n’est pas un identifiant : lettres minuscules, chiffres et traits d’union simples; "
    "commencez par une lettre; 60 caractères au plus",
)
DEVICE_ID: Final = Words(
    "`{id}` can't be an id: Windows keeps this name for a device",
    "« {id} » ne peut pas servir d’identifiant : Windows réserve ce nom à un appareil",
)
UNKNOWN_TYPE: Final = Words(
    "this playbook has no pages of type `{type}`; docs/records/types.yml describes {known}",
    "ce guide n’a pas de pages de type « {type} »; docs/records/types.yml décrit {known}",
)
UNKNOWN_PAGE: Final = Words(
    "there is no page `{id}`. {meant}", "il n’y a pas de page « {id} ». {meant}"
)
UNKNOWN_RECORD: Final = Words(
    "there is no GBA Plus record `{id}`. {meant}",
    "il n’y a pas de fiche ACS Plus « {id} ». {meant}",
)
FILL_IN: Final = Words(
    "fill in what stands between double braces, then run: playbook check {path}",
    "remplissez ce qui est entre doubles accolades, puis lancez : playbook check {path}",
)
WORKFLOW_NEXT: Final = Words(
    "it runs once main holds a remote named `main` with its forge (docs/records/policy.yml) and "
    "the playbook’s package with its hashes (requirements.txt); its first lines say more",
    "il tourne dès que main contient un dépôt distant nommé « main » avec sa forge "
    "(docs/records/policy.yml) et le paquet du guide avec ses empreintes (requirements.txt); ses "
    "premières lignes en disent plus",
)
STARTED: Final = Words(
    "started a playbook in {path}: {count} files", "guide commencé dans {path} : {count} fichiers"
)
NEXT_COMMANDS: Final = Words(
    "next:\n  cd {path}\n  playbook check\n  playbook serve",
    "ensuite :\n  cd {path}\n  playbook check\n  playbook serve",
)
NOT_EMPTY: Final = Words(
    "{path} is there and is not an empty folder; nothing was written",
    "{path} existe et n’est pas un dossier vide; rien n’a été écrit",
)
STAGED: Final = Words("staged: {path}, {count} files", "préparé : {path}, {count} fichiers")
BOTH_NAMES: Final = Words(
    "--{field}-en and --{field}-fr go together: a playbook says it in both languages",
    "--{field}-en et --{field}-fr vont ensemble : un guide le dit dans les deux langues",
)
BAD_NAME: Final = Words(
    "the --{field} is not text on one line of 300 characters at most",
    "la valeur de --{field} n’est pas un texte sur une ligne d’au plus 300 caractères",
)
BAD_COLOUR: Final = Words(
    "`{colour}` is no colour: write # and six hexadecimal digits, such as #26374a",
    "« {colour} » n’est pas une couleur : écrivez # et six chiffres hexadécimaux, comme #26374a",
)
COMMIT_FIRST: Final = Words(
    "commit {path} first: a record names the text that git keeps",
    "faites d’abord un commit de {path} : la fiche nomme le texte que git conserve",
)
NOT_TRANSLATED: Final = Words(
    "neither page says that it is a translation; add `translation: {{status: translated}}`",
    "aucune des deux pages ne se dit traduite; ajoutez `translation: {{status: translated}}`",
)
BROKEN: Final = Words(
    "the playbook can't be read; run `playbook check` and mend what it says",
    "le guide est illisible; lancez `playbook check` et corrigez ce qui est indiqué",
)
BUILT: Final = Words("built: {path} in {seconds} s", "construit : {path} en {seconds} s")
SERVING: Final = Words(
    "serving both languages at {address} (stop with Ctrl+C)",
    "les deux langues sont servies à {address} (arrêt avec Ctrl+C)",
)
NO_ADDRESS: Final = Words(
    "cannot serve at {address} ({reason}); choose another port with --port",
    "impossible de servir à {address} ({reason}); choisissez un autre port avec --port",
)
STRICT: Final = Words(
    "not built: {count} findings at error level",
    "rien n’a été construit : {count} constats de niveau erreur",
)
BUILD_FAILED: Final = Words(
    "the {language} build failed: {reason}", "la construction ({language}) a échoué : {reason}"
)
READING: Final = Words("reading {root}", "lecture de {root}")
MORE: Final = Words(
    "and {count} more: run `playbook check`", "et {count} de plus : lancez `playbook check`"
)
SAVED: Final = Words("saved; found in it: {summary}", "enregistré; constats : {summary}")
ALL_CHECKED: Final = Words("everything checked: {summary}", "tout est vérifié : {summary}")

NO_REMOTES: Final = Words(
    "no remotes: list under `remotes` in docs/records/policy.yml where suggestions come from",
    "aucun dépôt distant : indiquez sous « remotes », dans docs/records/policy.yml, d’où viennent "
    "les suggestions",
)
UNKNOWN_REMOTE: Final = Words(
    "policy.yml has no remote `{name}`; it has {known}",
    "policy.yml n’a pas de dépôt distant « {name} »; il a {known}",
)
NOT_ASKED: Final = Words(
    "{remote}: could not be asked: {reason}", "{remote} : impossible de l’interroger : {reason}"
)
FETCHED: Final = Words(
    "{remote}: new {new}, changed {changed}, gone {vanished}, refused {refused}",
    "{remote} : nouvelles {new}, modifiées {changed}, disparues {vanished}, refusées {refused}",
)
BEFORE: Final = Words(", before {since}: {count}", ", avant {since} : {count}")
NOT_LISTED: Final = Words(
    "policy.yml names another repository as main, and the suggestions of {address} would take the "
    "place of its own: list it under `remotes` in docs/records/policy.yml by a name of its own, "
    "`{{name: …, url: …}}`, then run `playbook intake fetch` with that name",
    "policy.yml désigne un autre dépôt comme dépôt principal, et les suggestions de {address} "
    "prendraient la place des siennes : indiquez ce dépôt sous « remotes », dans "
    "docs/records/policy.yml, sous un nom à lui, `{{name: …, url: …}}`, puis lancez "
    "`playbook intake fetch` avec ce nom",
)
TOLD: Final = Words(
    "{remote}: told by its forge, requests: {count}",
    "{remote} : demandes dont la forge a parlé : {count}",
)
NOT_TOLD: Final = Words(
    "{remote}: its forge told nothing more: {reason}",
    "{remote} : la forge n’a rien dit de plus : {reason}",
)
REFUSED: Final = Words("refused: {ref}: {reason}", "refusé : {ref} : {reason}")
NO_GIT_HERE: Final = Words(
    "the queue can't be read: {reason}", "impossible de lire la file : {reason}"
)
NOT_READ: Final = Words(
    "the queue was not read, and is left out of the site: {reason}",
    "la file n’a pas été lue et ne figure pas dans le site : {reason}",
)
NO_FILE: Final = Words(
    "there is no file {path}; nothing was taken in",
    "il n’y a pas de fichier {path}; rien n’a été reçu",
)
MAIL: Final = Words("{file}, mail {number}", "{file}, courriel {number}")
TAKEN: Final = Words("taken in: {id}, patches: {count}", "reçue : {id}, correctifs : {count}")
KNOWN: Final = Words(
    "already in the queue: {id}, patches: {count}", "déjà dans la file : {id}, correctifs : {count}"
)
PAGES: Final = Words("pages: {count}", "pages : {count}")
NEW_PAGES: Final = Words("new pages: {count}", "nouvelles pages : {count}")
OTHER_FILES: Final = Words("other files: {count}", "autres fichiers : {count}")
SUGGESTED: Final = Words("{id}: {told}", "{id} : {told}")
RECEIVED: Final = Words(
    "{touched}; received {day}, days: {age}", "{touched}; reçue le {day}, jours : {age}"
)
IN_LEDGER: Final = Words("state: {state}", "état : {state}")
MOVED: Final = Words("pushed again since", "de nouveaux commits depuis")
GONE: Final = Words("no longer at its remote", "absente de son dépôt distant")
IN_MAIN: Final = Words(
    "main has it: playbook intake apply {id}",
    "la version actuelle l’a déjà : playbook intake apply {id}",
)
NOT_FETCHED: Final = Words(
    "not taken in here: playbook intake fetch", "non reçue ici : playbook intake fetch"
)
TASKS_WITHOUT_A_DAY: Final = {
    "acknowledge": Words("next: acknowledge", "à suivre : en accuser réception"),
    "assess": Words("next: playbook intake assess {id}", "à suivre : playbook intake assess {id}"),
    "decide": Words("next: decide", "à suivre : décider"),
    "revisit": Words("next: look at it again", "à suivre : y revenir"),
    "apply": Words("next: playbook intake apply {id}", "à suivre : playbook intake apply {id}"),
}
TASKS: Final = {
    "acknowledge": Words("acknowledge by {day}", "en accuser réception d’ici le {day}"),
    "assess": Words(
        "assess it again by {day}: playbook intake assess {id}",
        "la réexaminer d’ici le {day} : playbook intake assess {id}",
    ),
    "decide": Words("decide by {day}", "décider d’ici le {day}"),
    "revisit": Words("look at it again by {day}", "y revenir d’ici le {day}"),
}
LATE: Final = Words("LATE: {task}", "EN RETARD : {task}")
CLOSED_THERE: Final = Words("closed at its forge", "fermée sur sa forge")
MERGED_THERE: Final = Words("merged at its forge", "fusionnée sur sa forge")
DRAFT_THERE: Final = Words("a draft at its forge", "à l’état d’ébauche sur sa forge")
FOR_ANOTHER_BRANCH: Final = Words("for another branch", "destinée à une autre branche")
TOLD_BY_FORGE: Final = Words("told by the forge: {told}", "dit par la forge : {told}")
TITLE_TOLD: Final = Words("title: {title}", "titre : {title}")
AUTHOR_TOLD: Final = Words("author: {author}", "auteur ou autrice : {author}")
LABELS_TOLD: Final = Words("labels: {labels}", "étiquettes : {labels}")
BRANCH_TOLD: Final = Words("for the branch {branch}", "pour la branche {branch}")
UNKNOWN_SUGGESTION: Final = Words(
    "the quarantine has no suggestion `{id}`; run `playbook intake fetch`, then "
    "`playbook intake list`",
    "la quarantaine n’a pas de suggestion « {id} »; lancez `playbook intake fetch`, puis "
    "`playbook intake list`",
)
IN_SUGGESTION: Final = Words("{id}: {summary}", "{id} : {summary}")
REFUSED_TREE: Final = Words(
    "{id} can't be taken in: its files are hostile or out of place (TRE codes above)",
    "{id} ne peut pas être intégrée : ses fichiers sont hostiles ou mal placés (codes TRE "
    "ci-dessus)",
)
NOT_ACKNOWLEDGED: Final = Words(
    "nobody has acknowledged it: playbook intake acknowledge {id}",
    "personne n’en a accusé réception : playbook intake acknowledge {id}",
)
ONLY_IN_LEDGER: Final = Words(
    "{id}: the quarantine no longer has it; this is what the ledger says",
    "{id} : la quarantaine ne l’a plus; voici ce qu’en dit le registre",
)
PUSHED_SINCE: Final = Words(
    "pushed again since somebody looked at {head}: look at it, then playbook intake assess {id}",
    "de nouveaux commits depuis la lecture de {head} : lisez-la, puis playbook intake assess {id}",
)
NO_PATCH_HERE: Final = Words(
    "what it changes can't be shown: it has no common past with main, or changes too many files",
    "ses changements ne peuvent pas être montrés : aucun passé commun avec la version actuelle, "
    "ou trop de fichiers",
)
SAID_BY: Final = {
    True: Words(
        "by {name} (says so, not verified; agrees to be named)",
        "de {name} (selon la personne, non vérifié; consent à être nommée)",
    ),
    False: Words(
        "by {name} (says so, not verified; does not agree to be named)",
        "de {name} (selon la personne, non vérifié; ne consent pas à être nommée)",
    ),
}
TOUCH: Final = Words(
    "{place}: {count} open suggestions touch this block: {names}",
    "{place} : {count} suggestions ouvertes touchent ce bloc : {names}",
)
COLLIDE: Final = Words(
    "{place}: {count} open suggestions touch this block and collide: {names}",
    "{place} : {count} suggestions ouvertes touchent ce bloc et se contredisent : {names}",
)
NOT_READ_HERE: Final = Words(
    "the queue can't be read here: run `playbook intake fetch`, then `playbook intake list`",
    "la file ne peut être lue ici : lancez `playbook intake fetch`, puis `playbook intake list`",
)
SAME_CHANGE: Final = Words("the same change: {names}", "la même modification : {names}")
NO_CONFLICTS: Final = Words(
    "no two open suggestions touch the same block",
    "aucune suggestion ouverte n’en croise une autre",
)
ACT_NEXT: Final = Words(
    "keep it: git add {path} && git commit", "conservez-le : git add {path} && git commit"
)
OWN_SUGGESTION: Final = Words(
    "{id} holds commits in your own name: somebody else decides about it (SUG007)",
    "{id} contient des commits à votre nom : une autre personne doit en décider (SUG007)",
)
BAD_WORDS: Final = Words(
    "the words can't be kept as they are: too long, or with characters that hide",
    "ces mots ne peuvent pas être conservés tels quels : ils sont trop longs ou contiennent des "
    "caractères invisibles",
)
ILLEGAL_STEP: Final = Words(
    "a suggestion that is `{now}` can't become `{to}` (SUG002)",
    "une suggestion à l’état `{now}` ne peut pas passer à l’état `{to}` (SUG002)",
)
NOT_WRITTEN: Final = Words(
    "{path} was not written: mend what is said above",
    "{path} n’a pas été écrit : corrigez ce qui est indiqué ci-dessus",
)
NOT_IN_LEDGER: Final = Words(
    "nobody has acted on {id} yet: playbook intake acknowledge {id}",
    "personne n’a encore traité {id} : playbook intake acknowledge {id}",
)
MOVED_HEAD: Final = Words(
    "{id} has other commits than those that were decided on: playbook intake check {id}, then "
    "playbook intake assess {id}",
    "{id} n’a plus les commits sur lesquels on s’est prononcé : playbook intake check {id}, puis "
    "playbook intake assess {id}",
)
ERRORS_LEFT: Final = Words(
    "{id} has findings at error level: nothing was changed",
    "{id} a des constats de niveau erreur : rien n’a été modifié",
)
SUGGESTION_NEXT: Final = Words(
    "write its title, commit it with your change, and push; it is read and left out of the "
    "playbook",
    "inscrivez-y un titre, faites-en un commit avec votre modification, puis envoyez le tout; ce "
    "fichier est lu, mais ne reste pas dans le guide",
)
NO_ADDRESS_OF_A_REPOSITORY: Final = Words(
    "{address} is not the address of a repository: https://, ssh:// or file://",
    "{address} n’est pas l’adresse d’un dépôt : https://, ssh:// ou file://",
)
NO_REQUEST: Final = Words(
    "{id} is no pull or merge request of a remote of policy.yml",
    "{id} n’est pas une demande de fusion d’un dépôt distant de policy.yml",
)
NO_TOKEN: Final = Words(
    "no token: set PLAYBOOK_TOKEN_{name}", "aucun jeton : définissez PLAYBOOK_TOKEN_{name}"
)
NOT_POSTED: Final = Words(
    "{id}: not open at its forge, or not for main: nothing was told",
    "{id} : la demande n’est pas ouverte sur la forge ou vise une autre branche; rien n’a "
    "été transmis",
)
POSTED: Final = Words("{id}: told the forge: {state}", "{id} : transmis à la forge : {state}")


def preferred() -> Language:
    """The language of the locale: French when it says so, else English."""
    locale = next((value for name in _LOCALES if (value := os.environ.get(name))), "")
    return Language.FR if locale.lower().startswith("fr") else Language.EN

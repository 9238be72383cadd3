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
REBUILDING: Final = Words(
    "a file changed: building again", "un fichier a changé : nouvelle construction"
)


def preferred() -> Language:
    """The language of the locale: French when it says so, else English."""
    locale = next((value for name in _LOCALES if (value := os.environ.get(name))), "")
    return Language.FR if locale.lower().startswith("fr") else Language.EN

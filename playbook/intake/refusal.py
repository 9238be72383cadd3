"""Why a mail is not taken in, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from playbook.model.finding import Shown, Words
from playbook.model.text import Language

NOT_READ: Final = Words("the file can’t be read: {reason}", "le fichier est illisible : {reason}")
FILE_TOO_BIG: Final = Words("the file is larger than {most} MiB", "le fichier dépasse {most} Mio")
TOO_MANY_MAILS: Final = Words(
    "the file holds more than {most} mails", "le fichier contient plus de {most} courriels"
)
NOT_A_MAIL: Final = Words(
    "this is no mail: it does not begin with lines such as `From:` and `Subject:`",
    "ce n’est pas un courriel : il ne commence pas par des lignes comme « From: » et « Subject: »",
)
UNREADABLE: Final = Words("the mail’s form is broken", "le courriel n’a pas une forme valide")
TOO_NESTED: Final = Words(
    "the mail holds more than {most} parts within parts",
    "le courriel contient plus de {most} parties emboîtées",
)
TOO_LONG: Final = Words(
    "`{name}` has more than {most} characters", "« {name} » compte plus de {most} caractères"
)
HEADER_TOO_LONG: Final = Words(
    "one of its headers has more than {most} characters, over all its lines",
    "un de ses en-têtes compte plus de {most} caractères, toutes lignes comprises",
)
TOO_MANY_HEADERS: Final = Words(
    "one of its parts has more than {most} headers of those that are read",
    "une de ses parties compte plus de {most} en-têtes parmi ceux qui sont lus",
)
TOO_MANY_PARTS: Final = Words(
    "the mail has more than {most} parts", "le courriel compte plus de {most} parties"
)
MESSAGE: Final = Words("message", "message")
NO_AUTHOR: Final = Words(
    "it does not say who wrote it: `From:` has no address",
    "on ne sait pas qui l’a écrit : « From: » n’a pas d’adresse",
)
NO_DATE: Final = Words(
    "it does not say when it was written: `Date:` is missing or no date",
    "on ne sait pas quand il a été écrit : « Date: » manque ou n’est pas une date",
)
NO_PATCH: Final = Words(
    "there is no patch in it, as `git format-patch` writes one",
    "il ne contient aucun correctif de la forme que « git format-patch » écrit",
)
SEALED: Final = Words(
    "the mail is encrypted, or signed so that its text is sealed with the signature (S/MIME); send "
    "the patch in a mail without either",
    "le courriel est chiffré, ou signé de sorte que son texte est scellé avec la signature "
    "(S/MIME); envoyez le correctif dans un courriel sans l’un ni l’autre",
)
WINMAIL: Final = Words(
    "Outlook has packed it into `winmail.dat` (rich text); choose plain text or HTML as the mail’s "
    "format and attach the patch again",
    "Outlook l’a emballé dans « winmail.dat » (texte enrichi); choisissez le format texte brut ou "
    "HTML et joignez de nouveau le correctif",
)
UTF_16: Final = Words(
    "the file is UTF-16, as `>` writes it in PowerShell, which may have spoilt its accents; let "
    "git write it: `git format-patch -o FOLDER`",
    "le fichier est en UTF-16, comme « > » l’écrit dans PowerShell, ce qui a pu altérer les "
    "accents; laissez git l’écrire : « git format-patch -o DOSSIER »",
)
FLOWED: Final = Words(
    "the mail program may have wrapped the patch’s lines (format=flowed); attach the patch as a "
    "file",
    "le logiciel de courriel a pu couper les lignes du correctif (format=flowed); joignez le "
    "correctif comme fichier",
)
PATCH_TOO_BIG: Final = Words(
    "the patch is larger than {most} MiB", "le correctif dépasse {most} Mio"
)
TOO_MANY_FILES: Final = Words(
    "the patch touches more than {most} files", "le correctif touche plus de {most} fichiers"
)
TOO_MANY_BINARIES: Final = Words(
    "the patch holds more than {most} files that are no text",
    "le correctif contient plus de {most} fichiers qui ne sont pas du texte",
)
PATH_TOO_LONG: Final = Words(
    "the patch names a file with more than {most} bytes",
    "le correctif nomme un fichier par plus de {most} octets",
)
ODD_MODE: Final = Words(
    "the patch gives a file a mode that files of git do not have",
    "le correctif donne à un fichier un mode que les fichiers de git n’ont pas",
)
TOO_MANY_PATCHES: Final = Words(
    "the series has more than {most} patches", "la série compte plus de {most} correctifs"
)
INCOMPLETE: Final = Words(
    "the series has {total} patches, and these are missing: {missing}",
    "la série compte {total} correctifs, et il manque les suivants : {missing}",
)
NOT_APPLIED: Final = Words("git can’t apply it: {reason}", "git ne peut pas l’appliquer : {reason}")
NOT_KEPT: Final = Words("git won’t keep it: {reason}", "git refuse de le conserver : {reason}")
ID_TAKEN: Final = Words("other patches have its id", "d’autres correctifs ont son identifiant")


class MailError(Exception):
    """A mail or a series that is not taken in; `reason` says why, in both languages.

    It holds no stranger's words but git's own report, escaped.
    """

    def __init__(self, words: Words, **values: Shown) -> None:
        self.reason = Words(*(_filled(words, language, values) for language in Language))
        super().__init__(self.reason.en)


def _filled(words: Words, language: Language, values: Mapping[str, Shown]) -> str:
    shown = {
        name: value.in_(language) if isinstance(value, Words) else value
        for name, value in values.items()
    }
    return words.in_(language).format(**shown)

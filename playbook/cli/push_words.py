"""What the inbox without a forge says: to whoever sets it up, and to whoever pushes."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Words

SERVED: Final = Words("inbox: {path}", "boîte de réception : {path}")
HOW_TO_SUGGEST: Final = Words(
    "to suggest: git push -o title='...' {path} HEAD:refs/for/main",
    "pour suggérer : git push -o title='...' -o lang=fr {path} HEAD:refs/for/main",
)
HOW_TO_FETCH: Final = Words(
    "to take in: list {address} under `remotes` in docs/records/policy.yml",
    "pour recevoir : indiquez {address} sous « remotes », dans docs/records/policy.yml",
)
HOW_TO_MOVE_MAIN: Final = Words(
    "to bring main up to date: PLAYBOOK_MAINTAINER=1 git push {path} main",
    "pour mettre main à jour : PLAYBOOK_MAINTAINER=1 git push {path} main",
)
NOT_AN_INBOX: Final = Words(
    "{path} holds something that is no inbox; nothing was changed",
    "{path} contient autre chose qu’une boîte de réception; rien n’a été modifié",
)
NOT_SERVED: Final = Words(
    "the inbox can't be set up: {reason}",
    "impossible de préparer la boîte de réception : {reason}",
)
BAD_REMOTE: Final = Words(
    "`{name}` can't be the name of a remote: lower-case letters and digits, 20 at most",
    "« {name} » ne peut pas nommer un dépôt distant : lettres minuscules et chiffres, 20 au plus",
)
NOT_BY_HAND: Final = Words(
    "git runs this command when something is pushed to an inbox: {reason}",
    "git lance cette commande quand on pousse vers une boîte de réception : {reason}",
)

KEPT: Final = Words("{id}: received, thank you", "{id} : bien reçue, merci")
KEPT_AGAIN: Final = Words(
    "{id}: this push takes the place of the one before",
    "{id} : cette version remplace la précédente",
)
KEPT_AS_BEFORE: Final = Words(
    "{id}: received before; nothing new in these commits",
    "{id} : déjà reçue; rien de nouveau dans ces commits",
)
KEPT_IN_OTHER_WORDS: Final = Words(
    "{id}: received before; what is said of it is as you say it now",
    "{id} : déjà reçue; ce qui en est dit est maintenant tel que vous le dites",
)
WORDS_STAY: Final = Words(
    "{id}: another account has suggested this commit, and what was said of it stays as it is; to "
    "suggest it in your own words, push it with -o topic=NAME",
    "{id} : un autre compte a suggéré ce commit, et ce qui en a été dit reste tel quel; pour le "
    "suggérer avec vos propres mots, poussez-le avec -o topic=NOM",
)
NO_CHANGE: Final = Words(
    "{id}: it changes no file, so that only its words arrive; if it should, commit the change and "
    "push again",
    "{id} : elle ne modifie aucun fichier, et seuls ses mots arrivent; si elle le devait, faites "
    "un commit de la modification et poussez de nouveau",
)
HELD_ALREADY: Final = Words(
    "{id}: main holds all that it changes already; nothing is left to take in",
    "{id} : main contient déjà tout ce qu’elle modifie; il ne reste rien à intégrer",
)
PUSH_AGAIN: Final = Words(
    "to change it: mend, commit, push again with -o topic={topic}",
    "pour la modifier : corrigez, faites un commit, puis poussez de nouveau avec -o topic={topic}",
)
NO_TOPIC: Final = Words(
    "without -o topic=NAME the next push is another suggestion",
    "sans -o topic=NOM, le prochain envoi sera une autre suggestion",
)
NOT_CHECKED: Final = Words(
    "{id} is kept, but could not be checked here ({reason}); the editors check it when they take "
    "it in",
    "{id} est conservée, mais n’a pas pu être vérifiée ici ({reason}); les responsables la "
    "vérifieront à la réception",
)
MAIN_UNREADABLE: Final = Words("main itself can't be read", "main même est illisible")
TOO_SLOW: Final = Words("it took too long", "la vérification a pris trop de temps")
TOOL_TROUBLE: Final = Words("the tool failed: {kind}", "l’outil a échoué : {kind}")
UNKNOWN_OPTION: Final = Words(
    "-o {option} was left out; options: {known}",
    "-o {option} a été laissée de côté; options : {known}",
)
LONG_OPTION: Final = Words(
    "-o {option} was left out: no more than {most} characters, and not empty",
    "-o {option} a été laissée de côté : au plus {most} caractères, et au moins un",
)
TOO_MUCH_SAID: Final = Words(
    "-o {option} was left out: all that is said with a push may have {most} bytes together",
    "-o {option} a été laissée de côté : tout ce qui est dit avec un envoi peut compter ensemble "
    "{most} octets",
)
FILE_GOES_FIRST: Final = Words(
    "suggestion.yml says what the suggestion is; the options of the push that say it were kept "
    "beside it, unread",
    "suggestion.yml décrit la suggestion; les options de l’envoi qui la décrivent sont conservées "
    "à côté, sans être lues",
)

HOSTILE: Final = Words(
    "not kept: its files are hostile or out of place ({codes})",
    "non conservée : ses fichiers sont hostiles ou mal placés ({codes})",
)
NO_COMMIT: Final = Words("push a commit", "poussez un commit")
NOTHING_NEW: Final = Words("main holds this commit already", "main contient déjà ce commit")
NOTHING_DELETED: Final = Words("nothing is deleted here", "rien ne se supprime ici")
ONLY_FOR: Final = Words(
    "push suggestions to refs/for/main; other refs belong to the editors",
    "poussez les suggestions vers refs/for/main; les autres références reviennent aux responsables",
)
BAD_TOPIC: Final = Words(
    "a topic has 1 to {most} characters, none of them hidden",
    "un sujet compte de 1 à {most} caractères, aucun n’étant caché",
)
TAKEN: Final = Words(
    "topic {topic} stands for other commits: choose another, or build on them",
    "le sujet {topic} désigne d’autres commits : choisissez-en un autre, ou partez de ceux-là",
)
TOGETHER: Final = Words(
    "refused with the others of this atomic push",
    "refusée avec les autres de cet envoi atomique",
)
NOT_KEPT: Final = Words("could not be kept: {reason}", "n’a pas pu être conservée : {reason}")

"""What `playbook intake apply` says, in English and French."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Words

LEFT: Final = {
    "settled": Words(
        "an earlier run was ended in the middle: finished or undone",
        "une exécution précédente avait été interrompue : elle est terminée ou annulée",
    ),
    "forgotten": Words(
        "an earlier run was ended in the middle, and its branch is not checked out any more: "
        "nothing was written",
        "une exécution précédente avait été interrompue et sa branche n’est plus extraite : rien "
        "n’a été écrit",
    ),
}
NOT_APPLIED: Final = Words("nothing was changed: {why}", "rien n’a été modifié : {why}")
REASONS: Final = {
    "busy": Words("another run is at work here", "une autre exécution est en cours ici"),
    "no_branch": Words(
        "no branch is checked out: git switch main",
        "aucune branche n’est extraite : git switch main",
    ),
    "nobody": Words(
        "git does not know who you are: git config user.name NAME, then "
        "git config user.email ADDRESS",
        "git ne sait pas qui vous êtes : git config user.name NOM, puis "
        "git config user.email ADRESSE",
    ),
    "not_signed": Words(
        "your git is asked to sign commits (commit.gpgsign) and could not: {paths}. Mend "
        "user.signingkey and gpg.format, or: git config commit.gpgsign false",
        "votre git doit signer les commits (commit.gpgsign) et n’a pas pu : {paths}. Corrigez "
        "user.signingkey et gpg.format, ou : git config commit.gpgsign false",
    ),
    "conflict": Words("it collides with the branch in {paths}", "conflit dans {paths}"),
    "apart": Words(
        "{paths} needs a maintainer’s own review",
        "{paths} doit être examiné par une personne responsable du dépôt",
    ),
    "unsaved": Words(
        "{paths} holds changes that are not committed",
        "{paths} contient des changements sans commit",
    ),
    "in_the_way": Words(
        "no commit holds what stands in the way; move it elsewhere: {paths}",
        "ce qui occupe la place n’est dans aucun commit; déplacez-le : {paths}",
    ),
}
BREAKS_MAIN: Final = Words(
    "{id} would bring these errors to the branch: nothing was changed. Mend them on the branch "
    "first, or accept it with changes",
    "{id} introduirait ces erreurs dans la branche : rien n’a été modifié. Corrigez-les d’abord "
    "dans la branche, ou acceptez la suggestion avec des changements",
)
APPLY_NEXT: Final = Words(
    "next: git push, then playbook build", "ensuite : git push, puis playbook build"
)
PUBLISH_NEXT: Final = Words(
    "next: publish main where contributors take it from, then playbook build",
    "ensuite : publier main là où l’on vient la prendre, puis playbook build",
)
HOW_TO_EDIT: Final = Words(
    "  git fetch {quarantine} {head}\n"
    "  git switch --create {id} FETCH_HEAD\n"
    "  (make the changes) git commit --all\n"
    "  git switch main\n"
    "  playbook intake apply {id} --with {id}",
    "  git fetch {quarantine} {head}\n"
    "  git switch --create {id} FETCH_HEAD\n"
    "  (faites les changements) git commit --all\n"
    "  git switch main\n"
    "  playbook intake apply {id} --with {id}",
)
WITH_WHICH_CHANGES: Final = Words(
    "{id} was accepted with changes: name the commit that makes them, --with COMMIT. For instance:",
    "{id} a été acceptée avec des changements : nommez le commit qui les fait, --with COMMIT. "
    "Par exemple :",
)
NO_SUCH_COMMIT: Final = Words(
    "this repository has no commit `{name}`. To make one of {id}, for instance:",
    "ce dépôt n’a pas de commit « {name} ». Pour en faire un à partir de {id}, par exemple :",
)
NOT_MADE_OF_IT: Final = Words(
    "`{name}` is not made of {id}: its commits are not in that commit’s past. For instance:",
    "« {name} » n’est pas fait à partir de {id} : ses commits n’en sont pas des ancêtres. "
    "Par exemple :",
)
NOT_WITH_CHANGES: Final = Words(
    "{id} is `{state}`; --with is for what was accepted with changes: "
    "playbook intake accept-with-changes {id}",
    "{id} est à l’état `{state}`; --with sert à ce qui a été accepté avec des changements : "
    "playbook intake accept-with-changes {id}",
)
ALREADY_IN: Final = Words("{id} is in already: {commit}", "{id} est déjà intégrée : {commit}")
APPLIED: Final = Words("{id} is in: {commit}", "{id} est intégrée : {commit}")

"""A plain word stands where a heavier one says no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.text import Language
from playbook.rules.rule import Rule, Scope
from playbook.rules.sty.wording import found, phrases

RULE: Final = Rule(
    code="STY006",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "Heavy wording",
        "Mot ou tournure à éviter",
    ),
    why=Words(
        "Long words slow every reader down and shut some out; calques make French read as a "
        "translation.",
        "Les mots longs ralentissent tout le monde et excluent des gens; les calques donnent "
        "au français un air de traduction.",
    ),
    message=Words(
        "`{written}` has a plainer word",
        "« {written} » a un équivalent plus simple",
    ),
    help=Words(
        "write {better}",
        "écrivez {better}",
    ),
    basis=(
        "Canada.ca Content Style Guide; Office québécois de la langue française, Vitrine "
        "linguistique"
    ),
)

_PLAINER: Final = {
    Language.EN: phrases(
        {
            "in order to": "`to`",
            "prior to": "`before`",
            "subsequent to": "`after`",
            "obtain(?:s|ed|ing)?": "`get`",
            "shall": "`must`, or `need to` where no law says so",
            "utili[sz](?:e|es|ed|ing)": "`use`",
            "commenc(?:e|es|ed|ing)": "`start`",
            "endeavou?r to": "`try to`",
            "(?:make|makes|made|making) a request": "`ask`",
            "regarding": "`about`",
            "with (?:regard|respect) to": "`about`",
            "in the event that": "`if`",
            "due to the fact that": "`because`",
            "at this point in time": "`now`",
            "on a (?:daily|weekly|monthly|regular) basis": "how often: `each day`, `often`",
        }
    ),
    Language.FR: phrases(
        {
            "dans le but de": "`pour`",
            "au niveau (?:de la|de l’|des|du|de)": "`dans`, `pour` ou `quant à`",
            "suite (?:à la|à l’|aux|au|à)": "`après` ou `à la suite de`",
            "en termes (?:de|d’)": "`quant à` ou `en matière de`",
            "proc[éè]d(?:er|ez|ons|é|ent|e) à l’(?:analyse|examen|évaluation)": (
                "`analyser`, `examiner` ou `évaluer`"
            ),
            "effectu(?:er|ez|ons|é|ent|e) (?:un|le) suivi": "`suivre`",
            "adress(?:er|ez|ons|é|ent|e) (?:un|le|ce|des|les|ces) problèmes?": "`régler`",
            "(?:mettre|mettez|mettons|met|mettent) l’emphase sur": "`insister sur`",
            "(?:prendre|prenez|prenons|prend|prennent) action": "`agir`",
            "fai(?:re|t|tes|sons) du sens": "`avoir du sens`",
            "(?:préalablement|antérieurement) (?:à la|à l’|aux|au|à)": "`avant`",
            "en raison du fait qu[e’]": "`parce que`",
            "à l’heure actuelle|au moment présent": "`maintenant`",
        }
    ),
}


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each heavy word in the page's prose."""
    for place, written, better in found(page, _PLAINER):
        yield RULE.at(place, written=written, better=better)

"""What somebody who wrote a word in French, or the usual English word, probably meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from playbook.model.nearest import nearest
from playbook.model.slug import slug

# The tool's own words are the same in both languages; the everyday words for them, as slugs.
_EVERYDAY: Final[Mapping[str, str]] = {
    "titre": "title",
    "resume": "description",
    "mots-cles": "keywords",
    "etat": "status",
    "statut": "status",
    "langue": "lang",
    "responsable": "owner",
    "public-cible": "audience",
    "principes": "principles",
    "sources-citees": "sources",
    "brouillon": "draft",
    "ebauche": "draft",
    "en-revision": "in_review",
    "en-examen": "in_review",
    "review": "in_review",
    "pending": "in_review",
    "publie": "published",
    "publiee": "published",
    "public": "published",
    "live": "published",
    "desuet": "deprecated",
    "obsolete": "deprecated",
    "archive": "archived",
    "archivee": "archived",
    "approuve": "approved",
    "approuvee": "approved",
    "retire": "withdrawn",
    "retiree": "withdrawn",
    "anglais": "en",
    "english": "en",
    "francais": "fr",
    "french": "fr",
    "requis": "required",
    "requise": "required",
    "obligatoire": "required",
    "sans-objet": "not_applicable",
    "methode": "method",
    "gabarit": "template",
    "modele": "template",
    "formulaire": "template",
    "mesure": "measure",
    "cas": "case",
    "etude-de-cas": "case",
    "lecon": "lesson",
    "ligne-directrice": "guideline",
    "terme": "term",
    "employes": "staff",
    "personnel": "staff",
    "acs-plus": "gba_plus",
    "acs": "gba_plus",
    "langues-officielles": "official_languages",
    "accessibilite": "accessibility",
    "traduit": "translated",
    "traduite": "translated",
    "revise": "reviewed",
    "revisee": "reviewed",
    "accepte": "accepted",
    "acceptee": "accepted",
    "rejete": "rejected",
    "rejetee": "rejected",
    "faible": "low",
    "moyen": "medium",
    "eleve": "high",
    "ouvert": "open",
    "ferme": "closed",
    "en-cours": "in_progress",
}


def meant(written: str, options: Sequence[str]) -> str | None:
    """The option that a word stands for, or looks most like, or None when none is close."""
    everyday = _EVERYDAY.get(slug(written))
    return everyday if everyday in options else nearest(written, options)

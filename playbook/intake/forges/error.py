"""The one way in which a forge fails, in words for a reader."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Words

NO_TOKEN: Final = Words(
    "{variable} holds no token: a token is one word of ASCII characters",
    "{variable} ne contient pas de jeton : un jeton est un seul mot en caractères ASCII",
)
NO_PLACE: Final = Words(
    "the address does not say where the forge’s API is: write `forge`, `api` and `project` in "
    "docs/records/policy.yml",
    "l’adresse ne dit pas où est l’API de la forge : inscrivez « forge », « api » et « project » "
    "dans docs/records/policy.yml",
)
NO_COMMIT: Final = Words("that is no commit’s id", "ce n’est pas l’identifiant d’un commit")
NOT_REACHED: Final = Words("{host} can’t be reached", "{host} est injoignable")
NOT_TRUSTED: Final = Words(
    "the certificate of {host} is not trusted by this system",
    "le certificat de {host} n’est pas reconnu par ce système",
)
SLOW: Final = Words("{host} took too long to answer", "{host} a mis trop de temps à répondre")
CUT_SHORT: Final = Words(
    "{host} ended in the middle of its answer", "{host} s’est arrêté au milieu de sa réponse"
)
TOO_LARGE: Final = Words(
    "{host} answers with more than is read", "la réponse de {host} dépasse ce qui est lu"
)
TOO_MANY: Final = Words(
    "{host} would have to be asked too often", "il faudrait interroger {host} trop de fois"
)
NOT_UNDERSTOOD: Final = Words(
    "the answer of {host} is not what its API promises",
    "la réponse de {host} n’est pas celle que promet son API",
)
ELSEWHERE: Final = Words(
    "{host} sends elsewhere ({status}), and the token goes nowhere else: write the new `api` or "
    "`project` in docs/records/policy.yml",
    "{host} renvoie ailleurs ({status}), et le jeton ne va nulle part ailleurs : inscrivez la "
    "nouvelle valeur de « api » ou de « project » dans docs/records/policy.yml",
)
TOKEN_REFUSED: Final = Words(
    "{host} does not accept the token (401); it may have expired",
    "{host} n’accepte pas le jeton (401); il est peut-être échu",
)
FORBIDDEN: Final = Words(
    "{host} does not let the token do this (403)", "{host} ne permet pas cela au jeton (403)"
)
NOT_FOUND: Final = Words(
    "{host} has nothing there, or hides it from the token (404)",
    "{host} n’a rien à cet endroit ou le cache au jeton (404)",
)
REFUSED: Final = Words(
    "{host} refused what was asked ({status})", "{host} a refusé la demande ({status})"
)
FAILED: Final = Words(
    "{host} failed ({status}); try again later", "{host} a échoué ({status}); réessayez plus tard"
)
LIMITED: Final = Words(
    "{host} takes no more requests for now; try again later",
    "{host} n’accepte plus de demandes pour le moment; réessayez plus tard",
)
LIMITED_FOR: Final = Words(
    "{host} takes no more requests for now; try again in {seconds} s",
    "{host} n’accepte plus de demandes pour le moment; réessayez dans {seconds} s",
)
LIMITED_UNTIL: Final = Words(
    "{host} takes no more requests for now; try again after {moment} UTC",
    "{host} n’accepte plus de demandes pour le moment; réessayez après {moment} UTC",
)


class ForgeError(Exception):
    """A forge could not be asked, or did not answer as it should.

    Neither its words nor anything that it holds ever has the token in it.
    """

    def __init__(self, words: Words, /, **values: object) -> None:
        super().__init__(words.en.format(**values))
        self.words = words
        self.values = values


class TooLargeError(ForgeError):
    """An answer that is longer than what is read of one."""

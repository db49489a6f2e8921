"""The fixed words of a pack in English, French and Spanish."""

import datetime

LANGUAGES = ("en", "fr", "es")

_MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "fr": [
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juill.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ],
    "es": ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
}

# Each entry: English, French, Spanish. Where two forms are given, the first is for one.
_SAID: dict[str, tuple[str, str, str]] = {
    "concern": ("Concern.", "Préoccupation.", "Preocupación."),
    "ask": ("Ask.", "Demande.", "Petición."),
    "who": ("Who says so.", "Qui le dit.", "Quién lo dice."),
    "also speak": ("Also speak of it: {}", "En parlent aussi : {}", "También hablan de ello: {}"),
    "only speak": ("Speak of it: {}", "En parlent : {}", "Hablan de ello: {}"),
    "more voices": (
        "{} more is not named here|{} more are not named here",
        "{} autre intervenant n’est pas cité ici|{} autres intervenants ne sont pas cités ici",
        "{} más no se nombra aquí|{} más no se nombran aquí",
    ),
    "article": ("Article {}", "Article {}", "Artículo {}"),
    "paragraph": ("paragraph {}", "paragraphe {}", "párrafo {}"),
    "page": ("p. {}", "p. {}", "pág. {}"),
    "pages": ("pp. {}", "p. {}", "págs. {}"),
    "covers": ("Covers {}", "Porte sur {}", "Trata de {}"),
    "covers against": ("Covers {} against {}", "Porte sur {}, comparé à {}", "Trata de {} frente a {}"),
    "categories": ("{} category|{} categories", "{} catégorie|{} catégories", "{} categoría|{} categorías"),
    "concerns": (
        "{} concern|{} concerns",
        "{} préoccupation|{} préoccupations",
        "{} preocupación|{} preocupaciones",
    ),
    "waiting count": (
        "{} concern waits for review|{} concerns wait for review",
        "{} préoccupation attend d’être vérifiée|{} préoccupations attendent d’être vérifiées",
        "{} preocupación espera revisión|{} preocupaciones esperan revisión",
    ),
    "lost count": (
        "{} concern is no longer found in this draft|{} concerns are no longer found in this draft",
        "{} préoccupation ne figure plus dans ce projet|{} préoccupations ne figurent plus dans ce projet",
        "{} preocupación ya no figura en este proyecto|{} preocupaciones ya no figuran en este proyecto",
    ),
    "part lost": (
        "No longer found in this draft",
        "Ne figurent plus dans ce projet",
        "Ya no figuran en este proyecto",
    ),
    "part left out": ("Not in this pack", "Hors de ce dossier", "Fuera de este expediente"),
    "stood at": ("{} ({}, {})", "{} ({}, {})", "{} ({}, {})"),
    "still open": ("{} still open", "dont {} en suspens", "{} aún por atender"),
    "reworded count": (
        "{} clause reworded|{} clauses reworded",
        "{} disposition reformulée|{} dispositions reformulées",
        "{} disposición reformulada|{} disposiciones reformuladas",
    ),
    "moved count": ("{} moved", "{} déplacée|{} déplacées", "{} trasladada|{} trasladadas"),
    "clauses counted": ("Clauses: {}", "Dispositions : {}", "Disposiciones: {}"),
    "bracket count": (
        "{} changed in brackets only",
        "{} modifiée dans ses seuls crochets|{} modifiées dans leurs seuls crochets",
        "{} modificada solo en sus corchetes|{} modificadas solo en sus corchetes",
    ),
    "option count": (
        "{} with an option dropped",
        "{} dont une option est abandonnée",
        "{} con una opción eliminada",
    ),
    "split count": (
        "{} from a split clause",
        "{} issue d’une scission|{} issues d’une scission",
        "{} surgida de una división|{} surgidas de una división",
    ),
    "merged count": ("{} merged", "{} fusionnée|{} fusionnées", "{} fusionada|{} fusionadas"),
    "changed elsewhere": (
        "Only headings, numbers or opening words changed",
        "Seuls des intitulés, des numéros ou des phrases d’introduction ont changé",
        "Solo cambiaron títulos, números o frases iniciales",
    ),
    "not compared": (
        "The words of the two drafts were not compared",
        "Les termes des deux projets n’ont pas été comparés",
        "Las palabras de los dos proyectos no se compararon",
    ),
    "new count": ("{} new", "{} nouvelle|{} nouvelles", "{} nueva|{} nuevas"),
    "gone count": ("{} deleted", "{} supprimée|{} supprimées", "{} suprimida|{} suprimidas"),
    "renumbered count": ("{} renumbered", "{} renumérotée|{} renumérotées", "{} renumerada|{} renumeradas"),
    "unchanged count": ("{} unchanged", "{} inchangée|{} inchangées", "{} sin cambios"),
    "nothing changed": ("No clause changed", "Aucune disposition modifiée", "Ninguna disposición cambió"),
    "addressed": (
        "{} of these concerns is marked addressed|{} of these concerns are marked addressed",
        "{} de ces préoccupations est indiquée comme prise en compte"
        "|{} de ces préoccupations sont indiquées comme prises en compte",
        "{} de estas preocupaciones figura como atendida|{} de estas preocupaciones figuran como atendidas",
    ),
    "raised since": (
        "{} newly raised since {}",
        "{} soulevée depuis {}|{} soulevées depuis {}",
        "{} planteada desde {}|{} planteadas desde {}",
    ),
    "none raised since": (
        "none newly raised since {}",
        "aucune soulevée depuis {}",
        "ninguna planteada desde {}",
    ),
    "fate same": ("unchanged", "inchangé", "sin cambios"),
    "fate moved": ("moved", "déplacé", "trasladado"),
    "fate reworded": ("reworded", "reformulé", "reformulado"),
    "fate unsure": ("to be checked", "à vérifier", "por verificar"),
    "fate lost": ("no longer found", "disparu", "ya no figura"),
    "fate new": ("new", "nouveau", "nuevo"),
    "raised": ("newly raised", "nouvellement soulevée", "planteada ahora"),
    "was": ("was {}", "ancien {}", "antes {}"),
    "title": ("What has to change in {}", "Ce qui doit changer dans {}", "Lo que debe cambiar en {}"),
    "point": ("{}: ", "{} : ", "{}: "),
    "severity said": ("Severity: {}", "Gravité : {}", "Gravedad: {}"),
    "severity low": ("low", "faible", "baja"),
    "severity medium": ("medium", "moyenne", "media"),
    "severity high": ("high", "élevée", "alta"),
    "status open": ("open", "en suspens", "pendiente"),
    "status addressed": ("addressed", "prise en compte", "atendida"),
    "status dismissed": ("dismissed", "écartée", "descartada"),
    "not shown": (
        "Not shown here, because addressed or dismissed: {}.",
        "Non repris ici, car pris en compte ou écartés : {}.",
        "No se muestran aquí, por estar atendidas o descartadas: {}.",
    ),
    "sources": (
        "Each quotation gives draft, article and page. Sources: {}.",
        "Chaque citation indique le projet, l’article et la page. Sources : {}.",
        "Cada cita indica el proyecto, el artículo y la página. Fuentes: {}.",
    ),
    "sources listed": (
        "Each quotation gives draft, article and page. Sources:",
        "Chaque citation indique le projet, l’article et la page. Sources :",
        "Cada cita indica el proyecto, el artículo y la página. Fuentes:",
    ),
    "signatories": (
        "{} signatory|{} signatories",
        "{} signataire|{} signataires",
        "{} signatario|{} signatarios",
    ),
    "brackets chart": ("Open brackets", "Crochets ouverts", "Corchetes abiertos"),
    "trend chart": (
        "Open concerns, draft by draft",
        "Préoccupations en suspens, projet par projet",
        "Preocupaciones pendientes, proyecto por proyecto",
    ),
    "no concerns": (
        "No concern is recorded here.",
        "Aucune préoccupation n’est consignée ici.",
        "No hay ninguna preocupación registrada aquí.",
    ),
    "column article": ("Article", "Article", "Artículo"),
    "column text": ("Text", "Texte", "Texto"),
    "column category": ("Category", "Catégorie", "Categoría"),
    "column concern": ("Concern", "Préoccupation", "Preocupación"),
    "column ask": ("Ask", "Demande", "Petición"),
    "column who": ("Who says so", "Qui le dit", "Quién lo dice"),
    "column status": ("Status", "État", "Estado"),
    "column severity": ("Severity", "Gravité", "Gravedad"),
    "column fate": ("Since the last draft", "Depuis le dernier projet", "Desde el último proyecto"),
    "column draft": ("Draft", "Projet", "Proyecto"),
    "column page": ("Page", "Page", "Página"),
    "column concerns": ("Concerns", "Préoccupations", "Preocupaciones"),
    "column redline": ("Changes", "Modifications", "Cambios"),
    "column heading": ("Heading", "Intitulé", "Título"),
    "column was": ("Was", "Ancien", "Antes"),
    "column count": ("Count", "Nombre", "Número"),
    "column statement": ("Statement", "Déclaration", "Declaración"),
    "column actors": ("By", "De", "De"),
    "column date": ("Date", "Date", "Fecha"),
    "column actor": ("Actor", "Acteur", "Actor"),
    "column position": ("Position", "Position", "Posición"),
    "column words": ("In their words", "Dans leurs termes", "En sus palabras"),
    "not confirmed": ("not confirmed", "non confirmée", "sin confirmar"),
    "stance support": ("supports", "appuie", "apoya"),
    "stance oppose": ("opposes", "s’oppose", "se opone"),
    "stance delete": ("delete", "supprimer", "suprimir"),
    "stance amend": ("amend", "modifier", "modificar"),
    "stance retain": ("retain", "conserver", "mantener"),
    "stance reserve": ("reserves", "réserve", "reserva"),
    "part glance": ("At a glance", "En bref", "De un vistazo"),
    "part table": ("Line by line", "Ligne par ligne", "Línea por línea"),
    "part matrix": ("Concerns by article", "Préoccupations par article", "Preocupaciones por artículo"),
    "part asks": ("What has to change", "Ce qui doit changer", "Lo que debe cambiar"),
    "part positions": ("Who stands where", "Positions des acteurs", "Posiciones de los actores"),
    "part comparison": ("What changed", "Ce qui a changé", "Lo que ha cambiado"),
    "part passages": ("Passages", "Passages relevés", "Pasajes"),
    "part search": ("Passages found", "Passages trouvés", "Pasajes encontrados"),
    "part statements": ("What was said", "Ce qui a été dit", "Lo que se ha dicho"),
    "part sources": ("Sources", "Sources", "Fuentes"),
    "notes": ("Citations", "Références", "Referencias"),
    "back": ("Back to the text", "Retour au texte", "Volver al texto"),
    "total": ("Total", "Total", "Total"),
    "comparison of": ("{} against {}", "{} comparé à {}", "{} frente a {}"),
    "redline": ("Comparison", "Comparaison", "Comparación"),
    "kind unchanged": ("unchanged", "inchangé", "sin cambios"),
    "kind renumbered": ("renumbered", "renuméroté", "renumerado"),
    "kind moved": ("moved", "déplacé", "trasladado"),
    "kind reworded": ("reworded", "reformulé", "reformulado"),
    "kind bracket-only": ("brackets only", "crochets seulement", "solo corchetes"),
    "kind option dropped": ("option dropped", "option abandonnée", "opción eliminada"),
    "kind split": ("split", "scindé", "dividido"),
    "kind merged": ("merged", "fusionné", "fusionado"),
    "kind new": ("new", "nouveau", "nuevo"),
    "kind gone": ("deleted", "supprimé", "suprimido"),
    "check": ("please check", "à vérifier", "por verificar"),
    "moved from": ("Moved from {}", "Déplacé de {}", "Trasladado de {}"),
    "moved to": ("Moved to {}", "Déplacé vers {}", "Trasladado a {}"),
    "law": ("Matters in law: {}", "Portée juridique : {}", "Alcance jurídico: {}"),
    "reworded too": ("reworded: {}", "reformulé : {}", "reformulado: {}"),
    "kind law": ("matters in law", "portée juridique", "alcance jurídico"),
    "column change": ("Change", "Modification", "Cambio"),
    "column clauses": ("Clauses", "Dispositions", "Disposiciones"),
    "column where": ("Where", "Où", "Dónde"),
    "inserted words": ("inserted words", "mots ajoutés", "palabras añadidas"),
    "deleted words": ("deleted words", "mots supprimés", "palabras suprimidas"),
    "legend": (
        "What moved is deleted where it stood and inserted where it stands now.",
        "Ce qui a été déplacé est supprimé à son ancienne place et ajouté à la nouvelle.",
        "Lo trasladado figura suprimido donde estaba y añadido donde está ahora.",
    ),
    "tracked": (
        "Accept all changes for {}; reject all for {}.",
        "Acceptez toutes les modifications pour obtenir {} ; refusez-les toutes pour {}.",
        "Acepte todos los cambios para obtener {}; rechácelos todos para {}.",
    ),
    "view inline": ("In one text", "En un seul texte", "En un solo texto"),
    "view beside": ("Side by side", "Côte à côte", "En paralelo"),
    "contents": ("Contents", "Sommaire", "Índice"),
    "to the text": ("Go to the text", "Aller au texte", "Ir al texto"),
    "next change": ("Next change", "Modification suivante", "Cambio siguiente"),
    "change before": ("Change before", "Modification précédente", "Cambio anterior"),
    "old draft": ("Old: {}", "Ancien : {}", "Anterior: {}"),
    "new draft": ("New: {}", "Nouveau : {}", "Nuevo: {}"),
    "page of": ("Page {} of {}", "Page {} sur {}", "Página {} de {}"),
}


def say(language: str, key: str, *values: object) -> str:
    """The fixed words under *key* with *values* in their places; English where there are no others."""
    said = _SAID[key][_index(language)]
    if "|" in said:
        one, many = said.split("|")
        said = one if _is_one(language, values[0]) else many
    return said.format(*values)


def usual_title(draft: str, language: str) -> str:
    """The title of a pack on *draft* that was given none."""
    return say(language, "title", draft)


def day(language: str, date: datetime.date) -> str:
    """A date as it is written: 24 Jan 2024."""
    return f"{date.day} {_MONTHS[LANGUAGES[_index(language)]][date.month - 1]} {date.year}"


def _index(language: str) -> int:
    return LANGUAGES.index(language) if language in LANGUAGES else 0


def _is_one(language: str, number: object) -> bool:
    return number in ((0, 1) if language == "fr" else (1,))

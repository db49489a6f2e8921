"""The words by which a sentence asks for something, in six languages: one pattern for each stance."""

import re

from workbench.treaty.positions import Stance

PATTERNS: tuple[tuple[Stance, "re.Pattern[str]"], ...] = (
    (
        Stance.RESERVE,
        re.compile(
            r"(?i)\breserv\w* (?:its|our|my|their|the)? ?(?:position|right)s?\b|\bréserv\w+ (?:sa"
            r"|notre) position"
            r"|\b(?:place|enter|maintain)s? (?:a|our|its) (?:general )?reservation\b"
            r"|\breserv\w+ (?:su|nuestra) posición|\bрезервиру\w+ (?:свою )?позици\w*"
            r"|[يتن]حتفظ\s.{0,20}موقف|保留立场"
        ),
    ),
    (
        Stance.OPPOSE,
        re.compile(
            r"(?i)\boppos(?:e|es|ed)\b(?! to\b)|\b(?:is|are|remains?) (?:strongly |firmly )?opposed to\b"
            r"|\b(?:cannot|can ?not|could not|will not|do(?:es)? not|not in a position to|unable to)"
            r" (?:accept|support|agree|endorse|go along|join consensus)\b"
            r"|\brejects?\b|\bobjects? to\b|\bvote against\b"
            r"|\b(?:not acceptable|unacceptable)\b|\bha(?:s|ve) (?:serious |great |real )?difficult(?:y"
            r"|ies)\b"
            r"|\bs[’']oppos\w+|\bnous opposons\b"
            r"|\bne (?:peut|peuvent|pouvons|saurait|saurions) "
            r"(?:pas )?(?:accepter|appuyer|souscrire)"
            r"|\bpas en mesure d[’'](?:accepter|appuyer)|\bpas acceptable\b|\bse opone\b|\bnos oponemos\b"
            r"|\brechaza(?:mos)?\b|\bno (?:puede|podemos) (?:aceptar|apoyar)"
            r"|\bno est(?:á|án|amos) en condiciones de (?:aceptar|apoyar)|\bno es aceptable\b"
            r"|\bвыступа\w+ против\b|\bвозража\w+"
            r"|\bне (?:готов\w*|мо[жг]\w+) (?:поддержать|согласиться|принять)|[نيت]عارض|[نيت]رفض"
            r"|لا يمكن(?:نا)? (?:قبول|تأييد)"
            r"|反对|不能接受|无法接受|不能同意|不支持"
        ),
    ),
    (
        Stance.DELETE,
        re.compile(
            r"(?i)\bdelet(?:e|ed|ing|ion)\b|\b(?:be|to) (?:struck|dropped|taken) out\b"
            r"|\b(?:be|to) (?:removed?|struck|dropped|omitted)\b|\bremoval of\b"
            r"|\b(?:should|must|would|at least|suggest|recommend|propose)\w* (?:remove|removing|omit"
            r"|omitting|drop)\b"
            r"|\bno place in\b|\bmust go\b"
            r"|\bsuppr(?:imer|imé\w*|ession)\b"
            r"|\belimina(?:r|do|da|ción|dos|das)\b|\beliminen?\b|\bsupr(?:imir|imid[oa]s?|esión|ima[n]?)\b"
            r"|\bисключ(?:ить|ени[ея]\w*|ен\w*)\b|\bснять\b|حذف|تُحذف|删除|删去"
        ),
    ),
    (
        Stance.AMEND,
        re.compile(
            r"(?i)\bamend(?:ed|ing|ment)?\b|\breplac(?:e|ed|ing|ement)\b|\binsert(?:ed|ing|ion)?\b"
            r"|\badd(?:ed|ing|ition of)?\b(?! (?:our|my|its|that|to what)\b)"
            r"|\bre(?:word|draft|phras|formulat|structur)(?:e|ed|ing)?\b|\b(?:restore|reinstate)[ds]?\b"
            r"|\b(?:be|to) (?:limited|narrowed|clarified|confined|restricted|strengthened|put back|aligned)\b"
            r"|\bnarrowing\b|\b(?:to|only) limit\b|\b(?:more|further) (?:precise|elaborated|clear) wording\b"
            r"|\bsee\b[^,;]{0,80} aligned with\b|\bfurther elaborated\b"
            r"|\bread as follows\b|\ba (?:slight )?change to (?:article|paragraph)|”,? (?:instead of"
            r"|rather than) “"
            r"|\b(?:re)?formul(?:er|é\w*)\b|\bmodifi(?:er|é\w*|car|cad[oa]|que|quen)\b|\bremplac(?:er"
            r"|é\w*)\b|\bajouter\b|\brétabli[re]\w*|\bamender\b"
            r"|\bsustitu(?:ir|ya|yan|ido|ida)\b|\breemplazar\b|\bañad(?:ir|a|an|ido)\b|\brestable\w+"
            r"|\breincorpor\w+|\bdebería(?:n)? limitarse\b|\benmend(?:ar|ado)\b"
            r"|\bзаменить\b|\bизменить\b|\bдобавить\b|\bдополнить\b|\bвосстановить\b|\bвключить\b"
            r"|تعديل|استبدال|إضافة|إدراج|الاستعاضة|إعادة|修正|修改|替换|增加|恢复|改为|加入"
        ),
    ),
    (
        Stance.RETAIN,
        re.compile(
            r"(?i)\bretain(?:ed|ing|s)?\b|\bretention of\b|\b(?:be )?(?:kept|maintained|preserved)\b"
            r"|\b(?:to |should |we |must )keep\b|\b(?:should|must) (?:\w+ )?remain\b|\bwould not (?:wish"
            r"|want|like) to lose\b"
            r"|\bmaint(?:enir|ien|enu\w*)\b|\bconserver\b|\bmanten(?:er|ga|gan|ido|ida)\b"
            r"|\bmantenimiento\b|\bconservar\b"
            r"|\bсохран(?:ить|ени[ея]\w*|ен\w*)\b|الإبقاء|الاحتفاظ ب(?!موقف)|保留(?!立场)"
        ),
    ),
    (
        Stance.SUPPORT,
        re.compile(
            r"(?i)\b(?:strongly |fully )?supports?\b|\bendorses?\b|\bsupportive of\b|\bwelcomes?\b"
            r"|\b(?:can|could|ready to) (?:accept|go along with|support|agree to)\b"
            r"|\b(?:in favou?r of|favou?rs?)\b|\bsee merit in\b|\b(?:is|are) (?:also "
            r"|fully )?supported by (?:my|our)\b"
            r"|\bappuie\b|\bappuyons\b|\bsoutien(?:t|nent)\b|\bsoutenons\b|\bfavorables? (?:à|au|aux)\b"
            r"|\bse félicite\b"
            r"|\bapoya(?:mos)?\b|\brespalda(?:mos)?\b|\ba favor de\b"
            r"|\bподдержива(?:ет|ем|ют|ю)\b|[نيت]ؤيد|[نيت]دعم|支持"
        ),
    ),
)

NOUN_OF_REQUEST = re.compile(
    r"(?i)\b(?P<delete>deletion|deleting|removal|removing|suppression|supresión|eliminación|исключение"
    r"|исключения)\b"
    r"|\b(?P<retain>retention|retaining|keeping|maintien|mantenimiento|сохранение|сохранения)\b"
)
PIECE = re.compile(
    r"(?i)\b(?:words?|phrase|sentence|term|expression|reference|mention|clause “|mots?|phrase|termes?"
    r"|palabras?|frase|expresión|referencia|слов\w*|фраз\w*|предложени[ея]|ссылк\w*)\b"
    r"|عبارة|العبارة|كلمة|词|字样|措辞|文字|一句|whole language"
)
BRACKETS = re.compile(
    r"(?i)\bbrackets?\b.{0,40}\b(?:removed|deleted|lifted)\b|\b(?:remov|delet|lift)\w* (?:the |its |all "
    r"|these )?"
    r"(?:square )?brackets?\b|\bsupprimer (?:les )?crochets|\beliminen? (?:los )?corchetes"
    r"|\b(?:снять|исключить|убрать) (?:\w+ )?скобки|删除方括号|去掉方括号|حذف الأقواس"
)
DENIED = re.compile(
    r"(?i)(?:\bnot\b|n[’']t\b|\bnever\b|\bno delegation\b|\bwithout\b|\bne\b|\bpas\b|\bsans\b|\bno\b|\bsin\b"
    r"|\bне\b|\bбез\b|لا|لم|دون|不|未|没有)\s*(?:\w+\s){0,2}$"
)
PAST = re.compile(
    r"(?i)\b(?:was|were|has been|have been|had been|fue|fueron|se suprimi\w+|a été|ont été|был[аои]?|被)\s?$"
)

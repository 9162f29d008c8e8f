"""Which column of a table of people means what, in seven languages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from symposium.lib.tables import columns
from symposium.lib.tables.columns import Column

# Headers by which a field is known, in English, Chinese, French, Spanish, Russian, Arabic and
# German.
WORDS: dict[str, str] = {
    "name": "name|full name|display name|participant|representative|delegate|person|姓名|名字|代表"
    "|nom complet|nom et prénom|nombre completo|nombre y apellidos|participante|фио|имя и фамилия"
    "|полное имя|участник|الاسم|الاسم الكامل|المشارك|vollständiger name|teilnehmer",
    "latin_name": "latin name|name in latin letters|passport name|name as in passport|name en"
    "|english name|拼音|英文名|英文姓名|护照姓名|拉丁字母姓名|nom en lettres latines"
    "|nom du passeport"
    "|nombre en letras latinas|nombre del pasaporte|имя латиницей|имя латинскими буквами"
    "|имя как в паспорте|الاسم بالأحرف اللاتينية|الاسم بالإنجليزية|الاسم كما في الجواز"
    "|name in lateinischer schrift",
    "given_name": "given name|given names|first name|firstname|forename|名|prénom|prénoms|nombre"
    "|nombres|имя|الاسم الأول|vorname",
    "family_name": "family name|last name|lastname|surname|姓|姓氏|nom|nom de famille|apellido"
    "|apellidos|фамилия|اسم العائلة|اللقب|nachname|familienname",
    "email": "e mail|email|mail|e mail address|email address|邮箱|电子邮箱|电子邮件|邮件地址"
    "|courriel|adresse électronique|adresse e mail|correo|correo electrónico|эл почта"
    "|электронная почта|почта|адрес электронной почты|البريد الإلكتروني|البريد|e mail adresse",
    "institution": "institution|organization|organisation|museum|venue|affiliation|company|单位"
    "|机构|工作单位|组织|博物馆|établissement|organisme|musée|institución|organización|museo"
    "|учреждение|организация|музей|место работы|المؤسسة|المنظمة|المتحف|الجهة|einrichtung",
    "territory": "territory|country|country or region|region|nation|国家|国家或地区|国家 地区|地区"
    "|pays|pays ou région|país|país o región|страна|страна или регион|регион|البلد|الدولة"
    "|البلد أو المنطقة|land|staat",
    "category": "category|type|role|kind of participation|类别|参会类别|身份|catégorie|qualité"
    "|categoría|tipo|категория|роль|الفئة|الصفة|kategorie",
    "mode": "mode|taking part|attendance|participation|on site or online|参会方式|参加方式|方式"
    "|mode de participation|modalidad|modalidad de participación|формат участия|форма участия"
    "|участие|طريقة المشاركة|المشاركة|teilnahme",
    "language": "language|preferred language|language of letters|语言|langue|idioma|язык|اللغة"
    "|sprache",
    "kind": "kind|kind of institution|institution kind|机构类型|单位性质|type d établissement"
    "|tipo de institución|тип организации|نوع المؤسسة",
    "reference": "reference|ref|id|no|nr|number|code|编号|序号|numéro|référence|número|referencia"
    "|номер|№|الرقم|المرجع|nummer",
}
# Those by which a person is called.
NAMES = {"name", "given_name", "family_name"}
# Those whose texts may stand in a column for each language.
BY_LANGUAGE = {"institution"}
# In words, for the list from which a column's meaning is chosen.
LABELS: dict[str, str | Promise] = {
    "name": pgettext_lazy("person", "Name"),
    "latin_name": _("Name in Latin letters"),
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "email": _("E-mail address"),
    "institution": _("Institution"),
    "territory": _("Country or region"),
    "category": _("Category"),
    "mode": _("Taking part"),
    "language": _("Language"),
    "kind": _("Kind of institution"),
    "reference": _("Reference"),
}


_KNOWN = columns.Known(WORDS, BY_LANGUAGE)
recognized = _KNOWN.recognized
is_known = _KNOWN.is_known


def column_of(text: str) -> Column:
    field, _colon, language = text.partition(":")
    return Column(field, language)


def guessed(header: list[str]) -> dict[int, Column]:
    """Columns by place; of two that mean the same the first one counts."""
    found: dict[int, Column] = {}
    for place, text in enumerate(header):
        column = recognized(text)
        if column is not None and column not in found.values():
            found[place] = column
    return found

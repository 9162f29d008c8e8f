"""Which column of a table means what: our own names, and those of others in seven languages."""

from symposium.lib.tables import columns

# Field of ours: headers by which it is known, in English, Chinese, French, Spanish, Russian,
# Arabic and German.
WORDS: dict[str, str] = {
    "guid": "guid|uuid|session guid",
    "id": "id|number|no|nr|code|session id|编号|序号|numéro|número|номер|الرقم|nummer",
    "version": "version|版本|versión|версия|الإصدار",
    "slug": "slug",
    "title": "title|session title|talk title|session|talk|topic|subject|标题|题目|名称|主题|议题"
    "|titre|intitulé|sujet|título|titulo|tema|название|тема|заголовок|العنوان|عنوان|titel|thema",
    "abstract": "abstract|description|summary|摘要|简介|内容|描述|résumé|resume|resumen|descripción"
    "|описание|аннотация|الملخص|ملخص|الوصف|zusammenfassung|beschreibung",
    "status": "status|state|状态|statut|état|estado|статус|состояние|الحالة",
    "kind": "kind|type|session type|format|类型|形式|tipo|formato|тип|формат|вид|النوع|art|typ",
    "date": "date|day|日期|jour|fecha|día|дата|день|التاريخ|اليوم|datum|tag",
    "starts_at": "starts at|start|starts|start time|begin|begins|beginning|from|time|开始|开始时间"
    "|时间|début|heure de début|heure|inicio|hora de inicio|comienzo|hora|начало|время начала|время"
    "|البداية|وقت البدء|الوقت|beginn|anfang|uhrzeit",
    "ends_at": "ends at|end|ends|end time|until|to|结束|结束时间|fin|heure de fin|hora de fin"
    "|final|конец|окончание|время окончания|النهاية|وقت الانتهاء|ende",
    "minutes": "minutes|duration|length|duration minutes|时长|时长 分钟|分钟|durée|duree|duración"
    "|duracion|длительность|продолжительность|минуты|المدة|دقائق|dauer|minuten",
    "time_zone": "time zone|timezone|tz|时区|fuseau horaire|zona horaria|huso horario"
    "|часовой пояс|المنطقة الزمنية|zeitzone",
    "room": "room|location|place|hall|venue|会场|房间|地点|会议室|场地|salle|lieu|sala|lugar|зал"
    "|место|помещение|القاعة|الغرفة|المكان|raum|ort|saal",
    "track": "track|theme|strand|section|专题|板块|分论坛|piste|thème|thématique|filière|línea"
    "|eje|sección|секция|направление|трек|المسار|المحور",
    "speakers": "speakers|speaker|person|persons|people|presenter|presenters|author|authors|演讲人"
    "|演讲者|讲者|主讲人|报告人|发言人|嘉宾|intervenants|intervenant|orateurs|orateur|ponentes|ponente"
    "|oradores|orador|докладчики|докладчик|спикеры|спикер|المتحدثون|المتحدث|referenten|referent"
    "|vortragende",
    "chairs": "chairs|chair|moderator|moderators|host|主持人|主席|président|présidence|modérateur"
    "|modérateurs|moderador|moderadores|presidente|модератор|модераторы|ведущий|председатель"
    "|رئيس الجلسة|مدير الجلسة|moderation",
    "interpreters": "interpreters|interpreter|口译员|译员|interprètes|interprète|intérpretes"
    "|intérprete|переводчики|переводчик|المترجمون|المترجم|dolmetscher",
    "floor_languages": "floor languages|language|languages|语言|langue|langues|idioma|idiomas|язык"
    "|языки|اللغة|اللغات|sprache|sprachen",
    "interpretation_languages": "interpretation languages|interpretation|同声传译|同传|传译"
    "|interprétation|interpretación|перевод|синхронный перевод|الترجمة الفورية|الترجمة",
    "capacity": "capacity|places|seats|容量|座位|座位数|capacité|capacidad|aforo|вместимость|мест"
    "|السعة|kapazität|plätze",
    "is_streamed": "streamed|stream|live|live stream|直播|en direct|diffusion|en directo"
    "|transmisión|трансляция|بث مباشر|البث|livestream",
    "stage": "stage|直播间|scène|escenario|сцена|المنصة|bühne",
    "is_recorded": "recorded|recording|录制|录像|enregistré|enregistrement|grabado|grabación|запись"
    "|التسجيل|aufgezeichnet|aufzeichnung",
    "recording_url": "recording url|recording address|video|video url|录像地址",
    "sdg_goals": "sdg goals|sdg|sdgs|goals|可持续发展目标|odd|ods|цур|أهداف التنمية المستدامة",
    "pillars": "pillars|pillar|支柱|piliers|pilares|направления сотрудничества|الركائز",
}
# Those whose texts may stand in a column for each language.
BY_LANGUAGE = {"title", "abstract"}


_KNOWN = columns.Known(WORDS, BY_LANGUAGE)
recognized = _KNOWN.recognized
is_known = _KNOWN.is_known

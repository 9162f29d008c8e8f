"""The categories with which an edition's registration opens, in six languages."""

from collections.abc import Mapping

USUAL: Mapping[str, Mapping[str, str]] = {
    "delegate": {
        "en": "Delegate",
        "zh-hans": "参会代表",
        "fr": "Délégué",
        "es": "Delegado",
        "ru": "Делегат",
        "ar": "مندوب",
    },
    "speaker": {
        "en": "Speaker",
        "zh-hans": "发言嘉宾",
        "fr": "Intervenant",
        "es": "Ponente",
        "ru": "Докладчик",
        "ar": "متحدث",
    },
    "exhibitor": {
        "en": "Exhibitor",
        "zh-hans": "参展方",
        "fr": "Exposant",
        "es": "Expositor",
        "ru": "Экспонент",
        "ar": "عارض",
    },
    "observer": {
        "en": "Observer",
        "zh-hans": "观察员",
        "fr": "Observateur",
        "es": "Observador",
        "ru": "Наблюдатель",
        "ar": "مراقب",
    },
    "student": {
        "en": "Student",
        "zh-hans": "学生",
        "fr": "Étudiant",
        "es": "Estudiante",
        "ru": "Студент",
        "ar": "طالب",
    },
    "press": {
        "en": "Press",
        "zh-hans": "媒体",
        "fr": "Presse",
        "es": "Prensa",
        "ru": "Пресса",
        "ar": "صحافة",
    },
    "staff": {
        "en": "Staff",
        "zh-hans": "工作人员",
        "fr": "Équipe",
        "es": "Equipo",
        "ru": "Сотрудник",
        "ar": "فريق العمل",
    },
}

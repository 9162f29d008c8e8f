from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "streaming.questions"

    def ready(self) -> None:
        from streaming.questions import personal_data

        personal_data.register()

from django.urls import URLPattern, URLResolver, path

from registration.mailings.views import choices, letters, mailings, steps, words

MESSAGES = "organize/registrations/messages"
TEMPLATES = f"{MESSAGES}/templates"

app_name = "mailings"
urlpatterns: list[URLPattern | URLResolver] = [
    path("letters/", choices.own_choices, name="own_choices"),
    path("letters/<str:token>/", choices.choices, name="choices"),
    path(f"{MESSAGES}/", mailings.index, name="mailings"),
    path(f"{MESSAGES}/new/", mailings.create, name="create"),
    path(f"{MESSAGES}/<int:pk>/", mailings.mailing, name="mailing"),
    path(f"{MESSAGES}/<int:pk>/words/", mailings.edit, name="edit"),
    path(f"{MESSAGES}/<int:pk>/recipients/", mailings.recipients, name="recipients"),
    path(f"{MESSAGES}/<int:pk>/progress.json", mailings.progress, name="progress"),
    path(f"{MESSAGES}/<int:pk>/start/", steps.start, name="start"),
    path(f"{MESSAGES}/<int:pk>/pause/", steps.pause, name="pause"),
    path(f"{MESSAGES}/<int:pk>/resume/", steps.resume, name="resume"),
    path(f"{MESSAGES}/<int:pk>/cancel/", steps.cancel, name="cancel"),
    path(f"{MESSAGES}/<int:pk>/again/", steps.again, name="again"),
    path(f"{MESSAGES}/<int:pk>/delete/", steps.delete, name="delete"),
    path(f"{MESSAGES}/letters/<int:pk>/", letters.letter, name="letter"),
    path(f"{MESSAGES}/letters/<int:pk>/again/", letters.again, name="letter_again"),
    path(f"{MESSAGES}/returned/", letters.bounces, name="bounces"),
    path(f"{MESSAGES}/returned/<int:pk>/clear/", letters.clear, name="clear"),
    path(f"{MESSAGES}/reminders/", letters.reminders, name="reminders"),
    path(f"{MESSAGES}/told/", words.words, name="words"),
    path(f"{MESSAGES}/told/<slug:kind>/", words.kind, name="kind"),
    path(f"{MESSAGES}/told/<slug:kind>/drop/", words.drop, name="drop"),
    path(f"{TEMPLATES}/new/", words.create_template, name="create_template"),
    path(f"{TEMPLATES}/<int:pk>/", words.template, name="template"),
    path(f"{TEMPLATES}/<int:pk>/delete/", words.delete_template, name="delete_template"),
]

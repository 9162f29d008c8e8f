"""What organizers keep for themselves: notes on people, and lists that they come back to."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from registration.models.registration import Registration
from symposium.accounts.models import User
from symposium.program.models import Edition


class Note(models.Model):
    """What an organizer should know of a registration. Only organizers read it; a person who asks
    for the own data gets it too."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(_("note"), max_length=2000)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.text


class SavedList(models.Model):
    """A narrowed and sorted list with its columns: what stood behind the question mark."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="saved_lists")
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_lists")
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=1000, blank=True)
    # The other organizers of the edition see it too.
    is_shared = models.BooleanField(_("for all organizers"), default=False)

    class Meta:
        verbose_name = _("saved list")
        verbose_name_plural = _("saved lists")
        ordering = [Lower("name"), "id"]
        constraints = [
            models.UniqueConstraint(
                "edition", "owner", Lower("name"), name="one_saved_list_of_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

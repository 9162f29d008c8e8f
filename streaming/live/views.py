"""The board and the messages over plain HTTP, for browsers whose sockets do not open."""

from asgiref.sync import async_to_sync
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.views.decorators.http import require_POST, require_safe

from streaming.broadcast import access
from streaming.live import answering, board, commands, protocol
from streaming.live.batches import Batches
from streaming.live.visitors import Visitor
from streaming.questions import queries as questions
from symposium.accounts.roles import Permission
from symposium.lib.events import encode
from symposium.lib.http import same_for_everybody
from symposium.lib.rate_limits import is_past_limit
from symposium.program.access import requires
from symposium.program.models import Edition


@same_for_everybody
@require_safe
def board_json(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    """`{"position": …, "board": {…}}`; the same for everybody, so caches may keep it a second."""
    snapshot = board.current(access.get_stage(edition, stage))
    head = encode({"position": snapshot.position})
    response = HttpResponse(
        head[:-1] + b',"board":' + snapshot.encoded + b"}", content_type="application/json"
    )
    response.headers["Cache-Control"] = (
        "public, max-age=1" if edition.is_published else "private, no-store"
    )
    return response


@require_safe
@requires(Permission.MODERATE_QUESTIONS)
def queue_json(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    """The same with the moderators' queue; for them alone."""
    found = access.get_stage(edition, stage)
    snapshot = board.current(found)
    content = {
        "position": snapshot.position,
        "board": snapshot.document,
        "queue": questions.queue_part(found),
    }
    response = HttpResponse(encode(content), content_type="application/json")
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
def say(request: HttpRequest, edition: Edition, stage: str) -> JsonResponse:
    """Take one message as the socket takes it, and answer as it answers."""
    found = access.get_stage(edition, stage)
    if is_past_limit(request, "live-say", by_address="3000/m", by_account="240/m"):
        return JsonResponse(protocol.error("", protocol.TooMany()), status=429)
    answer = async_to_sync(answering.answer)(
        _text_of(request),
        stage=found,
        visitor=Visitor.of_request(request),
        votes=Batches(commands.commit_votes),
        language=translation.get_language() or "en",
    )
    return JsonResponse(answer or {}, status=200)


def _text_of(request: HttpRequest) -> str | None:
    if len(request.body) > protocol.LONGEST_MESSAGE:
        return " " * (protocol.LONGEST_MESSAGE + 1)
    try:
        return request.body.decode()
    except UnicodeDecodeError:
        return None

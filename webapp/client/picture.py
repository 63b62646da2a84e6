"""The client's own picture: then and now, with a sentence, a chart and a table, and what cannot be told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mittari.change import Verdict
from mittari.definitions.meter import Meter
from mittari.definitions.unverified import unverified
from mittari.records.consent import ContactWish
from mittari.store import contact_wishes, norms
from mittari.store.client_path import client_path
from mittari.store.engine import reading
from webapp import bands, change_charts, clock, database, dates
from webapp.access import Audience, audience
from webapp.changes import ScoreChange, score_changes
from webapp.client.blueprint import blueprint
from webapp.client.visit import current_visit
from webapp.language import current_language, languages, meter_languages, speak_one_of, t

LISTS = {
    Verdict.IMPROVED: "better",
    Verdict.WORSE: "worse",
    Verdict.NO_RELIABLE_CHANGE: "steady",
    Verdict.CANNOT_TELL: "unknown",
}
"""The sentence that lists the scores of a verdict."""

MANY = 3
"""From so many topics that fell the question about talking is one form instead of a card for each."""


@blueprint.get("/my/picture")
@audience(Audience.CLIENT)
def picture() -> str:
    """The picture, or why there is none yet."""
    visit = current_visit(needs_words=False)
    changes = in_one_language(own_changes(), visit.meter)
    rows = [(change, change_charts.row(change)) for change in changes]
    with reading(database.engine()) as connection:
        wishes = contact_wishes.of_client(connection, g.visitor.client)
    return render_template(
        "client/picture.html", summary=summary(changes), charts=own_charts(changes), first_time=first_time(changes),
        rows=rows, fell={change.topic: shown["label"] for change, shown in rows if change.fell}, wishes=wishes,
        many=MANY, unsent=not visit.sent, feedback=_feedback(changes),
        unverified=[change_charts.name(one) for one in changes if unverified(one.meter.structure, one.score)],
        simulated_norm=any(change.norm and change.norm.status == "simulated" for change in changes),
    )  # fmt: skip


@blueprint.post("/my/picture/talk")
@audience(Audience.CLIENT)
def talk() -> Response:
    """Keeps whether the client wants to talk about a topic with the coach."""
    topic, wish = request.form.get("topic", ""), request.form.get("wish") == "yes"
    if topic not in {change.topic for change in own_changes()}:
        abort(400)
    keep_wishes({topic: wish})
    flash(t("picture.talk_yes" if wish else "picture.talk_no"))
    return redirect(url_for("client.picture"))


@blueprint.post("/my/picture/talk-about")
@audience(Audience.CLIENT)
def talk_about() -> Response:
    """Keeps which of the topics that fell the client wants to talk about: all of them at once."""
    chosen, fell = set(request.form.getlist("topic")), {change.topic for change in own_changes() if change.fell}
    if not chosen <= fell:
        abort(400)
    keep_wishes({topic: topic in chosen for topic in sorted(fell)})
    flash(t("picture.talk_kept"))
    return redirect(url_for("client.picture"))


def keep_wishes(wishes: Mapping[str, bool]) -> None:
    """Keeps what the client at work wants to talk about, by topic."""
    for topic, wish in wishes.items():
        contact_wishes.wish(database.engine(), ContactWish(g.visitor.client, topic, wish, clock.now()))


def own_changes() -> list[ScoreChange]:
    """The changes of the client at work."""
    with reading(database.engine()) as connection:
        path = client_path(connection, g.visitor.client, None)
        meters = norms.meters_with_local(connection, database.library())
    return score_changes(path, meters)


def in_one_language(changes: Sequence[ScoreChange], answered: Meter) -> list[ScoreChange]:
    """The changes, on a page in a language that all their meters have, and the one the client came to answer.

    Where there is none, a meter that lacks the page's language has no words left but the ids of its scores.
    """
    meters = (answered, *(change.meter for change in changes))
    worded = [meter_languages(meter) for meter in meters if meter_languages(meter)]
    speak_one_of(code for code in languages() if all(code in there for there in worded))
    return [replace(change, meter=only_in(change.meter, current_language())) for change in changes]


def only_in(meter: Meter, language: str) -> Meter:
    """The meter with the words of one language, or without any."""
    texts = {language: meter.texts[language]} if language in meter_languages(meter) else {}
    return replace(meter, texts=texts)


def _feedback(changes: Sequence[ScoreChange]) -> list[tuple[str, str]]:
    """What each score is called, with the sentence that its meter has for how things are now."""
    told = [(change_charts.name(change), bands.feedback(change, current_language())) for change in changes]
    return [(name, sentence) for name, sentence in told if sentence]


def first_time(changes: Sequence[ScoreChange]) -> bool:
    """Whether nothing has been measured twice: then there is no change to speak of."""
    return all(change.last is None for change in changes)


def own_charts(changes: Sequence[ScoreChange]) -> list[dict[str, Any]]:
    """The charts; the first time without verdicts, which would say of every row that nobody can tell."""
    charts: list[dict[str, Any]] = change_charts.charts(changes)
    if not first_time(changes):
        return charts
    return [{**chart, "rows": [{**row, "verdict": ""} for row in chart["rows"]]} for chart in charts]


def summary(changes: Sequence[ScoreChange]) -> list[str]:
    """The sentences above the charts: what changed most, what stayed, what cannot be told."""
    if not changes:
        return []
    if first_time(changes):
        return [t("picture.only_first")]
    told = [change for change in changes if change.verdict in (Verdict.IMPROVED, Verdict.WORSE)]
    most = max(told, key=lambda change: abs(change.share), default=None)
    sentences = [_most(most) if most else t("picture.none")]
    for verdict, key in LISTS.items():
        names = [change_charts.name(change) for change in changes if change.verdict is verdict and change is not most]
        if names:
            sentences.append(t(f"picture.{key}", names=t("base.comma").join(names)))
    return sentences


def _most(change: ScoreChange) -> str:
    shown = change_charts.row(change)
    values = {"then": dates.number(shown["then"]), "now": dates.number(shown["now"])}
    return t("picture.most", name=change_charts.name(change), then_month=dates.month(change.first), **values)

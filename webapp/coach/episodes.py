"""The services a client takes part in: add one, end it, or remove one that was recorded by mistake."""

from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mittari.errors import NotFoundError
from mittari.records.episode import Episode
from mittari.store import episodes as store
from mittari.store.engine import reading
from webapp import clock, database
from webapp.access import Audience, audience
from webapp.coach import lists, writes
from webapp.coach.blueprint import blueprint
from webapp.coach.forms import EndForm, EpisodeForm
from webapp.language import t


@blueprint.get("/clients/<uuid:client_id>/services/new")
@audience(Audience.COACH)
def new_episode(client_id: UUID) -> str:
    """The form for a service."""
    return _page(_form(data={"start": clock.today()}))


@blueprint.post("/clients/<uuid:client_id>/services/new")
@audience(Audience.COACH)
def add_episode(client_id: UUID) -> Response | tuple[str, int]:
    """The client's page with the service on it, or the form with what is wrong."""
    form = _form(request.form)
    if not form.validate():
        return _page(form), 400
    dates = {"start": form.start.data, "end": form.end.data}
    organisation = g.visitor.staff.organisation
    writes.add_episode(Episode(client_id, organisation, form.provider.data, form.service.data, **dates))
    return _done(client_id, "coach.episode_added")


@blueprint.get("/clients/<uuid:client_id>/services/<uuid:episode_id>/end")
@audience(Audience.COACH)
def episode_end(client_id: UUID, episode_id: UUID) -> str:
    """The form for the last day of a service, which can also be removed here."""
    episode = own_episode(client_id, episode_id)
    return _end_page(EndForm(data={"end": episode.end or clock.today()}), episode)


@blueprint.post("/clients/<uuid:client_id>/services/<uuid:episode_id>/end")
@audience(Audience.COACH)
def end_episode(client_id: UUID, episode_id: UUID) -> Response | tuple[str, int]:
    """The client's page with the service ended, or the form with what is wrong."""
    episode, form = own_episode(client_id, episode_id), EndForm(request.form)
    form.started = episode.start
    if not form.validate():
        return _end_page(form, episode), 400
    writes.end_episode(episode, form.end.data)
    return _done(client_id, "coach.episode_ended")


@blueprint.post("/clients/<uuid:client_id>/services/<uuid:episode_id>/remove")
@audience(Audience.COACH)
def remove_episode(client_id: UUID, episode_id: UUID) -> Response:
    """The client's page without the service."""
    writes.remove_episode(own_episode(client_id, episode_id))
    return _done(client_id, "coach.episode_removed")


def own_episode(client: UUID, episode: UUID) -> Episode:
    """An episode of this client that this coach's organisation recorded; raises NotFoundError for any other."""
    with reading(database.engine()) as connection:
        known = store.of_client(connection, client)
    for found in known:
        if found.id == episode and found.organisation == g.visitor.staff.organisation:
            return found
    raise NotFoundError("there is no such episode of this client")


def _form(posted: object = None, data: dict[str, object] | None = None) -> EpisodeForm:
    form = EpisodeForm(posted, data=data)
    with reading(database.engine()) as connection:
        form.offer(lists.codes(database.library().services), lists.providers(connection))
    return form


def _page(form: EpisodeForm) -> str:
    return render_template("coach/new_episode.html", form=form, client=g.client)


def _end_page(form: EndForm, episode: Episode) -> str:
    service = lists.code_name(database.library().services, episode.service)
    return render_template("coach/end_episode.html", form=form, client=g.client, episode=episode, service=service)


def _done(client: UUID, message: str) -> Response:
    flash(t(message), "success")
    return redirect(url_for("coach.client", client_id=client, _anchor="path"))

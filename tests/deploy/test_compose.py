"""The compose file was never run; its shape is held against what is: settings, units, files."""

import re

import pytest
import yaml
from django.conf import settings

DEPLOY = settings.BASE_DIR / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"].startswith("colab:")}
UNITS = {"web": "colab-web", "worker": "colab-worker", "worker-slow": "colab-worker-slow", "scheduler": "colab-beat"}
READS = re.compile(
    r'(?:env\.(?:text|flag|words|number|choice|sender|address|file)|environ(?:\.get)?)[\[(]\s*"([A-Z0-9_]+)"'
)


def known_variables():
    """Return the variables that our code reads."""
    return {
        name
        for path in [*(settings.BASE_DIR / "colab").rglob("*.py"), DEPLOY / "gunicorn.conf.py"]
        for name in READS.findall(path.read_text(encoding="utf-8"))
    }


def test_all_parts_are_there():
    parts = {"web", "worker", "worker-slow", "scheduler", "postgres", "rabbitmq", "redis", "elasticsearch", "nginx"}
    assert parts | {"migrate", "backup"} == set(SERVICES)


@pytest.mark.parametrize("name", OURS)
def test_the_settings_know_every_variable(name):
    assert set(OURS[name]["environment"]) - known_variables() == set()


def test_the_example_of_the_environment_names_what_is_known():
    text = (DEPLOY / "colab.env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"^#?([A-Z_]+)=", text, re.M))
    assert named and named - known_variables() == set()
    needed = set(re.findall(r"\$\{([A-Z_]+):\?\}", (DEPLOY / "compose.yaml").read_text(encoding="utf-8")))
    told = (settings.BASE_DIR / "docs" / "operations.md").read_text(encoding="utf-8")
    line = re.search(r"`(SECRET_KEY ISSUER_KEY_SECRET [A-Z_ ]+)`", told).group(1)
    assert set(line.split()) == needed
    rows = re.search(r"^\| Part \| Variable \|.*?\n\n", told, re.M | re.S).group(0).strip().splitlines()[2:]
    of_the_table = {name for row in rows for name in re.findall(r"`([A-Z_]+)\b", row.split("|")[2])}
    assert of_the_table and of_the_table - named == set()


def test_every_variable_that_is_read_is_told_and_reaches_the_containers():
    of_the_demo = {"TILL_SECRET"}
    never_on_a_real_site = {"DEBUG", "DEMO_MODE"}
    known = known_variables() - of_the_demo
    assert len(known) > 40
    example = (DEPLOY / "colab.env.example").read_text(encoding="utf-8")
    assert known - set(re.findall(r"^#?([A-Z_]+)=", example, re.M)) == never_on_a_real_site
    told = (settings.BASE_DIR / "docs" / "operations.md").read_text(encoding="utf-8")
    assert {name for name in known if not re.search(rf"`{name}\b", told)} == set()
    assert [service.get("env_file") for service in OURS.values()] == ["colab.env"] * len(OURS)


def test_the_copy_is_made_as_by_the_unit():
    unit = (DEPLOY / "systemd" / "colab-backup.service").read_text(encoding="utf-8")
    made, thrown = SERVICES["backup"]["command"][-1].splitlines()
    assert f"'{made}'".replace("%", "%%") in unit
    assert thrown.replace("'", "") in unit
    assert SERVICES["backup"]["profiles"] == ["backup"]


@pytest.mark.parametrize("service", UNITS)
def test_commands_are_those_of_the_units(service):
    unit = (DEPLOY / "systemd" / f"{UNITS[service]}.service").read_text(encoding="utf-8")
    wanted = re.search(r"^ExecStart=/opt/colab/(.+)$", unit, re.M).group(1).replace("%%", "%")
    # systemd gives gunicorn its address by a socket; a container has none.
    assert SERVICES[service]["command"].replace(" --bind 0.0.0.0:8000", "") == wanted
    grace = re.search(r"^TimeoutStopSec=(\d+)$", unit, re.M).group(1)
    assert SERVICES[service]["stop_grace_period"] == f"{grace}s"


@pytest.mark.parametrize("name", SERVICES)
def test_images_have_a_version_and_everything_is_watched(name):
    assert re.search(r":\d+\.\d+(\.\d+)?(-\w+)?$", SERVICES[name]["image"]), SERVICES[name]["image"]
    assert "healthcheck" in SERVICES[name] or name in ("migrate", "backup")
    for other, how in (SERVICES[name].get("depends_on") or {}).items():
        watched = "healthcheck" in SERVICES[other] or how["condition"] == "service_completed_successfully"
        assert watched, other


def test_what_is_built_and_mounted_is_there():
    for service in SERVICES.values():
        if "build" in service:
            folder = (DEPLOY / service["build"]["context"]).resolve()
            assert (folder / service["build"]["dockerfile"]).is_file()
        for mount in service.get("volumes", ()):
            source = mount.split(":")[0]
            if source.startswith("./") and "certificates" not in source:
                assert (DEPLOY / source).is_file(), source
            elif not source.startswith("."):
                assert source in COMPOSE["volumes"], source


def test_images_of_ours_begin_with_a_version():
    for path in (DEPLOY / "Dockerfile", DEPLOY / "elasticsearch.Dockerfile"):
        begins = re.findall(r"^FROM (\S+)$", path.read_text(encoding="utf-8"), re.M)
        assert begins and all(re.search(r":\d+\.\d+\.\d+(-[\w-]+)?$", image) for image in begins), begins


def test_only_nginx_is_reached_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["nginx"]

"""A reviewer's signature over the whole of the own ledger, made and verified by ssh-keygen."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from mbc_i18n import storage
from mbc_i18n.errors import UserError
from mbc_i18n.review.audit import Fault, ledgers
from mbc_i18n.reviewers import Reviewer

NAMESPACE = "mbc-signoff"
"""What the signature is for: one made for something else does not pass for it."""
ENDING = ".sig"


def seal(ledger: Path, person: Reviewer, key: Path | None, shown: str) -> Path:
    """Sign a ledger as it stands; the signature lies beside it in `<id>.jsonl.sig`.

    `key` is the private key; without it the agent is asked for the one of the settings. Raises
    UserError where the person has no key in the settings, or where nothing could be signed.
    """
    if not person.signing_key:
        step = "add signing_key, the line of a .pub file, to the reviewer in the settings"
        raise UserError(f"{person.name} has no signing key", step=step)
    data = storage.read(ledger, shown)
    with tempfile.TemporaryDirectory() as folder:
        public = Path(folder) / "key.pub"
        public.write_text(person.signing_key + "\n", encoding="utf-8")
        signed = _run("-Y", "sign", "-n", NAMESPACE, "-f", str(key or public), data=data)
    made = ledger.with_name(ledger.name + ENDING)
    told = signed.stdout.decode("ascii", "replace")
    if signed.returncode or (problem := _verified(data, told, person)):
        problem = _first(signed.stderr) if signed.returncode else problem
        step = "name the private key with --key, or load it into ssh-agent"
        raise UserError(f"not sealed: {problem}", shown, step=step)
    storage.write(made, told, storage.held(made), shown + ENDING)
    return made


def verify(root: Path, people: Sequence[Reviewer]) -> Iterator[Fault]:
    """What is wrong with the seals of those who have a key in the settings."""
    keys = {each.id: each for each in people if each.signing_key}
    for path in ledgers(root):
        name = path.relative_to(root).as_posix()
        person = keys.get(path.stem)
        signature = storage.held(path.with_name(path.name + ENDING))
        if person and signature is None:
            yield Fault(name, f"{person.name} has a key and has not sealed it")
        elif person and signature is not None:
            text = signature.decode("ascii", "replace")
            problem = _verified(storage.read(path, name), text, person)
            if problem:
                yield Fault(name, f"not as {person.name} sealed it: {problem}")
        elif signature is not None:
            yield Fault(name, "sealed with a key that the settings do not name")


def _verified(data: bytes, signature: str, person: Reviewer) -> str:
    """Why a signature is not the person's over these bytes; "" where it is."""
    with tempfile.TemporaryDirectory() as folder:
        signers, own = Path(folder) / "allowed_signers", Path(folder) / "signature"
        signers.write_text(
            f'{person.id} namespaces="{NAMESPACE}" {person.signing_key}\n', encoding="utf-8"
        )
        own.write_text(signature, encoding="utf-8")
        known = ("-f", str(signers), "-I", person.id, "-n", NAMESPACE, "-s", str(own))
        done = _run("-Y", "verify", *known, data=data)
    return (_first(done.stderr) or _first(done.stdout)) if done.returncode else ""


def _first(output: bytes) -> str:
    lines = output.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "ssh-keygen failed"


def _run(*arguments: str, data: bytes) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["ssh-keygen", *arguments], input=data, capture_output=True)
    except OSError:
        raise UserError("ssh-keygen cannot be run", step="install OpenSSH") from None

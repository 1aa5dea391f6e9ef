"""Shell completion."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

VARIABLE = "_MBC_I18N_COMPLETE"


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print the completion script of a SHELL.

    bash: add `eval "$(mbc-i18n completion bash)"` to ~/.bashrc; zsh likewise in ~/.zshrc;
    fish: mbc-i18n completion fish > ~/.config/fish/completions/mbc-i18n.fish
    """
    found = get_completion_class(shell)
    assert found is not None
    root = context.find_root().command
    click.echo(found(root, {}, "mbc-i18n", VARIABLE).source())

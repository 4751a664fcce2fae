"""The questions of bash, zsh and fish when TAB is pressed, and the answer to each.

A shell gives the words so far, one a line, and gets one completion a line. Typer's own scripts lose
what is typed in quotes or behind an equals sign, and offer file names wherever there is nothing
else.
"""

from __future__ import annotations

import os
from typing import Any

from typer._completion_classes import ShellComplete  # type: ignore[attr-defined]

WORDS, POSITION = "COMP_WORDS", "COMP_CWORD"
"""The environment variables with what is completed, and which word of that."""
FILES_MEANT = 10
"""The exit status that asks the shell for names of files."""

BASH = """
_uvp_completion() {
    local IFS=$'\\n' answer line
    COMPREPLY=()
    answer=$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \\
             _UVP_COMPLETE=complete_bash "$1" 2>/dev/null)
    if [ $? = 10 ]; then
        compopt -o default 2>/dev/null
    elif [ -n "$answer" ]; then
        while IFS= read -r line; do COMPREPLY+=("$line"); done <<< "$answer"
    fi
}

complete -F _uvp_completion uvp
"""
ZSH = """
#compdef uvp

_uvp_completion() {
    local answer
    local -a before shown
    before=("${(@Q)words[1,CURRENT-1]}")
    if [[ $PREFIX == --*=* ]]; then
        before+=("${PREFIX%%=*}")
        compset -P 1 '*='
    fi
    answer=$(env COMP_WORDS="${(pj:\\n:)before}"$'\\n'"${(Q)PREFIX}" COMP_CWORD=$#before \\
             _UVP_COMPLETE=complete_zsh uvp 2>/dev/null)
    if [[ $? == 10 ]]; then
        _files
    elif [[ -n $answer ]]; then
        shown=("${(@f)answer}")
        _describe -V -t values uvp shown
    fi
}

# The first TAB runs this file as the function itself.
if [[ $funcstack[1] == _uvp ]]; then
    _uvp_completion "$@"
fi
compdef _uvp_completion uvp
"""
FISH = """
function _uvp_completion
    set -l before (commandline -opc)
    set -l typed (commandline -ct)
    set -l now (string unescape -- $typed; or string unescape -- $typed\\"; \\
                or string unescape -- $typed\\')
    set -l words (string join \\n -- $before $now | string collect)
    set -l answer (env COMP_WORDS=$words COMP_CWORD=(count $before) \\
                   _UVP_COMPLETE=complete_fish uvp 2>/dev/null)
    if test $status -eq 10
        set -l option (string match -r -- '^--[^=]*=' $typed)
        for path in (__fish_complete_path (string replace -r -- '^(--[^=]*=)?["\\']?' '' $typed))
            printf '%s\\n' "$option$path"
        end
    else
        string join \\n -- $answer
    end
end

complete --command uvp --no-files --keep-order --arguments '(_uvp_completion)'
"""


def without_equals(words: str, position: int) -> tuple[str, int]:
    """The words of bash and the position of the one that is completed, with `--gemeente=v`, which
    bash takes for three words, as the two that it means."""
    meant: list[str] = []
    between = "\n" if "\n" in words else " "  # as IFS is in the script that bash runs
    for number, word in enumerate(words.split(between)):
        if word == "=" and meant and meant[-1].startswith("--"):
            position -= number < position
        else:
            meant.append(word)
    return between.join(meant), position


def unquoted(word: str) -> tuple[str, str]:
    """The text that a word of bash stands for, and the quote that is still open in it."""
    text, quote = "", ""
    characters = iter(word)
    for character in characters:
        if character == "\\" and quote != "'":
            following = next(characters, "")
            text += following if not quote or following in _SPECIAL_IN_QUOTES else "\\" + following
        elif character == quote:
            quote = ""
        elif character in "\"'" and not quote:
            quote = character
        else:
            text += character
    return text, quote


_SPECIAL_IN_QUOTES = '"$`\\'


def quoted(text: str, quote: str) -> str:
    """A text as it is typed in bash behind this quote, or without one."""
    if quote == "'":
        return text.replace("'", "'\\''")
    special = _SPECIAL_IN_QUOTES if quote else _SPECIAL
    return "".join(f"\\{sign}" if sign in special else sign for sign in text)


_SPECIAL = " \t\"'`\\$&|;<>()[]{}*?!#~:"
"""The characters that mean something in a word of bash, or end it."""


class Lines(ShellComplete):
    """Completions, each with a tab and its description, for a shell that undoes quotes itself."""

    name = "fish"
    source_template = FISH
    option = ""
    """The option that stands before the value in the word itself: `--gemeente=`."""

    def source(self) -> str:
        """The script that has the shell ask us."""
        return self.source_template.strip()

    def source_vars(self) -> dict[str, Any]:
        """Nothing stands open in the scripts."""
        return {}

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is completed, and that one as far as it is typed."""
        words, position = self.words(os.environ.get(WORDS, ""), int(os.environ.get(POSITION) or 0))
        args, typed = words[1:position], "".join(words[position : position + 1])
        name, equals, value = typed.partition("=")
        if equals and name.startswith("--"):
            self.option = name + equals
            return [*args, name], value
        return args, typed

    def words(self, text: str, position: int) -> tuple[list[str], int]:
        """All words without their quotes, and which of them is completed."""
        return text.split("\n"), position

    def format_completion(self, item: Any) -> str:
        """The line for a completion."""
        about = " ".join((item.help or "").split())
        return f"{self.option}{item.value}" + (f"\t{about}" if about else "")


class Zsh(Lines):
    """Completions as zsh describes them: a colon before the description."""

    name = "zsh"
    source_template = ZSH

    def format_completion(self, item: Any) -> str:
        """The line for a completion; a description is there to see, so it stays as it is."""
        value, _, about = super().format_completion(item).partition("\t")
        value = value.replace("\\", "\\\\").replace(":", "\\:")
        return f"{value}:{about}" if about else value


class Bash(Lines):
    """Completions as they are typed in bash, which undoes no quotes and shows no descriptions."""

    name = "bash"
    source_template = BASH
    quote = ""

    def words(self, text: str, position: int) -> tuple[list[str], int]:
        """All words without their quotes; of the one that is completed, the quote is kept."""
        text, position = without_equals(text, position)
        read = [unquoted(word) for word in text.split("\n" if "\n" in text else " ")]
        self.quote = read[position][1] if position < len(read) else ""
        return [word for word, _ in read], position

    def format_completion(self, item: Any) -> str:
        """The line for a completion."""
        return self.option + quoted(item.value, self.quote)


SHELLS = (Bash, Zsh, Lines)

"""Where one types: forms, the editor, and lists that are searched as one types."""

from __future__ import annotations

from workbench.tui.commands.command import Command, Context

_FORM = Context.FORMS

TYPING = (
    Command("form.save", ("enter",), "Save", "Save what was filled in, or choose the row under the cursor.", "Forms",
            "save", context=_FORM),
    Command("form.leave", ("escape",), "Back", "Go back; what was written and not saved is kept as a draft.", "Forms",
            "leave", context=_FORM),
    Command("form.new_line", ("ctrl+j",), "New line", "Begin a new line.", "Forms", "new_line", context=_FORM),
    Command("form.down", ("down", "tab"), "Next", "Go to the next field or row.", "Forms", "down", context=_FORM),
    Command("form.up", ("up", "shift+tab"), "Previous", "Go to the field or row before.", "Forms", "up", context=_FORM),
    Command("form.page_down", ("pagedown",), "Page down", "Go on by a screen of rows.", "Forms", "page(1)",
            context=_FORM),
    Command("form.page_up", ("pageup",), "Page up", "Go back by a screen of rows.", "Forms", "page(-1)", context=_FORM),
    Command("form.help", ("f1",), "Help", "Show what every key does here.", "Forms", "help", context=_FORM),
    Command("writing.editor", ("f2",), "Your editor", "Hand the text to your own editor, the one of $EDITOR.", "Forms",
            "editor", context=Context.WRITING),
    Command("evidence.passages", ("f2",), "Find a passage", "Find a passage of another article to cite.", "Forms",
            "passages", context=Context.EVIDENCE),
    Command("evidence.keep_copy", ("f4",), "Keep a copy", "Keep a copy of the file beside the review file, or not.",
            "Forms", "keep_copy", context=Context.EVIDENCE),
    Command("evidence.look_up", ("f5",), "Look the page up", "Fetch the page, and fill in what it says of itself.",
            "Forms", "look_up", context=Context.EVIDENCE),
)  # fmt: skip

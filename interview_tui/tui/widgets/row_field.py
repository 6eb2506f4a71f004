"""The field in which a row of a guide is typed; a text that is read aloud and a comment may have several lines."""

from textual.widgets import TextArea

from interview_tui.tui.widgets.edit_area import EditArea


class RowField(EditArea):
    """Like the transcript's, but for lines."""

    several = False
    """Whether a line may be broken in it."""

    @property
    def typed(self) -> str:
        """What stands in it."""
        return self.text if self.several else self.line

    @property
    def character(self) -> int:
        """The code point of its text that the cursor stands before."""
        line, column = self.cursor_location
        return sum(len(before) + 1 for before in self.text.split("\n")[:line]) + column

    def put(self, text: str) -> None:
        if not self.several:
            super().put(text)
            return
        result = self.replace(text, *self.selection)
        self.move_cursor(result.end_location)

    def action_delete_left(self) -> None:
        if self.selection.is_empty and not self.character:
            self.post_message(self.Join(-1))
        else:
            TextArea.action_delete_left(self)

    def action_delete_right(self) -> None:
        if self.selection.is_empty and self.character == len(self.text):
            self.post_message(self.Join(1))
        else:
            TextArea.action_delete_right(self)

"""QualCoder's own import of one file, in a process of its own: started by `bench.qualcoder_import`, never imported.

    PYTHON qualcoder_child.py QUALCODER FILE FOLDER qdpx|qdc

Runs under an interpreter that has what QualCoder needs, and knows nothing of this program. Its windows are answered:
the file dialog with FILE, messages with Enter. The tables are those that it makes for a new project, read from its
source. Prints each message but the last, which tells that it is done, in a line of JSON.
"""

import ast
import builtins
import json
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

QUALCODER, FILE, FOLDER, KIND = sys.argv[1:]
builtins._ = str  # type: ignore[attr-defined]
sys.path.insert(0, QUALCODER)

from PyQt6 import QtWidgets  # noqa: E402
from qualcoder.refi import RefiImport  # noqa: E402


def tables() -> Iterator[str]:
    """The statements that make an empty project."""
    tree = ast.parse(Path(QUALCODER, "qualcoder", "__main__.py").read_text(encoding="utf-8"))
    (made,) = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef) and one.name == "new_project"]
    for call in ast.walk(made):
        if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant):
            statement = str(call.args[0].value)
            if statement.startswith("CREATE TABLE"):
                yield statement


class App:
    """What the import asks of QualCoder's application: where the project is, and its database."""

    project_path = FOLDER
    project_events = None
    settings = {"directory": FOLDER, "codername": "default", "fontsize": 10, "ai_enable": "False"}
    ai_models: list[str] = []

    def __init__(self) -> None:
        self.conn = sqlite3.connect(os.path.join(FOLDER, "data.qda"))

    def write_config_ini(self, *_given: object) -> None:
        """Nothing of this is kept."""


said: list[str] = []
screen = QtWidgets.QApplication([])
QtWidgets.QFileDialog.getOpenFileName = lambda *_args, **_kept: (FILE, "all")
QtWidgets.QMessageBox.exec = lambda box: said.append(box.text())
for name in ("documents", "audio", "images", "video"):
    os.mkdir(os.path.join(FOLDER, name))
app = App()
for statement in tables():
    app.conn.execute(statement)
app.conn.execute("insert into project (memo) values ('')")
log = QtWidgets.QTextEdit()
RefiImport(app, log, KIND)
app.conn.commit()
print(json.dumps({"said": said[:-1], "log": log.toPlainText()}))

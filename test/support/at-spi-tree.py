"""Prints the accessibility trees of a session's applications, as a screen reader gets them from AT-SPI, as JSON.

One list a node, in the order in which it is read: [depth, role, name, states].
"""

import json
import sys

import pyatspi

TOLD = (
    pyatspi.STATE_FOCUSED,
    pyatspi.STATE_CHECKED,
    pyatspi.STATE_PRESSED,
    pyatspi.STATE_SELECTED,
    pyatspi.STATE_EXPANDED,
    pyatspi.STATE_FOCUSABLE,
)


def walk(node, depth, found):
    try:
        states = node.getState()
        role, name = node.getRoleName(), node.name
        told = [pyatspi.stateToString(state) for state in TOLD if states.contains(state)]
        words = ""
        if role in ("static", "text", "entry"):
            try:
                text = node.queryText()
                words = text.getText(0, min(text.characterCount, 200))
            except NotImplementedError:
                pass
        found.append([depth, role, name or words, told])
        for at in range(node.childCount):
            child = node.getChildAtIndex(at)
            if child is not None:
                walk(child, depth + 1, found)
    except Exception as error:  # A node that went away while it was read.
        found.append([depth, "gone", str(error), []])


def main():
    found = []
    for app in pyatspi.Registry.getDesktop(0):
        if app is not None:
            walk(app, 0, found)
    json.dump(found, sys.stdout, ensure_ascii=False)


main()

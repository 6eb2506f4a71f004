"""What the kinds of a proposal are called on screen."""

from interview_tui.language import _


def kind_word(kind: str) -> str:
    """What a kind is called on screen."""
    return {
        "person": _("person"),
        "place": _("place"),
        "school": _("school"),
        "workplace": _("place of work"),
        "authority": _("authority"),
        "phone": _("phone number"),
        "id_number": _("identity number"),
        "email": _("e-mail address"),
        "address": _("street address"),
        "birth_date": _("date of birth"),
        "age": _("age"),
        "occupation": _("occupation"),
        "pronoun": _("pronoun"),
    }[kind]

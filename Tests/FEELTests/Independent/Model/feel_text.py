"""Trees as text of the language, in the styles it allows, and values in one canonical form."""

import datetime as dt
import random
from decimal import Decimal

from feel_model import CONTEXT, Function, Months, Range, Seconds, Time, Unclear

# Chooses between ways to write the same.
STYLE = random.Random()

# Writing trees as text, with no more parentheses than the grammar needs

OR, AND, COMPARE, ADD, MULTIPLY, POWER, MINUS, POSTFIX, PRIMARY = range(1, 10)
LEVELS = {"+": ADD, "-": ADD, "*": MULTIPLY, "/": MULTIPLY, "**": POWER}
CONSTRUCTORS = {
    dt.date: "date", dt.datetime: "date and time", Time: "time", Months: "duration", Seconds: "duration",
}
PARAMETERS = {
    "substring": ["string", "start position", "length"], "string length": ["string"], "upper case": ["string"],
    "substring before": ["string", "match"], "substring after": ["string", "match"], "contains": ["string", "match"],
    "starts with": ["string", "match"], "string join": ["list", "delimiter"], "count": ["list"], "reverse": ["list"],
    "list contains": ["list", "element"], "index of": ["list", "match"], "insert before": ["list", "position", "newItem"],
    "remove": ["list", "position"], "sublist": ["list", "start position", "length"], "flatten": ["list"],
    "sort": ["list", "precedes"], "decimal": ["n", "scale"], "floor": ["n", "scale"], "ceiling": ["n", "scale"],
    "round up": ["n", "scale"], "round half up": ["n", "scale"], "modulo": ["dividend", "divisor"], "abs": ["n"],
    "get entries": ["m"], "context merge": ["contexts"], "context put": ["context", "key", "value"], "not": ["negand"],
    "years and months duration": ["from", "to"], "date": ["year", "month", "day"], "date and time": ["date", "time"],
    "day of week": ["date"], "week of year": ["date"], "list replace": ["list", "position", "newItem"],
}
TYPE_NAMES = {"datetime": "date and time", "months": "years and months duration", "seconds": "days and time duration"}


def text(tree, least=0):
    """The expression, in parentheses where it binds less tightly than its place needs."""
    level, written = written_form(tree)
    return written if level >= least else "(" + written + ")"


def written_form(tree):
    tag = tree[0]
    if tag == "value":
        negative = isinstance(tree[1], Decimal) and tree[1] < 0
        return (MINUS if negative else PRIMARY), literal(tree[1])
    if tag == "name":
        return PRIMARY, tree[1]
    if tag == "operator":
        level = LEVELS[tree[1]]
        # A power of a power is left to no reader's guess.
        left = text(tree[2], MINUS if level == POWER else level)
        return level, f"{left}{blank()}{tree[1]}{blank()}{text(tree[3], level + 1)}"
    if tag == "minus":
        return MINUS, "-" + text(tree[1], POSTFIX)
    if tag == "compare":
        return COMPARE, f"{text(tree[2], ADD)} {tree[1]} {text(tree[3], ADD)}"
    if tag in ("and", "or"):
        level = AND if tag == "and" else OR
        return level, f"{text(tree[1], level)} {tag} {text(tree[2], level + 1)}"
    if tag == "if":
        return 0, f"if {text(tree[1])} then {text(tree[2])} else {text(tree[3])}"
    if tag == "between":
        return COMPARE, f"{text(tree[1], ADD)} between {text(tree[2], ADD)} and {text(tree[3], ADD)}"
    if tag == "in":
        tests = [f"{test[1]} {text(test[2], ADD)}" if test[0] == "unary" else text(test, ADD) for test in tree[2]]
        if len(tests) == 1 and tree[2][0][0] in ("range", "unary"):
            return COMPARE, f"{text(tree[1], ADD)} in {tests[0]}"
        return COMPARE, f"{text(tree[1], ADD)} in ({', '.join(tests)})"
    if tag == "range":
        ends = ("[" if tree[2] else STYLE.choice("(]")), ("]" if tree[4] else STYLE.choice(")["))
        return PRIMARY, f"{ends[0]}{text(tree[1], ADD)}..{text(tree[3], ADD)}{ends[1]}"
    if tag == "list":
        return PRIMARY, "[" + ", ".join(text(part) for part in tree[1]) + "]"
    if tag == "context":
        return PRIMARY, "{" + ", ".join(f"{key}: {text(part)}" for key, part in tree[1]) + "}"
    if tag == "path":
        return POSTFIX, f"{text(tree[1], POSTFIX)}.{tree[2]}"
    if tag in ("index", "filter"):
        return POSTFIX, f"{text(tree[1], POSTFIX)}[{text(tree[2])}]"
    if tag in ("for", "some", "every"):
        rounds = ", ".join(f"{name} in {source_text(source)}" for name, source in tree[1])
        return 0, f"{tag} {rounds} {'return' if tag == 'for' else 'satisfies'} {text(tree[2])}"
    if tag == "function":
        return 0, f"function({', '.join(tree[1])}) {text(tree[2])}"
    if tag == "invoke":
        return POSTFIX, f"{text(tree[1], POSTFIX)}({', '.join(text(part) for part in tree[2])})"
    if tag == "instance":
        return COMPARE, f"{text(tree[1], POSTFIX)} instance of {TYPE_NAMES.get(tree[2], tree[2])}"
    parts = [text(part) for part in tree[2]]
    names = PARAMETERS.get(tree[1])
    if names and STYLE.random() < 0.2:
        parts = [f"{name}: {part}" for name, part in zip(names, parts)]
        STYLE.shuffle(parts)
    return POSTFIX, f"{tree[1]}({', '.join(parts)})"


def blank():
    return " " if STYLE.random() < 0.97 else STYLE.choice(["  ", " /* remark */ "])


def source_text(source):
    return f"{text(source[1], ADD)}..{text(source[2], ADD)}" if source[0] == "count" else text(source, POSTFIX)


def literal(value):
    if isinstance(value, Decimal):
        return literal_number(value)
    if isinstance(value, str):
        return quoted("".join(f"\0{ord(c):06X}" if STYLE.random() < 0.05 else c for c in value)).replace("\0", "\\U")
    written = canonical(value)
    if written.startswith("@") and STYLE.random() < 0.3:
        return CONSTRUCTORS[type(value)] + "(" + written[1:] + ")"
    return written


def literal_number(value):
    written = format(value, "f")
    if STYLE.random() < 0.05 and len(written) < 25:
        written += "000" if "." in written else ".000"
    return written.replace("0.", ".", 1) if abs(value) < 1 and "." in written and STYLE.random() < 0.2 else written


def quoted(value):
    for plain, escape in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        value = value.replace(plain, escape)
    return '"' + value + '"'


# The canonical form of values

def canonical(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return canonical_number(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(canonical, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {canonical(part)}" for key, part in value.items()) + "}"
    if isinstance(value, Range):
        ends = ("[" if value.low_in else "("), ("]" if value.high_in else ")")
        return f"{ends[0]}{canonical(value.low)}..{canonical(value.high)}{ends[1]}"
    if isinstance(value, Function):
        raise Unclear
    if isinstance(value, Months):
        return '@"' + months_text(value.count) + '"'
    if isinstance(value, Seconds):
        return '@"' + seconds_text(value.count) + '"'
    if isinstance(value, Time):
        return f'@"{value.count // 3600:02}:{value.count // 60 % 60:02}:{value.count % 60:02}"'
    return '@"' + value.isoformat() + '"'


def canonical_number(value):
    """Without trailing zeros; plain up to 40 digits, else scientific."""
    value = value.normalize(CONTEXT)
    if not value:
        return "0"
    _, digits, exponent = value.as_tuple()
    if (max(len(digits), -exponent) if exponent <= 0 else len(digits) + exponent) <= 40:
        return format(value, "f")
    places = len(digits) + exponent - 1
    fraction = "".join(map(str, digits[1:]))
    return f"{'-' if value < 0 else ''}{digits[0]}{'.' + fraction if fraction else ''}E{places:+d}"


def months_text(count):
    if not count:
        return "P0M"
    years, months = divmod(abs(count), 12)
    return ("-" if count < 0 else "") + "P" + (f"{years}Y" if years else "") + (f"{months}M" if months else "")


def seconds_text(count):
    if not count:
        return "PT0S"
    sign, count = "-" if count < 0 else "", abs(count)
    whole = int(count)
    fraction = f".{int((count - whole) * 10**9):09}".rstrip("0") if count != whole else ""
    days, hours, minutes, seconds = whole // 86400, whole // 3600 % 24, whole // 60 % 60, whole % 60
    time = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    time += f"{seconds}{fraction}S" if seconds or fraction else ""
    return sign + "P" + (f"{days}D" if days else "") + ("T" + time if time else "")



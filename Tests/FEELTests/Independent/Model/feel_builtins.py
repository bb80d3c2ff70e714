"""The built-in functions of the model (10.3.4), with numbers kept exact as fractions until the end."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from feel_model import CONTEXT, Months, Seconds, Unclear, compare, conjunction, disjunction, equal, kind, negation, number, order
from feel_relations import RELATIONS

TABLE = dict(RELATIONS)


def function(name, *types):
    """Declares a function whose arguments must be of the types; `?` marks what may be null, `...` repeats."""
    def declare(body):
        TABLE[name] = (types, body)
        return body
    return declare


def fits(value, type_):
    if type_ == "any":
        return True
    if type_ == "numbers":
        return isinstance(value, list) and all(isinstance(part, Decimal) for part in value)
    if type_ == "duration":
        return isinstance(value, (Months, Seconds))
    if type_ == "day":
        return isinstance(value, dt.date)
    return kind(value) == type_


def coerced(value, type_):
    """A single value as a list of one, or a list of one as its element; None where it does not fit."""
    if fits(value, type_):
        return value
    if type_ in ("list", "numbers"):
        return [value] if value is not None and fits([value], type_) else None
    if isinstance(value, list) and len(value) == 1 and fits(value[0], type_):
        return value[0]
    return None


def call(name, values):
    types, body = TABLE[name]
    if types[-1:] == ("...",):
        # One list, or the elements as arguments.
        if len(values) == 1 and isinstance(values[0], list):
            return body(list(values[0]))
        if any(isinstance(value, list) for value in values):
            raise Unclear
        return body(list(values))
    given = []
    for value, type_ in zip(values, types):
        fitting = coerced(value, type_.rstrip("?"))
        if fitting is None and type_ != "any" and not (value is None and type_.endswith("?")):
            return None
        given.append(fitting)
    return body(*given)


# Numbers

def rounding(name, step):
    @function(name, "number", "number")
    def rounded(value, scale):
        if scale != int(scale):
            raise Unclear
        unit = Fraction(10) ** int(scale)
        return number(Fraction(step(Fraction(value) * unit)) / unit)


def half(value, up):
    size = abs(value)
    whole = floor(size)
    if size - whole > Fraction(1, 2) or (up and size - whole == Fraction(1, 2)):
        whole += 1
    return whole if value >= 0 else -whole


rounding("decimal", round)
rounding("round up", lambda value: ceil(value) if value > 0 else floor(value))
rounding("round down", int)
rounding("round half up", lambda value: half(value, True))
rounding("round half down", lambda value: half(value, False))


@function("floor", "number", "number")
def _(value, scale=Decimal(0)):
    unit = Fraction(10) ** int(scale)
    return number(Fraction(floor(Fraction(value) * unit)) / unit)


@function("ceiling", "number", "number")
def _(value, scale=Decimal(0)):
    unit = Fraction(10) ** int(scale)
    return number(Fraction(ceil(Fraction(value) * unit)) / unit)


@function("abs", "any")
def _(value):
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, Decimal):
        return value.copy_abs()
    return type(value)(abs(value.count)) if isinstance(value, (Months, Seconds)) else None


@function("modulo", "number", "number")
def _(left, right):
    if not right:
        return None
    left, right = Fraction(left), Fraction(right)
    quotient = floor(left / right)
    if abs(quotient) >= 10**30:
        raise Unclear
    return number(left - right * quotient)


@function("sqrt", "number")
def _(value):
    return None if value < 0 else number(CONTEXT.sqrt(value))


@function("odd", "number")
def _(value):
    if value != value.to_integral_value():
        raise Unclear
    return int(value) % 2 == 1


@function("even", "number")
def _(value):
    if value != value.to_integral_value():
        raise Unclear
    return int(value) % 2 == 0


# Texts; a character is a code point

@function("string length", "string")
def _(text):
    return number(len(text))


@function("upper case", "string")
def _(text):
    return text.upper()


@function("lower case", "string")
def _(text):
    return text.lower()


@function("substring", "string", "number", "number")
def _(text, start, length=None):
    first = position(start, text)
    if first is None:
        return None
    length = len(text) - first if length is None else int(length)
    return text[first:first + length] if 1 <= length <= len(text) - first else None


@function("substring before", "string", "string")
def _(text, match):
    return text.partition(match)[0] if match and match in text else ""


@function("substring after", "string", "string")
def _(text, match):
    return text.partition(match)[2] if match else text


@function("contains", "string", "string")
def _(text, match):
    return match in text


@function("starts with", "string", "string")
def _(text, match):
    return text.startswith(match)


@function("ends with", "string", "string")
def _(text, match):
    return text.endswith(match)


@function("string join", "list", "string?")
def _(texts, separator=None):
    if not all(text is None or isinstance(text, str) for text in texts):
        return None
    return (separator or "").join(text for text in texts if text is not None)


@function("split", "string", "string")
def _(text, separator):
    return text.split(separator)


# Lists

def position(place, values):
    if place != int(place):
        raise Unclear
    if place == 0 or abs(place) > len(values):
        return None
    return int(place) - 1 if place > 0 else len(values) + int(place)


def distinct(values):
    kept = []
    for value in values:
        if not any(equal(other, value) is True for other in kept):
            kept.append(value)
    return kept


def flat(values):
    return [part for value in values for part in (flat(value) if isinstance(value, list) else [value])]


TABLE["count"] = (("list",), lambda values: number(len(values)))
TABLE["reverse"] = (("list",), lambda values: values[::-1])
TABLE["flatten"] = (("list",), flat)
TABLE["distinct values"] = (("list",), distinct)
TABLE["list contains"] = (("list", "any"), lambda values, match: any(equal(value, match) is True for value in values))
TABLE["index of"] = (
    ("list", "any"),
    lambda values, match: [number(i + 1) for i, value in enumerate(values) if equal(value, match) is True])
TABLE["append"] = (("list", "any", "any"), lambda values, *more: values + list(more))
TABLE["concatenate"] = (("list", "list"), lambda *lists: [value for values in lists for value in values])
TABLE["union"] = (("list", "list"), lambda *lists: distinct([value for values in lists for value in values]))


@function("insert before", "list", "number", "any")
def _(values, place, value):
    place = position(place, values)
    return None if place is None else values[:place] + [value] + values[place:]


@function("remove", "list", "number")
def _(values, place):
    place = position(place, values)
    return None if place is None else values[:place] + values[place + 1:]


@function("list replace", "list", "number", "any")
def _(values, place, value):
    place = position(place, values)
    return None if place is None else values[:place] + [value] + values[place + 1:]


@function("sublist", "list", "number", "number")
def _(values, place, length=None):
    place = position(place, values)
    if place is None or length is None:
        return None if place is None else values[place:]
    return values[place:place + int(length)] if 1 <= length <= len(values) - place else None


@function("sort", "list", "function")
def _(values, precedes):
    from feel_model import invoke
    result = []
    for value in values:
        place = len(result)
        while place > 0:
            before = invoke(precedes, [value, result[place - 1]])
            if not isinstance(before, bool):
                raise Unclear
            if not before:
                break
            place -= 1
        result.insert(place, value)
    return result


# Statistics

def numbers(name, of_none):
    def declare(body):
        @function(name, "...")
        def checked(values):
            if not values:
                return of_none
            return body(values) if all(isinstance(value, Decimal) for value in values) else None
        return body
    return declare


@numbers("sum", None)
def total(values):
    result = values[0]
    for value in values[1:]:
        result = number(CONTEXT.add(result, value))
    return result


@numbers("product", None)
def _(values):
    result = values[0]
    for value in values[1:]:
        result = number(CONTEXT.multiply(result, value))
    return result


@numbers("mean", None)
def _(values):
    return number(CONTEXT.divide(total(values), Decimal(len(values))))


@numbers("median", None)
def _(values):
    values = sorted(values)
    middle = len(values) // 2
    if len(values) % 2:
        return values[middle]
    return number(CONTEXT.divide(CONTEXT.add(values[middle - 1], values[middle]), Decimal(2)))


@numbers("mode", [])
def _(values):
    most = max(values.count(value) for value in values)
    return sorted({value for value in values if values.count(value) == most})


def extreme(name, operator):
    @function(name, "...")
    def found(values):
        if not values or any(order(value, values[0]) is None for value in values):
            return None
        best = values[0]
        for value in values[1:]:
            if compare(operator, value, best):
                best = value
        return best


extreme("min", "<")
extreme("max", ">")


@function("all", "...")
def _(values):
    result = True
    for value in values:
        result = conjunction(result, value)
    return result


@function("any", "...")
def _(values):
    result = False
    for value in values:
        result = disjunction(result, value)
    return result


# Contexts

TABLE["get value"] = (("context", "string"), lambda context, key: context.get(key))
TABLE["get entries"] = (("context",), lambda context: [{"key": key, "value": value} for key, value in context.items()])
TABLE["context put"] = (("context", "string", "any"), lambda context, key, value: {**context, key: value})


@function("context merge", "list")
def _(contexts):
    result = {}
    for context in contexts:
        if not isinstance(context, dict):
            return None
        result.update(context)
    return result


# Calendar

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]

TABLE["day of week"] = (("day",), lambda day: DAYS[day.weekday()])
TABLE["month of year"] = (("day",), lambda day: MONTHS[day.month - 1])
TABLE["day of year"] = (("day",), lambda day: number(day.timetuple().tm_yday))
TABLE["week of year"] = (("day",), lambda day: number(day.isocalendar()[1]))
TABLE["not"] = (("any",), lambda value: negation(value[0] if isinstance(value, list) and len(value) == 1 else value))


@function("date", "number", "number", "number")
def _(year, month, day):
    if any(part != int(part) for part in (year, month, day)) or not 1 <= year <= 9999:
        raise Unclear
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


@function("date and time", "day", "time")
def _(day, time):
    return dt.datetime(day.year, day.month, day.day) + dt.timedelta(seconds=time.count)


@function("years and months duration", "day", "day")
def _(start, end):
    if kind(start) != kind(end):
        raise Unclear
    months = (end.year - start.year) * 12 + end.month - start.month
    if months > 0 and end.day < start.day:
        months -= 1
    elif months < 0 and end.day > start.day:
        months += 1
    return Months(months)

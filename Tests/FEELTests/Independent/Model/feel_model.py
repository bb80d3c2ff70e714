"""An interpreter of FEEL expression trees, written from the standard alone.

Values: None, bool, Decimal, str, datetime.date, datetime.datetime, Time, Months, Seconds, list, dict, Range, Function.
Raises Unclear where the standard leaves the result open, so that such cases are not compared.
"""

import datetime as dt
from collections import namedtuple
from decimal import Context, Decimal, ROUND_HALF_EVEN
from fractions import Fraction

CONTEXT = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-6143, Emax=6144, clamp=1, traps=[])
Months = namedtuple("Months", "count")
Seconds = namedtuple("Seconds", "count")  # a days and time duration, as a Fraction of seconds
Time = namedtuple("Time", "count")  # a local time of day, in seconds
Range = namedtuple("Range", "low low_in high high_in")
Function = namedtuple("Function", "names body scope")
DAY = 86400


class Unclear(Exception):
    pass


def number(value):
    """A Fraction, int or Decimal as a number of 34 digits; None where it has none."""
    if isinstance(value, Fraction):
        value = CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))
    value = CONTEXT.create_decimal(value)
    return value if value.is_finite() else None


def kind(value):
    if isinstance(value, dt.datetime):
        return "datetime"
    for type_, name in (
        (bool, "boolean"), (Decimal, "number"), (str, "string"), (dt.date, "date"), (list, "list"), (dict, "context"),
        (Months, "months"), (Seconds, "seconds"), (Time, "time"), (Range, "range"), (Function, "function"),
    ):
        if isinstance(value, type_):
            return name
    return "null"


# Logic and comparison (10.3.2.9, Tables 45 to 53)

def truth(value):
    return value if isinstance(value, bool) else None


def conjunction(left, right):
    left, right = truth(left), truth(right)
    return False if left is False or right is False else None if left is None or right is None else True


def disjunction(left, right):
    left, right = truth(left), truth(right)
    return True if left is True or right is True else None if left is None or right is None else False


def negation(value):
    return None if truth(value) is None else not value


def equal(left, right):
    if left is None or right is None:
        return left is None and right is None
    if kind(left) != kind(right):
        return None
    if isinstance(left, Function):
        raise Unclear
    if isinstance(left, list):
        return len(left) == len(right) and all(equal(a, b) is True for a, b in zip(left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(equal(left[key], right[key]) is True for key in left)
    return left == right


ORDERED = {"number", "string", "date", "datetime", "time", "months", "seconds"}


def order(left, right):
    if kind(left) != kind(right) or kind(left) not in ORDERED:
        return None
    return (left > right) - (left < right)


def compare(operator, left, right):
    if operator == "=":
        return equal(left, right)
    if operator == "!=":
        return negation(equal(left, right))
    way = order(left, right)
    if way is None:
        return None
    return {"<": way < 0, "<=": way <= 0, ">": way > 0, ">=": way >= 0}[operator]


def inside(value, range_):
    above = compare(">=" if range_.low_in else ">", value, range_.low)
    return conjunction(above, compare("<=" if range_.high_in else "<", value, range_.high))


# Arithmetic (Tables 55 to 57)

def months_later(day, count):
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    if not 1 <= year <= 9998:
        raise Unclear
    following = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return day.replace(year=year, month=month + 1, day=min(day.day, (following - dt.timedelta(1)).day))


def whole_seconds(count):
    if count.denominator != 1 or abs(count) > 10**10:
        raise Unclear
    return dt.timedelta(seconds=int(count))


def shifted(moment, duration):
    try:
        if isinstance(duration, Months):
            if abs(duration.count) > 10**5:
                raise Unclear
            return None if isinstance(moment, Time) else months_later(moment, duration.count)
        if isinstance(moment, Time):
            whole_seconds(duration.count)
            return Time(int(moment.count + duration.count) % DAY)
        if isinstance(moment, dt.datetime):
            return moment + whole_seconds(duration.count)
        return (dt.datetime(moment.year, moment.month, moment.day) + whole_seconds(duration.count)).date()
    except (OverflowError, ValueError):
        raise Unclear from None


def minus(value):
    if isinstance(value, Decimal):
        return CONTEXT.minus(value)
    return type(value)(-value.count) if isinstance(value, (Months, Seconds)) else None


def scaled(duration, factor):
    count = Fraction(duration.count) * factor
    if isinstance(duration, Months):
        if count.denominator != 1 or abs(count) > 10**6:
            raise Unclear
        return Months(int(count))
    if (count * 10**9).denominator != 1 or abs(count) > 10**12:
        raise Unclear
    return Seconds(count)


MOMENTS, DURATIONS = (dt.date, dt.datetime, Time), (Months, Seconds)


def arithmetic(operator, left, right):
    kinds = (kind(left), kind(right))
    if kinds == ("number", "number"):
        return calculate(operator, left, right)
    if operator == "+":
        if kinds == ("string", "string"):
            return left + right
        if kinds[0] == kinds[1] and isinstance(left, DURATIONS):
            return type(left)(left.count + right.count)
        if isinstance(left, MOMENTS) and isinstance(right, DURATIONS):
            return shifted(left, right)
        if isinstance(left, DURATIONS) and isinstance(right, MOMENTS):
            return shifted(right, left)
    if operator == "-":
        if isinstance(right, DURATIONS) and (kinds[0] == kinds[1] or isinstance(left, MOMENTS)):
            return arithmetic("+", left, minus(right))
        if kinds == ("time", "time"):
            return Seconds(Fraction(left.count - right.count))
        if kinds[0] == kinds[1] and isinstance(left, dt.date):
            difference = left - right
            return Seconds(Fraction(difference.days * DAY + difference.seconds))
        if {"date", "datetime"} == set(kinds):
            return None  # a date is in UTC, and the other has no zone
    if operator == "*":
        if isinstance(left, DURATIONS) and kinds[1] == "number":
            return scaled(left, Fraction(right))
        if kinds[0] == "number" and isinstance(right, DURATIONS):
            return scaled(right, Fraction(left))
    if operator == "/" and isinstance(left, DURATIONS):
        if kinds[0] == kinds[1]:
            return number(Fraction(left.count) / Fraction(right.count)) if right.count else None
        if kinds[1] == "number":
            return scaled(left, 1 / Fraction(right)) if right else None
    return None


def calculate(operator, left, right):
    if operator == "+":
        return number(CONTEXT.add(left, right))
    if operator == "-":
        return number(CONTEXT.subtract(left, right))
    if operator == "*":
        return number(CONTEXT.multiply(left, right))
    if operator == "/":
        return number(CONTEXT.divide(left, right)) if right else None
    if right != right.to_integral_value() or abs(right) > 20 or not left:
        raise Unclear
    power = Fraction(left) ** int(right)
    # A power that cannot be exact may be rounded on the way.
    if len(str(power.numerator)) > 34 or len(str(power.denominator)) > 34:
        raise Unclear
    return number(power)


# Expressions

def evaluate(tree, scope):
    """The value of a tree; scope is a list of dicts, the innermost last."""
    tag = tree[0]
    if tag == "value":
        return tree[1]
    if tag == "name":
        for names in reversed(scope):
            if tree[1] in names:
                return names[tree[1]]
        return None
    if tag == "operator":
        return arithmetic(tree[1], evaluate(tree[2], scope), evaluate(tree[3], scope))
    if tag == "minus":
        return minus(evaluate(tree[1], scope))
    if tag == "compare":
        return compare(tree[1], evaluate(tree[2], scope), evaluate(tree[3], scope))
    if tag in ("and", "or"):
        join = conjunction if tag == "and" else disjunction
        return join(evaluate(tree[1], scope), evaluate(tree[2], scope))
    if tag == "if":
        return evaluate(tree[2] if evaluate(tree[1], scope) is True else tree[3], scope)
    if tag == "between":
        value, low, high = (evaluate(part, scope) for part in tree[1:])
        return conjunction(compare(">=", value, low), compare("<=", value, high))
    if tag == "in":
        value = evaluate(tree[1], scope)
        result = False
        for test in tree[2]:
            result = disjunction(result, meets(value, test, scope))
        return result
    if tag == "range":
        low, high = evaluate(tree[1], scope), evaluate(tree[3], scope)
        way = order(low, high)
        if way is None or way > 0 or (way == 0 and not (tree[2] and tree[4])):
            raise Unclear
        return Range(low, tree[2], high, tree[4])
    if tag == "list":
        return [evaluate(part, scope) for part in tree[1]]
    if tag == "context":
        names = {}
        for key, part in tree[1]:
            names[key] = evaluate(part, scope + [names])
        return names
    if tag == "path":
        return member(evaluate(tree[1], scope), tree[2])
    if tag == "index":
        return element(evaluate(tree[1], scope), evaluate(tree[2], scope))
    if tag == "filter":
        values = evaluate(tree[1], scope)
        if values is None:
            return None
        kept = []
        for value in values if isinstance(values, list) else [values]:
            inner = {"item": value, **value} if isinstance(value, dict) else {"item": value}
            if evaluate(tree[2], scope + [inner]) is True:
                kept.append(value)
        return kept
    if tag in ("for", "some", "every"):
        return loop(tag, tree, scope)
    if tag == "function":
        return Function(tree[1], tree[2], scope)
    if tag == "invoke":
        return invoke(evaluate(tree[1], scope), [evaluate(part, scope) for part in tree[2]])
    if tag == "instance":
        value = evaluate(tree[1], scope)
        return kind(value) == tree[2]
    if tag == "call":
        import feel_builtins
        return feel_builtins.call(tree[1], [evaluate(part, scope) for part in tree[2]])
    raise AssertionError(tag)


def meets(value, test, scope):
    if test[0] == "unary":
        return compare(test[1], value, evaluate(test[2], scope))
    other = evaluate(test, scope)
    if isinstance(other, Range):
        return inside(value, other)
    if other is not None and value is not None and kind(value) != kind(other):
        raise Unclear
    return equal(value, other)


def invoke(function, values):
    if not isinstance(function, Function) or len(values) != len(function.names):
        return None
    return evaluate(function.body, function.scope + [dict(zip(function.names, values))])


def member(value, name):
    if isinstance(value, list):
        return [member(part, name) for part in value]
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, dt.date):
        if name == "weekday":
            return number(value.isoweekday())
        found = getattr(value, name, None) if name in ("year", "month", "day", "hour", "minute", "second") else None
        return None if found is None else number(found)
    if isinstance(value, Time):
        parts = {"hour": value.count // 3600, "minute": value.count // 60 % 60, "second": value.count % 60}
        return number(parts[name]) if name in parts else None
    if isinstance(value, DURATIONS):
        if value.count < 0 or Fraction(value.count).denominator != 1:
            raise Unclear
        count = int(value.count)
        if isinstance(value, Months):
            parts = {"years": count // 12, "months": count % 12}
        else:
            parts = {"days": count // DAY, "hours": count // 3600 % 24, "minutes": count // 60 % 60, "seconds": count % 60}
        return number(parts[name]) if name in parts else None
    return None


def element(values, position):
    if values is None or position is None:
        return None
    values = values if isinstance(values, list) else [values]
    place = int(position)
    if place != position or place == 0 or abs(place) > len(values):
        return None
    return values[place - 1 if place > 0 else place]


def loop(tag, tree, scope):
    rounds, body = tree[1], tree[2]
    results = []

    def run(place, scope):
        if place == len(rounds):
            inner = scope + [{"partial": list(results)}] if tag == "for" else scope
            results.append(evaluate(body, inner))
            return
        name, source = rounds[place]
        if source[0] == "count":
            first, last = evaluate(source[1], scope), evaluate(source[2], scope)
            if not all(isinstance(end, Decimal) and end == int(end) for end in (first, last)):
                raise Unclear
            first, last = int(first), int(last)
            if abs(first - last) > 30:
                raise Unclear
            values = [number(i) for i in (range(first, last + 1) if first <= last else range(first, last - 1, -1))]
        else:
            values = evaluate(source, scope)
            if not isinstance(values, list):
                raise Unclear
        for value in values:
            run(place + 1, scope + [{name: value}])

    run(0, scope)
    if tag == "for":
        return results
    result = tag == "every"
    for value in results:
        result = conjunction(result, value) if tag == "every" else disjunction(result, value)
    return result

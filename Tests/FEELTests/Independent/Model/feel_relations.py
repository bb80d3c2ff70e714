"""The functions of ranges and points (10.3.4.7, Table 78); a point is a range of itself."""

from feel_model import Range, Unclear, order

RELATIONS = {}


def relation(name, *shapes):
    def declare(body):
        def checked(one, other):
            given = tuple("range" if isinstance(value, Range) else "point" for value in (one, other))
            if one is None or other is None or given not in shapes:
                return None
            spans = [value if isinstance(value, Range) else Range(value, True, value, True) for value in (one, other)]
            if order(spans[0].low, spans[1].low) is None:
                raise Unclear
            return body(*spans)
        RELATIONS[name] = (("any", "any"), checked)
        return body
    return declare


POINTS, MIXED, TURNED, RANGES = ("point", "point"), ("point", "range"), ("range", "point"), ("range", "range")


def starts_first(one, other):
    """Whether one begins before other or with it."""
    return one.low < other.low or (one.low == other.low and (one.low_in or not other.low_in))


def ends_last(one, other):
    return one.high > other.high or (one.high == other.high and (one.high_in or not other.high_in))


def touches(one, other):
    """Whether one reaches up to the start of other."""
    return one.high > other.low or (one.high == other.low and one.high_in and other.low_in)


@relation("before", POINTS, MIXED, TURNED, RANGES)
def before(one, other):
    return not touches(one, other)


@relation("after", POINTS, MIXED, TURNED, RANGES)
def _(one, other):
    return before(other, one)


@relation("meets", RANGES)
def meets(one, other):
    return one.high_in and other.low_in and one.high == other.low


@relation("met by", RANGES)
def _(one, other):
    return meets(other, one)


@relation("overlaps", RANGES)
def _(one, other):
    return touches(one, other) and touches(other, one)


@relation("overlaps before", RANGES)
def overlaps_before(one, other):
    return not starts_first(other, one) and touches(one, other) and ends_last(other, one)


@relation("overlaps after", RANGES)
def _(one, other):
    return overlaps_before(other, one)


@relation("finishes", MIXED, RANGES)
def finishes(one, other):
    return one.high == other.high and one.high_in == other.high_in and starts_first(other, one)


@relation("finished by", TURNED, RANGES)
def _(one, other):
    return finishes(other, one)


@relation("includes", TURNED, RANGES)
def includes(one, other):
    return starts_first(one, other) and ends_last(one, other)


@relation("during", MIXED, RANGES)
def _(one, other):
    return includes(other, one)


@relation("starts", MIXED, RANGES)
def starts(one, other):
    return one.low == other.low and one.low_in == other.low_in and ends_last(other, one)


@relation("started by", TURNED, RANGES)
def _(one, other):
    return starts(other, one)


@relation("coincides", POINTS, RANGES)
def _(one, other):
    return one == other

"""Random typed FEEL expressions with the values that the model gives: feel_cases.py SEED COUNT.

Prints a line per case, parted by tabs: the expression, its value in one canonical form, then for every input its name,
its type and its value.
"""

import datetime as dt
import random
import sys
from decimal import Decimal

from feel_model import Months, Seconds, Time, Unclear, evaluate
from feel_text import STYLE, canonical, text

NAMES = ["x", "y", "net amount", "år", "rate2", "the list", "q_1"]
KEYS = ["a", "b", "net amount", "cost", "år"]
WORDS = ["", "a", "b", "ab", "abc", "abba", "Zoo", "zoo", "grant", "påske", "æ", "e\u0301", "\u00e9", "ß", "🐎", "a🐎b", "x y", 'q"q', "a\\b"]
SCALARS = ["number", "string", "boolean", "date", "datetime", "time", "months", "seconds"]
TYPES = SCALARS + ["numbers", "strings", "contexts", "context"]
RELATIONS = [
    "before", "after", "meets", "met by", "overlaps", "overlaps before", "overlaps after", "finishes", "finished by",
    "includes", "during", "starts", "started by", "coincides",
]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def tree(self, type_, depth, names):
        """A tree that gives a value of the type, mostly: now and then null or something else."""
        r = self.random
        chance = r.random()
        if chance < 0.02:
            return ("value", None)
        if chance < 0.03:
            type_ = r.choice(TYPES)
        known = [name for name, other in names.items() if other == type_]
        if known and r.random() < 0.35:
            return ("name", r.choice(known))
        if depth <= 0 or r.random() < 0.1:
            return self.leaf(type_)
        if r.random() < 0.14:
            return self.general(type_, depth - 1, names)
        return getattr(self, type_)(depth - 1, names)

    def leaf(self, type_):
        r = self.random
        if type_ in ("numbers", "strings", "contexts"):
            part = {"numbers": "number", "strings": "string", "contexts": "context"}[type_]
            return ("list", [self.leaf(part) for _ in range(r.randint(0, 4))])
        if type_ == "context":
            return ("context", [(key, self.leaf("string" if key == "b" else "number")) for key in self.keys()])
        return ("value", {
            "number": self.literal_number,
            "string": lambda: r.choice(WORDS),
            "boolean": lambda: r.random() < 0.5,
            "date": lambda: dt.date(1970, 1, 1) + dt.timedelta(days=r.randint(-20000, 30000)),
            "datetime": lambda: dt.datetime(2000, 1, 1) + dt.timedelta(seconds=r.randint(-10**9, 10**9)),
            "time": lambda: Time(r.randrange(86400)),
            "months": lambda: Months(r.randint(-40, 40)),
            "seconds": lambda: Seconds(r.choice([1, 60, 3600, 86400]) * r.randint(-50, 50)),
        }[type_]())

    def literal_number(self):
        r = self.random
        shape = r.random()
        if shape < 0.55:
            return Decimal(r.randint(-12, 25))
        if shape < 0.85:
            return Decimal(r.randint(-9999, 9999)).scaleb(-r.randint(1, 4))
        if shape < 0.95:
            return Decimal(r.randint(1, 10**r.randint(1, 34) - 1)).scaleb(-r.choice([0, 0, 2, 17, 33]))
        return Decimal(r.choice(["0", "0.5", "1.0", "100", "2.50", "1000000000000000000000000000000000"]))

    def keys(self):
        return self.random.sample(KEYS, self.random.randint(1, 3))

    def general(self, type_, depth, names):
        """The forms that give whatever type is wanted."""
        r = self.random
        form = r.randint(0, 4)
        if form == 0:
            return ("if", self.tree("boolean", depth, names), self.tree(type_, depth, names), self.tree(type_, depth, names))
        if form == 1:
            name, other = r.choice(NAMES), r.choice(TYPES)
            body = self.tree(type_, depth, {**names, name: other})
            return ("invoke", ("function", [name], body), [self.tree(other, depth, names)])
        if form == 2:
            inner, entries = dict(names), []
            for key in r.sample(KEYS, r.randint(1, 3)):
                other = r.choice([type_, r.choice(TYPES)])
                entries.append((key, self.tree(other, depth - 1, inner)))
                inner[key] = other
            key = r.choice([key for key, _ in entries if inner[key] == type_] or [entries[-1][0]])
            return ("path", ("context", entries), key)
        if form == 3:
            parts = [self.tree(type_, depth - 1, names) for _ in range(r.randint(1, 3))]
            return ("index", ("list", parts), ("value", Decimal(r.choice([1, 1, -1, 2, 3]))))
        return ("call", "get value", [("context", [("a", self.tree(type_, depth, names))]), ("value", "a")])

    def call(self, name, types, depth, names):
        return ("call", name, [self.tree(type_, depth, names) for type_ in types])

    def small(self, low=-3, high=5):
        return ("value", Decimal(self.random.randint(low, high)))

    def number(self, depth, names):
        r = self.random
        form = r.randint(0, 11)
        if form <= 3:
            return ("operator", r.choice("++--**/"), self.tree("number", depth, names), self.tree("number", depth, names))
        if form == 4:
            return ("operator", "**", ("value", Decimal(r.randint(-25, 25))), self.small())
        if form == 5:
            return ("minus", self.tree("number", depth, names))
        if form == 6:
            name = r.choice(["decimal", "floor", "ceiling", "round up", "round down", "round half up", "round half down"])
            return ("call", name, [self.tree("number", depth, names), self.small()])
        if form == 7:
            name = r.choice(["abs", "floor", "ceiling", "sqrt", "modulo", "modulo"])
            return self.call(name, ["number", "number"] if name == "modulo" else ["number"], depth, names)
        if form == 8:
            name = r.choice(["sum", "min", "max", "mean", "count", "product", "median"])
            if name != "count" and r.random() < 0.3:
                return self.call(name, ["number"] * r.randint(1, 4), depth, names)
            return self.call(name, ["numbers"], depth, names)
        if form == 9:
            return r.choice([
                lambda: self.call("string length", ["string"], depth, names),
                lambda: self.call("count", [r.choice(["strings", "contexts"])], depth, names),
                lambda: self.call(r.choice(["day of year", "week of year"]), [r.choice(["date", "datetime"])], depth, names),
            ])()
        if form == 10:
            property_ = r.choice([
                ("date", ["year", "month", "day", "weekday", "hour"]), ("datetime", ["year", "month", "day", "weekday", "hour", "minute"]),
                ("time", ["hour", "minute", "second"]), ("months", ["years", "months", "days"]),
                ("seconds", ["days", "hours", "minutes", "seconds", "years"]), ("context", KEYS)])
            return ("path", self.tree(property_[0], depth, names), r.choice(property_[1]))
        kind_ = r.choice(["months", "seconds"])
        return ("operator", "/", self.tree(kind_, depth, names), self.tree(kind_, depth, names))

    def string(self, depth, names):
        r = self.random
        form = r.randint(0, 5)
        if form <= 1:
            return ("operator", "+", self.tree("string", depth, names), self.tree("string", depth, names))
        if form == 2:
            extra = [self.small(1, 4)] * r.randint(0, 1)
            return ("call", "substring", [self.tree("string", depth, names), self.small(-3, 4)] + extra)
        if form == 3:
            name = r.choice(["upper case", "lower case", "substring before", "substring after"])
            return self.call(name, ["string"] * (2 if " " in name and "case" not in name else 1), depth, names)
        if form == 4:
            return self.call("string join", ["strings", "string"][:r.randint(1, 2)], depth, names)
        return r.choice([
            lambda: self.call(r.choice(["day of week", "month of year"]), [r.choice(["date", "datetime"])], depth, names),
            lambda: self.call(r.choice(["min", "max"]), ["strings"], depth, names)])()

    def boolean(self, depth, names):
        r = self.random
        form = r.randint(0, 12)
        if form <= 2:
            type_ = r.choice(SCALARS if r.random() < 0.8 else TYPES)
            operator = r.choice(["=", "!=", "<", "<=", ">", ">="])
            return ("compare", operator, self.tree(type_, depth, names), self.tree(type_, depth, names))
        if form <= 4:
            return (r.choice(["and", "or"]), self.tree("boolean", depth, names), self.tree("boolean", depth, names))
        if form == 5:
            return self.call("not", ["boolean"], depth, names)
        if form == 6:
            type_ = r.choice(["number", "number", "string", "date", "months"])
            return ("between", *(self.tree(type_, depth, names) for _ in range(3)))
        if form == 7:
            type_ = r.choice(["number", "number", "string", "date", "seconds"])
            tests = [self.test(type_, depth, names) for _ in range(r.choice([1, 1, 2, 3]))]
            return ("in", self.tree(type_, depth, names), tests)
        if form == 8:
            name = r.choice(["some", "every"])
            return self.quantified(name, depth, names)
        if form == 9:
            name = r.choice(["contains", "starts with", "ends with", "odd", "even", "all", "any", "list contains"])
            if name in ("odd", "even"):
                return ("call", name, [self.small(-30, 30)])
            if name in ("all", "any"):
                return ("call", name, [("list", [self.tree("boolean", depth, names) for _ in range(r.randint(0, 3))])])
            return self.call(name, ["numbers", "number"] if name == "list contains" else ["string", "string"], depth, names)
        if form == 10:
            return ("instance", self.tree(r.choice(SCALARS), depth, names), r.choice(SCALARS))
        type_ = r.choice(["number", "number", "date", "seconds"])
        sides = [self.range(type_, depth - 1, names) if r.random() < 0.65 else self.leaf(type_) for _ in range(2)]
        return ("call", r.choice(RELATIONS), sides)

    def range(self, type_, depth, names):
        r = self.random
        if type_ == "number" and r.random() < 0.7:
            # Ends that are often the same, as the relations differ there.
            low = r.randint(0, 4)
            ends = ("value", Decimal(low)), ("value", Decimal(low + r.randint(0, 4)))
        else:
            ends = self.tree(type_, depth - 1, names), self.tree(type_, depth - 1, names)
        return ("range", ends[0], r.random() < 0.6, ends[1], r.random() < 0.6)

    def test(self, type_, depth, names):
        r = self.random
        form = r.random()
        if form < 0.4:
            return self.range(type_, depth, names)
        if form < 0.7:
            return ("unary", r.choice(["<", "<=", ">", ">=", "=", "!="]), self.tree(type_, depth, names))
        return self.tree(type_, depth, names)

    def rounds(self, depth, names):
        r = self.random
        names, rounds = dict(names), []
        for _ in range(r.choice([1, 1, 2])):
            name = r.choice(NAMES)
            if r.random() < 0.25:
                low = r.randint(-2, 4)
                source, type_ = ("count", ("value", Decimal(low)), ("value", Decimal(low + r.randint(-3, 4)))), "number"
            else:
                lists, type_ = r.choice([("numbers", "number"), ("strings", "string"), ("contexts", "context")])
                source = self.tree(lists, depth, names)
            rounds.append((name, source))
            names[name] = type_
        return rounds, names

    def quantified(self, name, depth, names):
        rounds, names = self.rounds(depth, names)
        return (name, rounds, self.tree("boolean", depth, names))

    def listed(self, lists, part, depth, names):
        """Forms that give a list of any one kind."""
        r = self.random
        form = r.randint(0, 9)
        if form <= 1:
            return ("list", [self.tree(part, depth, names) for _ in range(r.randint(0, 4))])
        if form == 2:
            item = {**names, "item": part}
            if part == "context":
                item.update({key: "string" if key == "b" else "number" for key in KEYS})
            return ("filter", self.tree(lists, depth, names), self.predicate(depth, item))
        if form == 3:
            rounds, inner = self.rounds(depth - 1, names)
            return ("for", rounds, self.tree(part, depth - 1, inner))
        if form == 4:
            name = r.choice(["concatenate", "union"])
            return self.call(name, [lists, lists], depth, names)
        if form == 5:
            name = r.choice(["append", "remove", "insert before", "list replace", "sublist"])
            place = self.small(-3, 4)
            rest = {
                "append": lambda: [self.tree(part, depth, names)], "remove": lambda: [place], "sublist": lambda: [place],
            }.get(name, lambda: [place, self.tree(part, depth, names)])()
            return ("call", name, [self.tree(lists, depth, names)] + rest)
        if form == 6:
            return self.call(r.choice(["reverse", "distinct values", "flatten"]), [lists], depth, names)
        if form == 7:
            return ("call", "flatten", [("list", [self.tree(r.choice([part, lists]), depth, names) for _ in range(r.randint(1, 3))])])
        if form == 8 and part != "context":
            order = ("compare", r.choice("<>"), ("name", "x"), ("name", "y"))
            return ("call", "sort", [self.tree(lists, depth, names), ("function", ["x", "y"], order)])
        return ("list", [self.tree(part, depth, names) for _ in range(r.randint(0, 4))])

    def predicate(self, depth, names):
        """Something that is true, false or null, never a number."""
        made = self.boolean(max(depth, 1), names)
        return made if made[0] in ("compare", "and", "or", "between", "in") else ("or", made, ("value", False))

    def numbers(self, depth, names):
        r = self.random
        form = r.random()
        if form < 0.1:
            return self.call("index of", ["numbers", "number"], depth, names)
        if form < 0.2:
            return ("path", self.tree("contexts", depth, names), r.choice(KEYS))
        if form < 0.25:
            return self.call("mode", ["numbers"], depth, names)
        if form < 0.3:
            steps = ("operator", "+", ("name", "x"), ("call", "count", [("name", "partial")]))
            return ("for", [("x", ("count", self.small(), self.small()))], steps)
        return self.listed("numbers", "number", depth, names)

    def strings(self, depth, names):
        if self.random.random() < 0.1:
            return ("call", "split", [self.tree("string", depth, names), ("value", self.random.choice(["a", "b", " ", "🐎"]))])
        return self.listed("strings", "string", depth, names)

    def contexts(self, depth, names):
        if self.random.random() < 0.1:
            return self.call("get entries", ["context"], depth, names)
        return self.listed("contexts", "context", depth, names)

    def context(self, depth, names):
        r = self.random
        form = r.random()
        if form < 0.15:
            return ("call", "context put", [self.tree("context", depth, names), ("value", r.choice(KEYS)), self.tree("number", depth, names)])
        if form < 0.25:
            return self.call("context merge", ["contexts"], depth, names)
        entries, inner = [], dict(names)
        for key in self.keys():
            type_ = "string" if key == "b" else "number"
            entries.append((key, self.tree(type_, depth, inner)))
            inner[key] = type_
        return ("context", entries)

    def moment(self, type_, depth, names):
        duration = self.random.choice(["months", "seconds"])
        if self.random.random() < 0.2:
            return ("operator", "+", self.tree(duration, depth, names), self.tree(type_, depth, names))
        return ("operator", self.random.choice("+-"), self.tree(type_, depth, names), self.tree(duration, depth, names))

    def date(self, depth, names):
        r = self.random
        if r.random() < 0.15:
            return ("call", "date", [self.small(1999, 2030), self.small(0, 13), self.small(0, 32)])
        if r.random() < 0.1:
            return ("call", r.choice(["min", "max"]), [self.tree("date", depth, names), self.tree("date", depth, names)])
        return self.moment("date", depth, names)

    def datetime(self, depth, names):
        if self.random.random() < 0.2:
            return self.call("date and time", ["date", "time"], depth, names)
        return self.moment("datetime", depth, names)

    def time(self, depth, names):
        return self.moment("time", depth, names)

    def months(self, depth, names):
        if self.random.random() < 0.25:
            return self.call("years and months duration", ["date", "date"], depth, names)
        return self.duration("months", depth, names)

    def seconds(self, depth, names):
        if self.random.random() < 0.3:
            type_ = self.random.choice(["date", "datetime", "time"])
            return ("operator", "-", self.tree(type_, depth, names), self.tree(type_, depth, names))
        return self.duration("seconds", depth, names)

    def duration(self, type_, depth, names):
        r = self.random
        form = r.randint(0, 5)
        if form <= 2:
            return ("operator", r.choice("+-"), self.tree(type_, depth, names), self.tree(type_, depth, names))
        if form == 3:
            return ("operator", "*", self.tree(type_, depth, names), self.small())
        if form == 4:
            return r.choice([("minus", self.tree(type_, depth, names)), self.call("abs", [type_], depth, names)])
        return ("operator", r.choice("*/"), self.tree(type_, depth, names), self.small(1, 4))


def inputs(maker):
    """Names with a type and a value, which is null now and then."""
    r = maker.random
    names = r.sample(NAMES, r.choice([0, 0, 1, 2, 3, 4]))
    made = {name: r.choice(TYPES) for name in names}
    return made, {name: None if r.random() < 0.1 else evaluate(maker.leaf(type_), []) for name, type_ in made.items()}


def cases(seed, count):
    maker = Maker(seed)
    STYLE.seed(seed)
    while count > 0:
        names, values = inputs(maker)
        tree = maker.tree(maker.random.choice(TYPES), maker.random.randint(1, 5), names)
        try:
            expected = canonical(evaluate(tree, [values]))
        except (Unclear, OverflowError):
            continue
        source = text(tree)
        if len(source) <= 1500 and len(expected) <= 3000:
            fields = [part for name in names for part in (name, names[name], canonical(values[name]))]
            yield "\t".join([source, expected] + fields)
            count -= 1


if __name__ == "__main__":
    for line in cases(int(sys.argv[1]), int(sys.argv[2])):
        print(line)

"""Applications as an applicant's system would send them, with amounts at, just below and just above every limit, and the
verdict of each by exact fractions, computed from the meaning of the rules and not by any engine."""

import json
import random
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

FORMS = ["municipality", "county", "stateAgency", "university", "foundation", "association"]
REGIONS = ["SE31", "SE32", "SE33"]
CLOSES = datetime(2019, 10, 1, 16, 15, 0, tzinfo=timezone(timedelta(hours=2)))


def application(choice):
    """One application; three of four meet every rule but perhaps one or two that are tried at their limit."""
    cents = Decimal("0.01")
    steps = [Decimal(0), Decimal(0), Decimal(0), cents, -cents, Decimal("0.0001"), Decimal("-0.0001"), Decimal("0.00000001")]

    def near(limit):
        return limit + choice.choice(steps) if choice.random() < 0.12 else limit

    total = Decimal(choice.randrange(110_000_000, 2_400_000_000)) / 100
    if choice.random() < 0.1:
        total = near(Decimal(choice.choice([1_000_000, 10_000_000])))
    kind = choice.random()
    if kind < 0.5:
        support = near(total / 2)
    elif kind < 0.6:
        support = total * Decimal("0.5000007")  # 50.00007 %
    elif kind < 0.7:
        support = near(Decimal(500_000))
    else:
        support = (total * choice.randrange(2000, 5000) / 10_000).quantize(cents)
    rest = total - support
    in_kind = (rest / 4).quantize(cents) if choice.random() < 0.2 else (rest * choice.randrange(0, 2400) / 10_000).quantize(cents)
    if choice.random() < 0.1:
        in_kind = near(rest / 4)
    cash = rest - in_kind
    public = (cash * choice.randrange(0, 10_000) / 10_000).quantize(cents)
    private = near(cash - public)
    staff = Decimal(choice.randrange(10_000, 1_000_000_000)) / 100
    indirect = near(staff * 15 / 100) if choice.random() < 0.5 else (staff * choice.randrange(0, 1500) / 10_000).quantize(cents)
    submitted = CLOSES - timedelta(seconds=choice.choice([0, 0, 1, 60, 86_400, 3600 * 50]))
    if choice.random() < 0.04:
        submitted = CLOSES + timedelta(seconds=choice.choice([1, 60]))
    months = choice.choice([1, 12, 24, 35, 36, 36, 36]) if choice.random() < 0.97 else choice.choice([0, 37])
    rarely = choice.random
    return {
        "applicant": {
            "legalForm": choice.choice(FORMS) if rarely() < 0.97 else "company",
            "country": "SE" if rarely() < 0.98 else "NO",
            "region": choice.choice(REGIONS) if rarely() < 0.98 else "SE11",
        },
        "submittedAt": in_some_zone(submitted, choice),
        "closesAt": CLOSES.isoformat(),
        "support": support,
        "total": total if rarely() < 0.95 else total + cents,
        "cash": cash,
        "inKind": in_kind,
        "publicCash": public,
        "privateCash": private,
        "staff": staff,
        "indirect": indirect,
        "months": months,
        "coFinanciers": [{"name": f"Kommun {n}", "certificate": rarely() < 0.95} for n in range(choice.randrange(0, 5))],
        "benefitsPlan": rarely() < 0.8,
    }


def in_some_zone(instant, choice):
    zone = choice.choice([timezone.utc, timezone(timedelta(hours=2)), timezone(timedelta(hours=3))])
    return instant.astimezone(zone).isoformat().replace("+00:00", "Z")


def truth(a):
    """Which rules hold, in the order of rules.json."""
    exact = {name: Fraction(value) for name, value in a.items() if isinstance(value, Decimal)}
    support, total, cash, in_kind = (exact[name] for name in ["support", "total", "cash", "inKind"])
    return [
        a["applicant"]["legalForm"] in FORMS,
        a["applicant"]["country"] == "SE" and a["applicant"]["region"] in REGIONS,
        instant(a["submittedAt"]) <= instant(a["closesAt"]),
        support / total <= Fraction(1, 2),
        support >= 500_000,
        support + cash + in_kind == total,
        exact["indirect"] / exact["staff"] <= Fraction(15, 100),
        1 <= a["months"] <= 36,
        in_kind * 4 <= cash + in_kind,
        exact["publicCash"] + exact["privateCash"] == cash,
        all(c["certificate"] for c in a["coFinanciers"]),
        total <= 10_000_000 or a["benefitsPlan"],
    ]


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def verdict(severities, outcomes):
    """A rule that gave anything but true has failed."""
    worst = "eligible"
    for severity, outcome in zip(severities, outcomes):
        if outcome is not True:
            if severity == "blocking":
                return "notEligible"
            worst = "eligibleWithConditions"
    return worst


class Exact(json.JSONEncoder):
    """Decimals as numbers with all their digits."""

    def iterencode(self, value, _one_shot=False):
        if isinstance(value, Decimal):
            yield format(value, "f")
        elif isinstance(value, dict):
            yield "{" + ", ".join(json.dumps(key) + ": " + self.encode(part) for key, part in value.items()) + "}"
        elif isinstance(value, list):
            yield "[" + ", ".join(map(self.encode, value)) + "]"
        else:
            yield json.dumps(value, ensure_ascii=False)

    def encode(self, value):
        return "".join(self.iterencode(value))


def generated(count, seed):
    choice = random.Random(seed)
    return [application(choice) for _ in range(count)]

"""Runs our engine and the others over the same applications and prints one table in Markdown. Fails only if ours errs."""

import argparse
import importlib.metadata
import json
import subprocess
import sys
import time

from applications import Exact, generated, truth, verdict
from peers import ENGINES

ROUNDS = 3


def measured(outcomes, count, seconds, rules):
    """Applications per second in the best of some rounds, each with the verdict, and the verdicts."""
    blocking = sum(rule["severity"] == "blocking" for rule in rules)
    if [rule["severity"] for rule in rules].index("condition") != blocking:
        sys.exit("rules.json must list the blocking rules first")

    def decide(place):
        found = outcomes(place)
        if found.count(True) == len(rules):
            return "eligible"
        return "eligibleWithConditions" if found[:blocking].count(True) == blocking else "notEligible"

    verdicts, best = [], 0.0
    for _ in range(ROUNDS):
        done, start = 0, time.perf_counter()
        while (elapsed := time.perf_counter() - start) < seconds / ROUNDS:
            for place in range(done % count, min(done % count + 100, count)):
                decide(place)
                done += 1
        best = max(best, done / elapsed)
    deadline = time.perf_counter() + 10 * seconds
    for place in range(count):
        verdicts.append(decide(place))
        if time.perf_counter() > deadline:
            break
    return best, verdicts


def ours(arguments, path):
    command = [arguments.program, "grant-rules", arguments.rules, path, "--seconds", str(arguments.seconds)]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def grouped(number):
    return f"{number:,}".replace(",", " ")


def row(name, rate, ratio, numbers, given, wrong, of):
    return f"| {name} | {grouped(round(rate))} | {1e6 / rate:.2f} | {ratio} | {grouped(wrong)} of {grouped(of)} | {numbers} | {given} |"


def main():
    reader = argparse.ArgumentParser()
    reader.add_argument("--program", required=True)
    reader.add_argument("--rules", required=True)
    reader.add_argument("--work", required=True)
    reader.add_argument("--count", type=int, default=5000)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--seconds", type=int, default=3)
    arguments = reader.parse_args()

    with open(arguments.rules, encoding="utf-8") as file:
        rules = json.load(file)
    severities = [rule["severity"] for rule in rules]
    applications = generated(arguments.count, arguments.seed)
    texts = [Exact().encode(application) for application in applications]
    expected = [verdict(severities, truth(application)) for application in applications]
    path = f"{arguments.work}/applications.jsonl"
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(text + "\n" for text in texts)

    def wrong(verdicts):
        return sum(given != right for given, right in zip(verdicts, expected))

    result = ours(arguments, path)
    mistakes = wrong(result["verdicts"])
    rows, missing = [], []
    for name, package, prepare, numbers, given in ENGINES:
        try:
            version = importlib.metadata.version(package)
            rate, verdicts = measured(prepare(rules, texts), len(texts), arguments.seconds, rules)
            rows.append((f"{name} ({package} {version})", rate, numbers, given, wrong(verdicts), len(verdicts)))
        except Exception as error:  # A peer that does not install or run must not end the comparison.
            missing.append(f"{name} ({package}): {type(error).__name__}: {error}".splitlines()[0])
    again = ours(arguments, path)  # Before and after the others, for whatever else the machine does meanwhile.

    fastest = max((rate for _, rate, *_ in rows), default=None)
    counts = {name: expected.count(name) for name in ["eligible", "eligibleWithConditions", "notEligible"]}
    print(f"{len(texts)} applications, {len(rules)} rules each, one thread; " + ", ".join(f"{n} {k}" for k, n in counts.items()))
    print()
    print("| engine | applications/s | µs each | ours against it | wrong verdicts | numbers | input |")
    print("|---|---:|---:|---:|---:|---|---|")
    lines = []
    for key, name, given in [
        ("evaluated", "**Medfin FEEL**, evaluated", "prepared"),
        ("traced", "**Medfin FEEL**, with full trace", "prepared"),
        ("fromBytes", "**Medfin FEEL**, from JSON", "JSON bytes at every call"),
    ]:
        rate = max(result[key], again[key])
        ratio = f"{rate / fastest:.1f} × the fastest" if fastest and key != "fromBytes" else ""
        lines.append(row(name, rate, ratio, "decimal128", given, mistakes, len(texts)))
    best = max(result["evaluated"], again["evaluated"])
    for name, rate, numbers, given, errors, of in sorted(rows, key=lambda entry: -entry[1]):
        lines.append(row(name, rate, f"{best / rate:.1f} ×", numbers, given, errors, of))
    print("\n".join(lines))
    if missing:
        print("\nNot measured:")
        for line in missing:
            print(f"- {line}")
    if mistakes:
        sys.exit(f"{mistakes} wrong verdicts of ours")


main()

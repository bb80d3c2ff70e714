"""The other engines. Each function takes the rules and the applications as JSON texts and gives a function from an application's
number to the twelve outcomes, with whatever can be prepared beforehand prepared: expressions compiled, and the inputs in the
engine's own form where it has one. All twelve rules are evaluated in one call, which is each engine's fastest way."""

import json
from decimal import Decimal
from types import SimpleNamespace

from applications import instant

AMOUNTS = ["support", "total", "cash", "inKind", "publicCash", "privateCash", "staff", "indirect"]
TIMES = ["submittedAt", "closesAt"]


def typed(text, number):
    """An application with amounts of the given type and instants with their zone."""
    application = json.loads(text, parse_float=Decimal)
    for name in AMOUNTS:
        application[name] = number(application[name])
    for name in TIMES:
        application[name] = instant(application[name])
    return application


def zen(rules, texts):
    import zen

    expression = zen.compile_expression("[" + ", ".join(rule["zen"] for rule in rules) + "]")
    contexts = [text.encode() for text in texts]
    return lambda place: expression.evaluate(contexts[place])


def datalogic(rules, texts):
    import datalogic_py

    engine = datalogic_py.Engine()
    session = engine.session()
    rule = engine.compile([rule["jsonLogic"] for rule in rules])
    handles = [datalogic_py.DataHandle(text) for text in texts]
    return lambda place: session.evaluate_data(rule, handles[place])


def cel_rust(rules, texts):
    import cel

    program = cel.compile("[" + ", ".join(rule["cel"] for rule in rules) + "]")
    contexts = [cel.Context(variables=typed(text, float)) for text in texts]
    return lambda place: program.execute(contexts[place])


def cel_cpp(rules, texts):
    from cel_expr_python import cel

    kinds = cel.Type
    variables = {name: kinds.DOUBLE for name in AMOUNTS} | {name: kinds.TIMESTAMP for name in TIMES}
    variables |= {
        "months": kinds.INT,
        "benefitsPlan": kinds.BOOL,
        "applicant": kinds.Map(kinds.STRING, kinds.STRING),
        "coFinanciers": kinds.List(kinds.Map(kinds.STRING, kinds.DYN)),
    }
    environment = cel.NewEnv(variables=variables)
    expression = environment.compile("[" + ", ".join(rule["cel"] for rule in rules) + "]")
    activations = [environment.Activation(typed(text, float)) for text in texts]
    return lambda place: expression.eval(activations[place]).plain_value()


def cel_python(rules, texts):
    import celpy
    from celpy import celtypes

    environment = celpy.Environment()
    program = environment.program(environment.compile("[" + ", ".join(rule["cel"] for rule in rules) + "]"))

    def activation(text):
        application = typed(text, float)
        times = {name: celtypes.TimestampType(application.pop(name)) for name in TIMES}
        return dict(celpy.json_to_cel(application)) | times

    activations = [activation(text) for text in texts]
    return lambda place: [outcome is True or outcome == True for outcome in program.evaluate(activations[place])]  # noqa: E712


def spiff(rules, texts):
    """Its decision table with a row a rule. It has no FEEL: cells are Python, so that it computes with Python's decimals."""
    from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
    from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
    from SpiffWorkflow.dmn.specs import model

    table = model.DecisionTable("rules", "rules", "COLLECT")
    for number, rule in enumerate(rules):
        column = model.Input(rule["id"], rule["id"], rule["id"], rule["python"], "boolean")
        entry = model.InputEntry(rule["id"], column)
        entry.lhs = ["True"]
        row = model.Rule(rule["id"])
        row.row_number, row.inputEntries = number, [entry]
        table.inputs.append(column)
        table.rules.append(row)
    engine = DMNEngine(table)
    workflow = SimpleNamespace(script_engine=PythonScriptEngine())
    tasks = [SimpleNamespace(data=typed(text, Decimal), workflow=workflow) for text in texts]

    def outcomes(place):
        met = {rule.row_number for rule in engine.decide(tasks[place])}
        return [number in met for number in range(len(rules))]

    return outcomes


# Name, package, function, what its numbers are, how its input is given, the note.
ENGINES = [
    ("JsonLogic, Rust", "datalogic-py", datalogic, "double", "prepared"),
    ("GoRules ZEN, Rust", "zen-engine", zen, "decimal, 96 bits", "JSON bytes at every call: it takes no other form"),
    ("CEL, Rust", "common-expression-language", cel_rust, "double", "prepared"),
    ("CEL, C++", "cel-expr-python", cel_cpp, "double", "prepared"),
    ("CEL, pure Python", "cel-python", cel_python, "double", "prepared"),
    ("SpiffWorkflow, DMN table", "SpiffWorkflow", spiff, "Python's decimal", "prepared"),
]

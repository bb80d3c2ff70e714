# Everything that is done with Medfin is done through here; `make help` lists it.
SHELL := /bin/bash
MEDFIN_HOME ?= .medfin
MEDFIN_PORT ?= 8080
TCK ?= ../shared/tck
export MEDFIN_HOME MEDFIN_PORT

medfin := .build/release/medfin

.PHONY: help run test demo conformance bench bench-rules fuzz docs build lint format clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

run: ## install what is missing, build, start the database and serve until Ctrl-C
	@Config/run

test: ## install what is missing, build and run every test against a throw-away database
	@Config/test

demo: ## post the reference application to the running server and show what comes of it
	@[ -x $(medfin) ] || { echo "Start the server first: make run"; exit 1; }
	@$(medfin) demo

conformance: ## run the DMN conformance kit (TCK=folder, by default ../shared/tck)
	@swift build --product conformance && .build/debug/conformance --tck "$(TCK)"

bench: ## measure the database client, the server, the rules engine and replay
	@Config/bench

bench-rules: ## measure the rules engine beside others from PyPI
	@Config/bench-rules

fuzz: ## try millions of inputs on the rule language and the DMN reader
	@Config/fuzz

docs: ## make the pages of the libraries FEEL and DMN, in .build/plugins
	@Config/docs

build: ## build the release program
	@Config/packages build && swift build -c release --product medfin

lint: ## check the style of the sources
	swift format lint --recursive --parallel --strict Package.swift Sources Tests

format: ## mend the style of the sources
	swift format --in-place --recursive --parallel Package.swift Sources Tests

clean: ## delete what was built; data in MEDFIN_HOME stay
	rm -rf .build

# Two commands do everything: `make run` plays the bundled demo, `make test` passes the tests. Both
# install what they need first. `make help` lists the rest.

SWIFT ?= swift
BUILD := .build/release/gaitlab

# A build of its own: the trait changes how every module is compiled.
LAB := --traits Training --scratch-path .build-lab

.PHONY: help run build test lab lab-test lab-bench lint format docs example bench soak sanitize fuzz coverage samples models prerequisites lab-prerequisites install clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: build ## build and play the bundled demo
	$(BUILD) demo

build: prerequisites ## build the release program
	@echo "Building; the first time takes a few minutes."
	$(SWIFT) build -c release --product gaitlab

test: prerequisites ## run all tests
	$(SWIFT) test --parallel $(if $(REPORT),--xunit-output $(REPORT))

lab: lab-prerequisites ## build the program with training and distillation, on libtorch
	@echo "Building; the first time takes a few minutes."
	$(SWIFT) build -c release --product gaitlab $(LAB)
	@echo "Built .build-lab/release/gaitlab"

lab-test: lab-prerequisites ## run all tests, those of the lab among them
	$(SWIFT) test --no-parallel $(LAB)

lint: ## check format, imports and documents
	Scripts/check-imports
	Scripts/phrases
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks Examples

format: ## format the sources in place
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Benchmarks Examples

bench: build ## measure speed, memory and size
	$(SWIFT) build -c release --product CoreBenchmark
	@missed=0; Benchmarks/inference || missed=1; Benchmarks/run || missed=1; exit $$missed

docs: ## build the documentation of the libraries for others and check their public symbols
	Scripts/check-docs

example: build ## build the example app on the libraries and print the steps of a sample session
	Scripts/check-example $(BUILD)

soak: prerequisites ## put live input under load, faults, attacks and kills, for some minutes
	Benchmarks/soak

sanitize: prerequisites ## run tests under the thread and the address sanitizer
	Scripts/sanitize

SECONDS_EACH ?= 60
fuzz: prerequisites ## let libFuzzer loose on every reader of files and bytes, a minute each
	Scripts/fuzz $(SECONDS_EACH)

coverage: prerequisites ## run all tests and print the lines of each module that they reach
	Scripts/coverage

lab-bench: lab ## measure an epoch of training against PyTorch
	Benchmarks/training

samples: build lab ## make SampleSessions/ anew from PyPI and the simulator
	Scripts/make-sample-sessions $(BUILD) .build-lab/release/gaitlab

models: lab ## train Models/ anew
	Scripts/make-models .build-lab/release/gaitlab

prerequisites:
	@Scripts/install-prerequisites

lab-prerequisites:
	@Scripts/install-prerequisites lab

PREFIX ?= /usr/local
install: build ## install below PREFIX
	install -d $(PREFIX)/bin $(PREFIX)/share/gaitlab
	install $(BUILD) $(PREFIX)/bin/gaitlab
	cp -R Themes SampleSessions Models Norms Languages $(PREFIX)/share/gaitlab/

clean: ## remove everything that was built
	rm -rf .build .build-lab .build-docs .build-thread .build-address .build-fuzz .build-coverage \
	  Examples/StepPrinter/.build

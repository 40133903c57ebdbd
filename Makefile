# Two commands do everything: `make run` plays the bundled demo, `make test` passes the tests. Both
# install what they need first. `make help` lists the rest.

SWIFT ?= swift
BUILD := .build/release/gaitlab

# Builds of their own: these settings change how every module is compiled. The program that is passed on does not
# name the folder that it was built in; on macOS Swift is part of the system.
STATIC := $(if $(filter Linux,$(shell uname)),--static-swift-stdlib) --scratch-path .build-dist \
  $(foreach compiler,-Xcc -Xcxx,$(compiler) -ffile-prefix-map=$(CURDIR)/=)
LAB := --traits Training --scratch-path .build-lab

.PHONY: help run build test lab lab-test lab-bench lint format docs example bench soak sanitize fuzz coverage samples models prerequisites lab-prerequisites static install uninstall dist clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: build ## build and play the bundled demo
	$(BUILD) demo

build: prerequisites ## build the release program
	@echo "Building; the first time takes a few minutes."
	$(SWIFT) build -c release --product gaitlab

test: prerequisites ## run all tests
	$(SWIFT) test --parallel $(if $(REPORT),--xunit-output $(REPORT)) $(OPTIONS)

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

static: prerequisites ## build the release program so that it needs no Swift where it runs
	@echo "Building; the first time takes a few minutes."
	$(SWIFT) build -c release --product gaitlab $(STATIC)
	@echo "Built .build-dist/release/gaitlab"

# Dates within what is installed: those of the sources, so that the same sources give the same bytes.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date +%s)
export SOURCE_DATE_EPOCH

PREFIX ?= /usr/local
# Not every shell replaces the ~ of PREFIX=~/.local.
PLACE = "$(DESTDIR)$(patsubst ~%,$(HOME)%,$(PREFIX))"
install: static ## install program, manual and completions below PREFIX (/usr/local), which may follow DESTDIR
	Scripts/install-files .build-dist/release/gaitlab .build-dist $(PLACE)

uninstall: ## remove what `make install` has put below PREFIX
	Scripts/install-files --remove $(PLACE)

dist: static ## make a tarball and a Debian package in dist/, which run without Swift
	Scripts/make-packages .build-dist/release/gaitlab .build-dist dist

clean: ## remove everything that was built
	rm -rf .build .build-lab .build-dist .build-docs .build-thread .build-address .build-fuzz .build-coverage \
	  dist Examples/StepPrinter/.build

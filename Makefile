# Two commands do everything: `make run` plays the bundled demo, `make test` passes the tests. Both
# install what they need first. `make help` lists the rest.

SWIFT ?= swift
BUILD := .build/release/gaitlab

.PHONY: help run build lab test lint format bench samples prerequisites install clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: build ## build and play the bundled demo
	$(BUILD) demo

build: prerequisites ## build the release program
	@echo "Building; the first time takes a few minutes."
	$(SWIFT) build -c release --product gaitlab

lab: prerequisites ## build with the distillation lab: data sets, training
	@Scripts/install-prerequisites lab
	$(SWIFT) build -c release --product gaitlab --traits Training

test: prerequisites ## run all tests
	$(SWIFT) test --parallel

lint: ## check format, imports and documents
	Scripts/check-imports
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks

format: ## format the sources in place
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Benchmarks

bench: build ## measure speed, memory and size
	Benchmarks/run

samples: build ## make SampleSessions/ anew from PyPI and the simulator
	Scripts/make-sample-sessions $(BUILD)

prerequisites:
	@Scripts/install-prerequisites

PREFIX ?= /usr/local
install: build ## install below PREFIX
	install -d $(PREFIX)/bin $(PREFIX)/share/gaitlab
	install $(BUILD) $(PREFIX)/bin/gaitlab
	cp -R Themes SampleSessions $(PREFIX)/share/gaitlab/

clean: ## remove everything that was built
	rm -rf .build

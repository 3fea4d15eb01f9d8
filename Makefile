# huddled: two commands matter, `make demo` and `make check`. Both start from a bare Debian 12 with Swift and git.

SWIFT ?= swift
# The arrows of the house (Package.swift) are enforced by the build.
BUILD := --explicit-target-dependency-import-check error
# The programs look for libraries where the system has them, not beside themselves.
RELEASE := -c release --static-swift-stdlib --disable-local-rpath $(BUILD)
# `make demo` shows the morning after the sample brand's last day of feedback.
DEMO_NOW := 2026-11-21T06:00:00Z
# Where `make install` puts things, and which programs; DESTDIR is a folder to do it in, for packages.
PREFIX ?= /usr
DESTDIR ?=
BINARIES ?= .build/release
# What debhelper leaves behind when it is interrupted.
PACKAGING := debian/huddled debian/.debhelper debian/debhelper-build-stamp debian/files debian/*.substvars \
	debian/*.debhelper debian/*.debhelper.log

.PHONY: help deps build release install deb deb-source demo check torture bench test lint format record sample clean

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## install what building needs (apt-get, with sudo when not root)
	@tools/install-dependencies build

build: deps ## debug build
	$(SWIFT) build $(BUILD)

release: deps ## release build with the static Swift library
	$(SWIFT) build $(RELEASE)

install: ## install the release build (PREFIX=/usr, DESTDIR=); says what to do next
	@tools/install "$(BINARIES)" "$(PREFIX)" "$(DESTDIR)"

deb: ## Debian packages in .build/deb
	@tools/install-dependencies deb
	@tools/deb binary

deb-source: ## their source package, of the last commit
	@tools/install-dependencies deb
	@tools/deb source

demo: build ## plans for the sample brand: prints one store's and says where the pages are
	@tools/demo .build/debug $(DEMO_NOW)

check: ## everything that passes or fails
	@tools/check

torture: ## every fault at full count, and fuzzing for ten minutes a family; goes on where it was stopped
	@tools/torture

bench: ## how long taking in and deciding take, beside DuckDB; some 20 minutes and 10 GB the first time
	@tools/bench

test: ## unit tests only
	$(SWIFT) test $(BUILD)

lint: ## what the formatter and linter find
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Examples Benchmarks Fuzzing

format: ## format all Swift files
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Examples Benchmarks Fuzzing

record: ## record the golden files again; read the difference before you commit it
	HUDDLED_RECORD=1 $(SWIFT) test $(BUILD) --filter "RenderingTests|GoldenWeek"

sample: build ## make the sample brand's feedback again
	.build/debug/GenerateHarbourCoffee Examples/harbour-coffee

clean: ## remove what was built and what the demo wrote
	rm -rf .build demo $(PACKAGING)

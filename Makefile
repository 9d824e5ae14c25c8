# SiapZI. Two commands for everybody: make run, make test.
# The others serve developers: check, smoke, bench, bench-ui, bench-bundle, build;
# packages (BUILDING.md): windows-installer, windows-zip, windows-smoke, linux.

GO      ?= go
SAMPLE  ?= contoh
# Shipped builds carry the tag: without it every call into the toolkit is
# checked for its thread, which costs time; the smoke test builds without it.
FYNETAG := -tags migrated_fynedo
# -trimpath would compile the toolkit a second time beside the tests; releases use it.
SHIP    := -ldflags "-s -w"
WS      := $(SAMPLE)/Balai Contoh Nusantara.siapzi

.PHONY: run test build check smoke bench bench-ui bench-bundle clean deps-run deps-test bin/zi bin/siapzi \
	version windows zi-windows windows-installer windows-zip windows-opengl windows-smoke zi-windows-smoke linux \
	deps-zi-windows deps-windows deps-linux

run: deps-run build
	@if [ ! -d "$(WS)" ]; then bin/zi demo "$(SAMPLE)"; else echo "Ruang kerja contoh sudah ada: $(WS)"; fi
	@echo "Bundel PDF contoh: $(SAMPLE)/Bundel contoh.pdf"
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then bin/siapzi "$(WS)"; \
	else echo "Tidak ada layar (DISPLAY kosong), jadi jendela tidak dibuka. Buka nanti dengan: bin/siapzi \"$(WS)\""; fi

build: bin/zi bin/siapzi

bin/zi: model/version.go
	CGO_ENABLED=0 $(GO) build $(SHIP) -o bin/zi ./cmd/zi

bin/siapzi: model/version.go
	$(GO) build $(SHIP) $(FYNETAG) -o bin/siapzi ./cmd/siapzi

test: deps-test check
	$(GO) test $(FYNETAG) ./...
	.ci/smoke

# Format, vet for this system and for Windows, staticcheck, arrows.
check:
	@out=$$(gofmt -l assets cmd model ui); [ -z "$$out" ] || { echo "gofmt would change:"; echo "$$out"; exit 1; }
	$(GO) vet $(FYNETAG) ./...
	GOOS=windows CGO_ENABLED=0 $(GO) vet ./model/... ./cmd/zi
	$(GO) tool staticcheck $(FYNETAG) ./...
	$(GO) test ./model
	@$(GO) mod tidy -diff >/dev/null || { echo "go.mod is not tidy: run go mod tidy"; exit 1; }

# The real window under Xvfb, built with thread checks, driven by keyboard and mouse.
smoke: deps-test
	.ci/smoke

# Speed, as ratios measured in one run.
bench: deps-test
	$(GO) test -run '^$$' -bench . -benchtime 1x -timeout 30m ./model/...

# What people wait for in the window, beside its budget: .ci/bench-ui [windows|lists|answer|paging]
bench-ui: deps-test
	.ci/bench-ui

# A whole bundle against cat, qpdf and mutool on three made-up corpora, as ratios.
bench-bundle: deps-test
	for c in small many heavy; do $(GO) test -v -run '^TestRatios$$' -timeout 60m ./model/bundle -corpus $$c || exit 1; done

# One place names the version: FyneApp.toml. This writes it where Go reads it.
version: model/version.go
model/version.go: FyneApp.toml
	@assets/packaging/version --go >$@

# For Windows, built on Debian; see BUILDING.md.
windows: deps-windows zi-windows
	assets/packaging/windows/build siapzi

zi-windows: deps-zi-windows model/version.go
	assets/packaging/windows/build zi

windows-installer: windows
	assets/packaging/windows/build installer

windows-zip: windows
	assets/packaging/windows/build zip

# Mesa's software OpenGL as a folder to download: make windows-opengl MESA=DIR
windows-opengl: deps-windows
	assets/packaging/windows/build opengl "$(MESA)"

# Installs, runs and removes the Windows programs under Wine; pictures in build/windows-smoke.
windows-smoke: windows-installer windows-zip
	.ci/windows-smoke

# The quick part of it, with the command line only.
zi-windows-smoke: zi-windows
	.ci/windows-smoke zi

# A .deb and a tar.gz for Linux.
linux: deps-linux model/version.go
	assets/packaging/linux/build

deps-zi-windows deps-windows deps-linux:
	@.ci/deps $(@:deps-%=%)

deps-run:
	@.ci/deps run

deps-test:
	@.ci/deps test

clean:
	rm -rf bin build

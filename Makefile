# demo       the whole journey, with a Postfix of its own: send, open, click, report (KEEP=1 leaves it running)
# run        Backstamp alone, with an embedded database under ./var
# test       unit, service and integration tests
# bench      the benchmarks, each beside its yardstick; a table at the end, and 1 where an aim is missed
# corpus     how well reports and agents are read, those that others wrote (BACKSTAMP_CORPORA, ../shared/corpora)
# fuzz       any bytes through all that reads mail, for SECONDS=600 each, with the address sanitizer
# install    into PREFIX (/usr/local) and SYSCONFDIR (/etc), below DESTDIR
# uninstall  removes what install put there; the configuration and the data stay
# format     lays out the sources as .swift-format says
# lint       complains where they are not so
# clean      removes what was built, and ./var

PREFIX = /usr/local
SYSCONFDIR = /etc
DESTDIR =

SWIFT_FLAGS = --explicit-target-dependency-import-check error
RELEASE_FLAGS = $(SWIFT_FLAGS) -c release --static-swift-stdlib
SOURCES = Sources Tests Package.swift

BINARY = .build/release/backstamp
BIN = $(DESTDIR)$(PREFIX)/bin
ETC = $(DESTDIR)$(SYSCONFDIR)/backstamp
DOC = $(DESTDIR)$(PREFIX)/share/doc/backstamp
# systemd looks into lib/systemd, lib/sysusers.d and lib/tmpfiles.d below /usr and /usr/local alike.
SYSTEMD = $(DESTDIR)$(PREFIX)/lib/systemd/system
SYSUSERS = $(DESTDIR)$(PREFIX)/lib/sysusers.d
TMPFILES = $(DESTDIR)$(PREFIX)/lib/tmpfiles.d

.PHONY: demo run test bench corpus fuzz install uninstall format lint clean release

demo:
	@contrib/dependencies.sh demo
	@$(MAKE) --no-print-directory release
	@contrib/demo/demo.sh $(BINARY)

run:
	@contrib/dependencies.sh build
	@swift build $(SWIFT_FLAGS)
	@contrib/run.sh .build/debug/backstamp var

# Integration tests start daemons and compete for two cores: one test after the other.
test:
	@contrib/dependencies.sh test
	swift build $(SWIFT_FLAGS) --build-tests
	swift test $(SWIFT_FLAGS) --skip-build --no-parallel $(TEST_FLAGS)

bench:
	@contrib/dependencies.sh bench
	BACKSTAMP_BENCH=1 swift build $(RELEASE_FLAGS)
	@Tests/Benchmarks/support/all.sh

corpus:
	@contrib/dependencies.sh build
	@BACKSTAMP_BENCH=1 swift build $(RELEASE_FLAGS) --product corpus
	@Tests/Corpus/corpus.sh .build/release/corpus

fuzz:
	Tests/Fuzzing/fuzz.sh $(SECONDS)

release:
	swift build $(RELEASE_FLAGS) --product backstamp

# Installs what is built already, if it is (as root after a build as somebody else), and else builds it.
install: $(if $(wildcard $(BINARY)),,release)
	install -d $(BIN) $(ETC) $(DOC) $(SYSTEMD) $(SYSUSERS) $(TMPFILES)
	install -s -m 755 $(BINARY) $(BIN)/backstamp
	[ -e $(ETC)/backstamp.yaml ] || install -m 644 conf/backstamp.yaml $(ETC)/backstamp.yaml
	sed 's|/usr/local|$(PREFIX)|; s|/etc/backstamp|$(SYSCONFDIR)/backstamp|' contrib/systemd/backstamp.service \
		> $(SYSTEMD)/backstamp.service
	install -m 644 contrib/systemd/sysusers.conf $(SYSUSERS)/backstamp.conf
	install -m 644 contrib/systemd/tmpfiles.conf $(TMPFILES)/backstamp.conf
	install -d $(DOC)/conf $(DOC)/contrib
	install -m 644 README.md LICENSE $(DOC)
	install -m 644 conf/backstamp.yaml $(DOC)/conf
	cd contrib && cp -R crm doc nginx phrases postfix sendmail $(abspath $(DOC))/contrib

uninstall:
	rm -f $(BIN)/backstamp $(SYSTEMD)/backstamp.service $(SYSUSERS)/backstamp.conf $(TMPFILES)/backstamp.conf
	rm -rf $(DOC)

format:
	swift format --in-place --recursive $(SOURCES)

lint:
	swift format lint --strict --recursive $(SOURCES)

clean:
	rm -rf .build var

# The tests of libcountersign. Included by ../Makefile.
#
#   make check                                       the programs of PROGRAMS, each once
#     CC=clang                                       the compiler
#     LINK=shared                                    against libcountersign.so, not libcountersign.a
#     SANITIZE=address,undefined                     with these sanitizers
#     VALGRIND=valgrind                              under valgrind
#     BUILT=folder                                   a library that is built already
#   make check-all                                   all of it, and what follows
#   make check-header                                the header in every standard of C and C++
#   make check-symbols                               what the libraries export
#   make check-install                               install, move, and build against it
#   make check-examples COUNTERSIGN=path             the examples against the command `countersign`
#
# On Linux, with GNU make 4. Debian's packages: libjansson-dev, which reads the vectors, and for the
# rest valgrind clang libclang-rt-14-dev g++ cmake pkg-config libmicrohttpd-dev curl.

TESTS := $(HERE)/tests
VECTORS := $(ROOT)/tests/vectors

LINK ?= static
JOBS ?= 2
COMPILERS ?= gcc clang
# The command, for `check-examples`. Whoever gives it has built it already.
ifeq ($(origin COUNTERSIGN),undefined)
COUNTERSIGN := $(CARGO_TARGET_DIR)/debug/countersign
COMMAND := command
endif

WARNINGS := -Wall -Wextra -Werror -pedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes
CFLAGS ?= -O1 -g

comma := ,
OUT := $(CARGO_TARGET_DIR)/c-tests/$(notdir $(CC))-$(LINK)$(if $(SANITIZE),-$(subst $(comma),-,$(SANITIZE)))
# The shared library under the name that the dynamic linker looks for.
NAMED := $(CARGO_TARGET_DIR)/c-tests/lib

VECTOR_PROGRAMS := verdicts notifications receipts typed
PROGRAMS := $(VECTOR_PROGRAMS) arguments bodies lifetimes threads

sanitizers := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)
compile = $(CC) -std=c99 $(WARNINGS) $(CFLAGS) $(sanitizers) -I$(HERE)/include -I$(TESTS)
ifeq ($(LINK),static)
libcountersign := $(BUILT)/libcountersign.a $(PRIVATE_LIBS)
else
libcountersign := -L$(NAMED) -lcountersign -Wl,-rpath,$(NAMED)
endif

memcheck := -q --error-exitcode=99 --leak-check=full --show-leak-kinds=all \
	--errors-for-leak-kinds=definite,indirect,possible
under := $(if $(VALGRIND),$(VALGRIND) $(memcheck))

export ASAN_OPTIONS = detect_leaks=1:exitcode=99
export UBSAN_OPTIONS = halt_on_error=1:print_stacktrace=1:exitcode=99

# Again with the libraries built, and on all cores.
again = $(MAKE) --no-print-directory -f $(HERE)/Makefile -O BUILT=$(BUILT) \
	$(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(JOBS))

.PHONY: check check-programs check-alarm $(addprefix run-,$(PROGRAMS))
check: $(LIBRARY)
	+@$(again) check-programs

check-programs: $(addprefix run-,$(PROGRAMS)) check-alarm

$(NAMED)/$(SHARED_ABI): $(BUILT)/$(SHARED_DEV)
	@mkdir -p $(@D)
	@ln -sf $< $(@D)/$(SHARED_DEV)
	@ln -sf $< $@

libraries := $(NAMED)/$(SHARED_ABI) $(BUILT)/libcountersign.a

$(OUT)/vector_file.o: $(TESTS)/vector_file.c $(TESTS)/vector_file.h $(TESTS)/check.h $(HEADER)
	@mkdir -p $(@D)
	@$(compile) -c $< -o $@

$(addprefix $(OUT)/,$(VECTOR_PROGRAMS)): $(OUT)/%: $(TESTS)/%.c $(OUT)/vector_file.o $(libraries)
	@$(compile) $< $(OUT)/vector_file.o -o $@ $(libcountersign) -ljansson

$(OUT)/%: $(TESTS)/%.c $(TESTS)/check.h $(HEADER) $(libraries)
	@mkdir -p $(@D)
	@$(compile) $< -o $@ $(libcountersign) -lpthread

$(addprefix run-,$(VECTOR_PROGRAMS)): arguments := $(VECTORS)
run-arguments: arguments := $(ROOT)/docs/errors.md
$(addprefix run-,$(PROGRAMS)): run-%: $(OUT)/%
	@echo "$(notdir $(OUT))$(if $(VALGRIND), $(VALGRIND)): $*"
	@$(under) $< $(arguments)

# Whether sanitizer and valgrind are there: mistakes made on purpose have to be found.
mistakes := $(if $(findstring address,$(SANITIZE))$(VALGRIND),leak use-after-free) \
	$(if $(findstring undefined,$(SANITIZE)),overflow)
check-alarm: $(OUT)/alarm
	@$(under) $< none
	@$(if $(findstring address,$(SANITIZE)),nm $< | grep -q __asan_init)
	@$(if $(findstring undefined,$(SANITIZE)),nm $< | grep -q __ubsan_handle)
	@for mistake in $(mistakes); do \
		status=0; $(under) $< $$mistake >$<.log 2>&1 || status=$$?; \
		[ $$status = 99 ] || { echo "$<: $$mistake was not found (exit status $$status)" >&2; exit 1; }; \
	done
	@[ -z "$(strip $(mistakes))" ] || echo "$(notdir $(OUT)): found $(strip $(mistakes))"

# Races, by the two tools of valgrind. Only behind every first use: they do not know the atomics with
# which Rust's standard library guards one, and would call it a race.
.PHONY: check-races
check-races: $(OUT)/threads
	@valgrind -q --error-exitcode=99 --tool=drd $< warm
	@valgrind -q --error-exitcode=99 --tool=helgrind $< warm

.PHONY: check-header check-symbols
check-header: $(libraries)
	@$(TESTS)/header.sh $(HERE)/include $(NAMED) $(CARGO_TARGET_DIR)/c-tests/header $(COMPILERS)

check-symbols: $(libraries)
	@$(TESTS)/symbols.sh $(HEADER) $(BUILT)/$(SHARED_DEV) $(BUILT)/libcountersign.a $(SHARED_ABI)

.PHONY: check-install check-examples
check-install: $(LIBRARY)
	@MAKE="$(MAKE)" BUILT=$(BUILT) CC=$(CC) $(TESTS)/install.sh

.PHONY: command
command:
	cd $(ROOT) && $(CARGO) build --locked -p countersign-cli

check-examples: $(LIBRARY) $(COMMAND)
	+@$(again) -s $(NAMED)/$(SHARED_ABI)
	@CC=$(CC) $(TESTS)/examples.sh $(COUNTERSIGN) $(NAMED) $(CARGO_TARGET_DIR)/c-tests/examples

.PHONY: check-all
check-all: $(LIBRARY)
	+@for compiler in $(COMPILERS); do \
		$(again) check-programs CC=$$compiler && \
		$(again) check-programs CC=$$compiler LINK=shared && \
		$(again) check-programs CC=$$compiler SANITIZE=address,undefined || exit 1; \
	done
	+@$(again) check-programs CC=$(firstword $(COMPILERS)) SANITIZE=address,undefined LINK=shared
	+@$(again) check-programs check-races CC=$(firstword $(COMPILERS)) VALGRIND=valgrind
	+@$(again) check-header check-symbols check-install check-examples

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
# jansson reads the vectors. Debian: libjansson-dev, and for the rest valgrind clang libclang-rt-14-dev
# g++ cmake pkg-config libmicrohttpd-dev curl.

TESTS := $(HERE)/tests
VECTORS := $(ROOT)/tests/vectors
FIXTURES := $(ROOT)/crates/fixtures/bodies

CXX ?= c++
LINK ?= static
JOBS ?= 2
COMPILERS ?= gcc clang
# The command, for `check-examples`.
COUNTERSIGN ?= $(CARGO_TARGET_DIR)/debug/countersign

WARNINGS := -Wall -Wextra -Werror -pedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes
CFLAGS ?= -O1 -g

comma := ,
OUT := $(CARGO_TARGET_DIR)/c-tests/$(notdir $(CC))-$(LINK)$(if $(SANITIZE),-$(subst $(comma),-,$(SANITIZE)))

VECTOR_PROGRAMS := verdicts notifications receipts typed
PROGRAMS := $(VECTOR_PROGRAMS)

sanitizers := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)
compile = $(CC) -std=c99 $(WARNINGS) $(CFLAGS) $(sanitizers) -I$(HERE)/include -I$(TESTS)
ifeq ($(LINK),static)
libcountersign := $(BUILT)/libcountersign.a $(PRIVATE_LIBS)
else
# The dynamic linker looks for the name with the number of the ABI, which cargo's folder has not.
libcountersign := -L$(OUT)/lib -lcountersign -Wl,-rpath,$(OUT)/lib
endif

valgrind_flags = -q --error-exitcode=99 --leak-check=full --show-leak-kinds=all \
	--errors-for-leak-kinds=definite,indirect,possible
under = $(if $(VALGRIND),$(VALGRIND) $(valgrind_flags))

export ASAN_OPTIONS = detect_leaks=1:abort_on_error=0:exitcode=99
export UBSAN_OPTIONS = halt_on_error=1:print_stacktrace=1:exitcode=99

.PHONY: check check-all check-programs $(addprefix run-,$(PROGRAMS))
check: $(LIBRARY)
	@$(MAKE) --no-print-directory -f $(HERE)/Makefile -j$(JOBS) -O check-programs BUILT=$(BUILT)

check-programs: $(addprefix run-,$(PROGRAMS))

$(OUT)/lib/$(SHARED_ABI): $(BUILT)/$(SHARED_DEV)
	@mkdir -p $(@D)
	@ln -sf $< $(@D)/$(SHARED_DEV)
	@ln -sf $< $@

$(OUT)/vector_file.o: $(TESTS)/vector_file.c $(TESTS)/vector_file.h $(TESTS)/check.h $(HEADER)
	@mkdir -p $(@D)
	@$(compile) -c $< -o $@

$(addprefix $(OUT)/,$(VECTOR_PROGRAMS)): $(OUT)/%: $(TESTS)/%.c $(OUT)/vector_file.o $(OUT)/lib/$(SHARED_ABI) $(BUILT)/libcountersign.a
	@$(compile) $< $(OUT)/vector_file.o -o $@ $(libcountersign) -ljansson

$(addprefix run-,$(PROGRAMS)): run-%: $(OUT)/%
	@echo "  $(notdir $(OUT)) $(VALGRIND) $*"
	@$(under) $< $(VECTORS)

//! Whole sessions: each block of `tests/golden/*.trycmd` is a command line, what it prints and how
//! it exits.
//!
//! Digests and receipts in them were computed with Python's `hmac`, not with this workspace's code;
//! so were the signatures in `tests/data`. Sentences of the core are left open (`[..]`), its codes
//! are not.

#[test]
fn golden() {
    trycmd::TestCases::new()
        .register_bin("countersign", std::path::Path::new(env!("CARGO_BIN_EXE_countersign")))
        .env("NO_COLOR", "1")
        .case("tests/golden/*.trycmd")
        .case("README.md");
}

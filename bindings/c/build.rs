//! Gives the shared library its name for the dynamic linker. Owns nothing else; must never run another program.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // cargo-c sets its own.
    if std::env::var_os("CARGO_FEATURE_CAPI").is_some() {
        return;
    }
    let os = std::env::var("CARGO_CFG_TARGET_OS").unwrap_or_default();
    // While the version begins with 0, every minor version is an ABI of its own, as cargo-c has it.
    let major = std::env::var("CARGO_PKG_VERSION_MAJOR").unwrap_or_default();
    let minor = std::env::var("CARGO_PKG_VERSION_MINOR").unwrap_or_default();
    let abi = if major == "0" { format!("{major}.{minor}") } else { major };
    match os.as_str() {
        "linux" | "freebsd" | "netbsd" | "openbsd" | "dragonfly" => {
            println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libcountersign.so.{abi}");
        }
        "macos" => {
            println!(
                "cargo::rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libcountersign.{abi}.dylib"
            );
        }
        _ => {}
    }
}

//! The two WebAssembly modules. Owns how they are compiled; what is in them is in `bindings/wasm/src`.

use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use super::PACKAGE;
use crate::bindings::target;
use crate::command::{cargo, run};

/// The module that verifies, and the one that also signs and explains: name, features.
const MODULES: [(&str, &str); 2] = [("core", ""), ("desk", " --features desk")];

/// What the module may use beside the first version of WebAssembly. All runtimes have had it since 2022.
const FEATURES: [&str; 5] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
];

/// Both modules into the package's `build` folder.
pub(super) fn build(root: &Path) -> Result<(), String> {
    let out = root.join(PACKAGE).join("build");
    std::fs::create_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    for (name, features) in MODULES {
        // A folder for each: cargo gives both the same name.
        let target = target(root)?.join("npm").join(name);
        // Not `build`: the crate is also a library for Rust, and cargo optimises across crates only for a program or a module alone.
        let rustc = format!(
            "rustc --package countersign-wasm --lib --crate-type cdylib --profile wasm --target wasm32-unknown-unknown --locked --quiet{features}"
        );
        cargo(root, &rustc)
            .env("CARGO_TARGET_DIR", &target)
            .env("CARGO_ENCODED_RUSTFLAGS", flags(root)?.join("\x1f"))
            .show()?;
        let module = target.join("wasm32-unknown-unknown/wasm/countersign_wasm.wasm");
        let plain = out.join(format!("{name}_plain.wasm"));
        tool(root, &["--enable-multivalue", "--strip-target-features", "-g"], &module, &plain)?;
        bind(&plain, &out, name)?;
        let passes =
            ["-Oz", "--converge", "--low-memory-unused", "--strip-debug", "--strip-producers"];
        tool(
            root,
            &passes,
            &out.join(format!("{name}_bg.wasm")),
            &out.join(format!("{name}.wasm")),
        )?;
    }
    Ok(())
}

/// Flags of the compiler.
fn flags(root: &Path) -> Result<Vec<String>, String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let registry = home.ok_or("neither CARGO_HOME nor HOME is set")?.join("registry/src");
    let mut flags = vec![
        // No loop of SHA-256 is unrolled: 7 KB less, and hardly slower in WebAssembly.
        "--cfg=sha2_backend_soft=\"compact\"".to_owned(),
        // Inlined is what was marked for it and little more, loops stay loops unless they are short. A tenth of the bytes, and nothing
        // in time.
        "-Cllvm-args=-inline-threshold=0".to_owned(),
        "-Cllvm-args=-inlinehint-threshold=50".to_owned(),
        "-Cllvm-args=-unroll-threshold=60".to_owned(),
        // The same bytes wherever it is built.
        format!("--remap-path-prefix={}=", root.display()),
    ];
    for registry in std::fs::read_dir(&registry).into_iter().flatten().flatten() {
        flags.push(format!("--remap-path-prefix={}=", registry.path().display()));
    }
    Ok(flags)
}

/// wasm-bindgen's half in JavaScript, `build/core.js`, and the module that goes with it, `build/core_bg.wasm`.
fn bind(module: &Path, out: &Path, name: &str) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    let bound = bindgen
        .input_path(module)
        .out_name(name)
        .typescript(false)
        .omit_default_module_path(true)
        .web(true)
        .and_then(|bindgen| bindgen.generate(out));
    bound.map_err(|error| format!("wasm-bindgen: {error:#}"))
}

/// Runs wasm-opt.
///
/// It is called in front of wasm-bindgen too, which is not to learn that results of several values are possible: in JavaScript they come as arrays, no
/// faster than memory, and wasm2js knows none.
fn tool(root: &Path, passes: &[&str], from: &Path, to: &Path) -> Result<(), String> {
    let program = root.join(PACKAGE).join("node_modules/.bin/wasm-opt").display().to_string();
    let [from, to] = [from, to].map(|path| path.display().to_string());
    let arguments = FEATURES.iter().chain(passes).copied().chain(["-o", &to, &from]);
    run(root, &program, arguments).show()
}

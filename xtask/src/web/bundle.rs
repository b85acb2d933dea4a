//! Scripts and style sheets, each bundled into one small file with everything that it imports, so that no import costs a request.

use std::path::Path;

use crate::runner::Runner;

/// Four-year-old browsers, which run our wasm too: anything newer is rewritten so that they understand it, or refused.
const TARGET: &str = "--target=es2022,chrome107,firefox106,safari16";

/// A script in which `import … from "surface"` means the script that loads the surface's wasm.
///
/// # Errors
/// What esbuild says.
pub(super) fn script(file: &Path, surface: &Path) -> Result<String, String> {
    bundled(esbuild(file).arg("--format=esm").arg(format!("--alias:surface={}", surface.display())))
}

/// The same for a worker, which cannot be a module in every browser that runs our wasm.
///
/// # Errors
/// What esbuild says.
pub(super) fn worker(file: &Path, surface: &Path) -> Result<String, String> {
    let esbuild = esbuild(file).arg("--format=iife").arg(format!("--alias:surface={}", surface.display()));
    // The script that loads the wasm asks for its own address only where nobody says where the wasm is.
    bundled(esbuild.arg("--log-override:empty-import-meta=silent"))
}

/// A script with those that it imports.
///
/// # Errors
/// What esbuild says.
pub(super) fn module(file: &Path) -> Result<String, String> {
    bundled(esbuild(file).arg("--format=esm"))
}

/// A style sheet with those that it imports.
///
/// # Errors
/// What esbuild says.
pub(super) fn styles(file: &Path) -> Result<String, String> {
    bundled(esbuild(file))
}

fn esbuild(file: &Path) -> Runner {
    let program = "node_modules/.bin/esbuild";
    Runner::new(program).arg(file).args([
        "--bundle",
        "--minify",
        "--legal-comments=none",
        "--log-level=warning",
        // It would go on with what it takes a broken sheet for.
        "--log-override:css-syntax-error=error",
        TARGET,
    ])
}

fn bundled(esbuild: Runner) -> Result<String, String> {
    esbuild.ask()
}

#[cfg(test)]
mod tests {
    use super::{script, styles};
    use crate::{files, paths};

    #[test]
    fn a_script_and_what_it_starts_are_one_file() {
        let folder = paths::target().join("xtask-tests/bundle");
        files::write(&folder.join("boot.js"), "import start from \"surface\";\nawait start();\n").unwrap();
        files::write(&folder.join("surface.js"), "export default () => console.log(\"started\");\n").unwrap();
        let made = script(&folder.join("boot.js"), &folder.join("surface.js")).unwrap();
        assert!(made.contains("started") && !made.contains("import"), "{made}");
    }

    #[test]
    fn an_imported_sheet_stands_where_it_was_named() {
        let folder = paths::target().join("xtask-tests/bundle");
        files::write(&folder.join("a.css"), "@import \"b.css\";\na { color: #112233; }\n").unwrap();
        files::write(&folder.join("b.css"), "b { color: #445566; }").unwrap();
        let made = styles(&folder.join("a.css")).unwrap();
        assert_eq!(made.trim(), "b{color:#456}a{color:#123}");
    }

    #[test]
    fn a_broken_sheet_is_refused() {
        let sheet = paths::target().join("xtask-tests/bundle/broken.css");
        files::write(&sheet, "a { color: #112233; }\n\n.part >\n").unwrap();
        assert!(styles(&sheet).unwrap_err().contains("Unexpected end of file"));
    }
}

//! The server as it is shipped: how large the program is, how soon it answers, and how much memory it needs at rest (P06, P10).

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use crate::process::{Running, free_port};
use crate::runner::Runner;
use crate::web::{self, Mode};
use crate::{files, paths, run};

/// A start with a fresh data folder, then three with the same: the best of those counts.
pub(super) fn start() -> Result<String, String> {
    web::web(Mode::Release)?;
    let sluss = build()?;
    let data = paths::target().join("bench-data");
    files::remove_folder(&data)?;
    let (first, _) = once(&sluss, &data)?;
    let later: Vec<_> = (0..3).map(|_| once(&sluss, &data)).collect::<Result<_, _>>()?;
    let (quickest, memory) = later.into_iter().min().ok_or("no start was measured")?;
    let size = std::fs::metadata(&sluss).map_err(|error| error.to_string())?.len();
    Ok(format!(
        "program                            {:.1} MB, the web app included\n\
         first start, making keys           {} ms to the first answer\n\
         start                              {} ms to the first answer\n\
         memory at rest                     {:.1} MB",
        in_mb(size),
        first.as_millis(),
        quickest.as_millis(),
        in_mb(memory)
    ))
}

/// Compiles the server as it is shipped.
pub(super) fn build() -> Result<PathBuf, String> {
    Runner::cargo(&["build", "--release", "--package", "sluss-server", "--bin", "sluss"])
        .run("the server as it is shipped")?;
    Ok(paths::target().join("release/sluss"))
}

/// Time to the first answer, and bytes of memory after a second of rest.
fn once(sluss: &std::path::Path, data: &std::path::Path) -> Result<(Duration, u64), String> {
    let port = free_port()?;
    let serve = run::server(sluss, data).arg("serve").env("SLUSS_LISTEN", format!("127.0.0.1:{port}"));
    let mut server = Running::start("the server", serve, Stdio::null())?;
    let time = server.wait_for(port, "/health")?;
    std::thread::sleep(Duration::from_secs(1));
    let status = files::read_text(std::path::Path::new(&format!("/proc/{}/status", server.id())))?;
    Ok((time, resident(&status).ok_or("the system does not tell how much memory a program has")?))
}

/// Bytes in memory, from /proc/PID/status.
fn resident(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

#[expect(clippy::cast_precision_loss, reason = "one digit after the point is shown")]
fn in_mb(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

#[cfg(test)]
mod tests {
    use super::resident;

    #[test]
    fn memory_is_read_from_what_the_system_tells() {
        assert_eq!(resident("Name:\tsluss\nVmRSS:\t   2048 kB\n"), Some(2_097_152));
    }
}

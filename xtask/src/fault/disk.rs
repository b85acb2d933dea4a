//! A full disk: a small one in memory, mounted for the purpose. If mounting is not permitted, files that may not grow (RLIMIT_FSIZE).

use std::path::Path;

use super::house::House;
use super::http::{Browser, says_unwell};
use super::person::{self, Redeemed};
use super::server::Server;
use super::{Findings, Setup, fresh};
use crate::process::free_port;
use crate::runner::Runner;

/// A folder on a disk of its own.
struct Disk<'a>(&'a Path);

impl<'a> Disk<'a> {
    fn mount(folder: &'a Path) -> Result<Self, String> {
        Runner::new("mount").args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"]).arg(folder).ask()?;
        Ok(Self(folder))
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        // What is still in use goes away with its last user.
        _ = Runner::new("umount").arg("-l").arg(self.0).ask();
    }
}

pub(super) fn inject(setup: &Setup) -> Result<Findings, String> {
    let folder = fresh("disk")?;
    match Disk::mount(&folder) {
        Ok(_disk) => on_a_full_disk(setup, &folder),
        Err(why) => {
            println!("  no disk can be mounted ({why}): files that may not grow instead");
            where_files_may_not_grow(setup, &folder)
        }
    }
}

fn on_a_full_disk(setup: &Setup, folder: &Path) -> Result<Findings, String> {
    let house = House::new(setup, folder, None)?;
    let mut server = Server::start(&house)?;
    let mut found = Findings::default();
    for _ in 0..3 {
        let code = person::code(server.port)?;
        let mut open = person::session(server.port)?;
        let filling = folder.join("filling");
        // It ends with the disk.
        _ = Runner::new("dd").args(["if=/dev/zero", "bs=1k"]).arg(format!("of={}", filling.display())).ask();
        found.times += 1;
        in_trouble(&mut server, &code, &mut open, &mut found)?;
        std::fs::remove_file(&filling).map_err(|error| error.to_string())?;
        afterwards(server.port, &code, &mut open, &mut found);
    }
    Ok(found)
}

fn where_files_may_not_grow(setup: &Setup, folder: &Path) -> Result<Findings, String> {
    let house = House::new(setup, folder, None)?;
    let (port, mut found) = (free_port()?, Findings { times: 1, ..Findings::default() });
    let (code, mut open) = {
        let server = Server::start_at(&house, port)?;
        (person::code(server.port)?, person::session(server.port)?)
    };
    // Room for the process's log and a few commits, in blocks of 512 bytes; what does not fit is an error and not a signal.
    let limited = house.under(&["sh", "-c", "trap '' XFSZ; ulimit -f 700; exec \"$@\"", "limited"]);
    let mut server = Server::start_as(&house, limited, port)?;
    while person::code(port).is_ok() {}
    in_trouble(&mut server, &code, &mut open, &mut found)?;
    drop(server);
    let _server = Server::start_at(&house, port)?;
    afterwards(port, &code, &mut open, &mut found);
    Ok(found)
}

fn in_trouble(server: &mut Server, code: &str, open: &mut Browser, found: &mut Findings) -> Result<(), String> {
    found.look("health says so", says_unwell(server.port), || "not within 15 s".to_owned());
    let redeemed = person::redeem(server.port, code);
    // Space already in the write-ahead log can be overwritten, so a commit may still fit.
    found.look("a code is not refused", redeemed != Redeemed::No, || format!("{redeemed:?}"));
    let signed_in = person::is_signed_in(open);
    found.look("nobody is signed out by it", signed_in != Some(false), || format!("{signed_in:?}"));
    let live = Browser::at(server.port).get("/health/live")?.status;
    found.look("the process lives", live == 200, || live.to_string());
    if redeemed == Redeemed::Yes {
        let again = person::redeem(server.port, code);
        found.look("a used code is not used again", again != Redeemed::Yes, || format!("{again:?}"));
    }
    let runs = server.still_runs();
    found.look("the server runs", runs.is_ok(), || runs.err().unwrap_or_default());
    Ok(())
}

fn afterwards(port: u16, code: &str, open: &mut Browser, found: &mut Findings) {
    let all = [person::redeem(port, code), person::redeem(port, code)];
    let used = all.iter().filter(|one| **one == Redeemed::Yes).count();
    found.look("a code is used once at most", used <= 1 && all[1] == Redeemed::No, || format!("{all:?}"));
    let signed_in = person::is_signed_in(open);
    found.look("a session is there afterwards", signed_in == Some(true), || format!("{signed_in:?}"));
    let session = person::session(port);
    found.look("people sign in afterwards", session.is_ok(), || session.err().unwrap_or_default());
}

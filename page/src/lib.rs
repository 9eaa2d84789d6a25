//! The edge between the core and a browser: four C functions that pass bytes. What the bytes say is `pothik::app`.
//!
//! The page calls [`room`] and writes bytes where it says, twice: the catalogue, then each request. All memory stays in here,
//! and there is one thread, so nothing else can write while it is read.

use std::cell::{Cell, RefCell};

use pothik::app::App;
use pothik::catalog::Catalog;

thread_local! {
    static GIVEN: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<String> = const { RefCell::new(String::new()) };
    static APP: Cell<Option<&'static App<'static>>> = const { Cell::new(None) };
}

/// Room for `length` bytes from the page, until the next call.
// SAFETY: no other function of this module has the name.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    GIVEN.with_borrow_mut(|given| {
        *given = vec![0; length];
        given.as_mut_ptr()
    })
}

/// Takes the catalogue that was given; gives 1 if it can be read.
// SAFETY: no other function of this module has the name.
#[unsafe(no_mangle)]
pub extern "C" fn open() -> usize {
    // For as long as the page is open; its parts are decoded when they are looked at.
    let archive: &'static [u8] = GIVEN.take().leak();
    let Some(catalog) = Catalog::from_archive(archive) else { return 0 };
    APP.set(Some(Box::leak(Box::new(App::new(Box::leak(Box::new(catalog)))))));
    1
}

/// Answers the request that was given, in UTF-8; [`answer`] says where it stands.
// SAFETY: no other function of this module has the name.
#[unsafe(no_mangle)]
pub extern "C" fn respond() -> usize {
    let request = GIVEN.take();
    let answer = APP.get().map_or_else(String::new, |app| app.respond(&String::from_utf8_lossy(&request)));
    let length = answer.len();
    ANSWER.set(answer);
    length
}

/// Where the last answer stands, until the next call.
// SAFETY: no other function of this module has the name.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}

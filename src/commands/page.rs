//! `pothik page`: the whole program as one file that a phone opens.

use std::path::PathBuf;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use miniz_oxide::deflate::compress_to_vec_zlib;

use super::{Context, note};
use crate::answers::Answers;
use crate::app::State;
use crate::catalog::Catalog;
use crate::cli::Format;
use crate::error::Error;
use crate::files;
use crate::lang::{Lang, Words};
use crate::report;
use crate::say;

/// The page without what is put into it.
const SHELL: &str = include_str!("../app/shell.html");
const STYLE: &str = include_str!("../app/page.css");
const SCRIPT: &str = include_str!("../app/page.js");
/// What `sha256` and base64 make of the script, kept by `page/build`: the browser runs nothing else.
const SCRIPT_HASH: &str = include_str!("../app/script.hash");
/// The core for browsers, compressed, made by `page/build`. Kept here, so that no second toolchain is needed.
const MODULE: &[u8] = include_bytes!("../app/module.wasm.z");
/// The best compression there is; it takes a tenth of a second.
const LEVEL: u8 = 9;
/// The file where none is named.
const FILE: &str = "pothik.html";

/// Writes the page.
pub fn run(context: &Context, catalog: &Catalog, code: Option<&str>) -> Result<(), Error> {
    let words = &context.words;
    if context.is_format_given() && context.format != Format::Html {
        return Err(Error::usage(say!(words, "page-format"), None));
    }
    let code = code.map(|code| {
        let decoded = Answers::from_code(catalog, code)?;
        if decoded.has_lost_ticks {
            note(&say!(words, "code-no-ticks"));
        }
        Ok::<_, Error>(decoded.answers.code(catalog).unwrap_or_default())
    });
    let code = code.transpose()?;
    // The phone's own language counts, unless one was asked for or somebody's answers are in it.
    let begin = (code.is_some() || context.lang.is_some()).then(|| State {
        lang: context.lang.unwrap_or(Lang::Bn).code().to_owned(),
        code: code.unwrap_or_default(),
        ..State::default()
    });
    let file = context.global.output.clone().unwrap_or_else(|| PathBuf::from(FILE));
    files::write_whole(&file, &page(catalog, begin.as_ref()), context.global.force)?;
    note(&say!(words, "page-saved", file = files::absolute(&file)));
    Ok(())
}

fn page(catalog: &Catalog, begin: Option<&State>) -> String {
    let said = |say: fn(&Words) -> String| {
        let said = Lang::ALL.map(|lang| {
            let text = say(&Words::new(lang));
            maud::html! { p lang=(lang.code()) { (text) } }.into_string()
        });
        said.concat()
    };
    // `<` could end the element that it stands in.
    let begin = serde_json::to_string(&begin).unwrap_or_default().replace('<', "\\u003c");
    let catalog = BASE64_STANDARD.encode(compress_to_vec_zlib(&catalog.archive(), LEVEL));
    let parts = [
        ("SCRIPT-HASH", SCRIPT_HASH.trim()),
        ("STYLE", &[report::STYLE, STYLE].concat()),
        ("WAITING", &said(|words| say!(words, "page-waiting"))),
        ("BROKEN", &said(|words| say!(words, "page-broken"))),
        ("MODULE", &BASE64_STANDARD.encode(MODULE)),
        ("CATALOG", &catalog),
        ("BEGIN", &begin),
        ("SCRIPT", SCRIPT),
    ];
    let mut page = String::new();
    let mut rest = SHELL;
    for (name, part) in parts {
        let (before, after) = rest.split_once(name).expect("the shell names its parts in this order");
        page.push_str(before);
        page.push_str(part);
        rest = after;
    }
    page + rest
}

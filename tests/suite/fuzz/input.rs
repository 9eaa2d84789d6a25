//! What is let in: bytes, text, and what is mostly right.

use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::doors::Door;

/// Pieces that have broken programs.
const PIECES: &[&[u8]] = &[
    b"\x1b[2J\x1b]0;x\x07",
    b"\xc2\x9b31m",
    b"\\u001b",
    b"\\u202e",
    "\u{202e}".as_bytes(),
    "\u{2066}\u{200b}\u{feff}".as_bytes(),
    "ক\u{200d}\u{200c}".as_bytes(),
    "০৯".as_bytes(),
    "\u{1f468}\u{200d}\u{1f469}".as_bytes(),
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\0",
    b"\r\n",
    b"\n\n",
    b"\t",
    b" ",
    b"",
    b"nan",
    b"-inf",
    b"1e999",
    b"-1",
    b"0",
    b"99999999999999999999",
    b"4294967295",
    b"0x7fffffffffffffff",
    b"9999-12-31",
    b"0000-00-00",
    b"\"\"\"",
    b"'''",
    b"[[",
    b"]]",
    b"{",
    b"}",
    b"[",
    b"]",
    b"=",
    b",",
    b".",
    b"#",
    b"-",
    b"--",
    b"{n}",
    b"{$n}",
    b"%s",
];

#[derive(Debug, Clone)]
enum Change {
    /// Other bits in one byte.
    Flip(Index, u8),
    /// Less, from one place to another.
    Cut(Index, Index),
    /// A piece at a place.
    Piece(Index, &'static [u8]),
    /// A piece for a word or a number.
    Instead(Index, &'static [u8]),
    /// A word or a number for another.
    Word(Index, Index),
    /// A number for a number.
    Number(Index, u32),
    /// A line once more, somewhere else.
    Line(Index, Index),
    /// From a place on, another seed from a place on.
    Splice(Index, Index, Index),
    /// The whole, so many times.
    Repeat(usize),
}

/// Any bytes, any text, and seeds with a few changes.
pub fn bytes(door: &Door) -> impl Strategy<Value = Vec<u8>> + use<> {
    let index = any::<Index>;
    let change = prop_oneof![
        4 => (index(), 1u8..).prop_map(|(at, bits)| Change::Flip(at, bits)),
        3 => (index(), index()).prop_map(|(from, to)| Change::Cut(from, to)),
        4 => (index(), select(PIECES)).prop_map(|(at, piece)| Change::Piece(at, piece)),
        4 => (index(), select(PIECES)).prop_map(|(word, piece)| Change::Instead(word, piece)),
        6 => (index(), index()).prop_map(|(word, by)| Change::Word(word, by)),
        12 => (index(), prop_oneof![0..100u32, any::<u32>()]).prop_map(|(word, by)| Change::Number(word, by)),
        4 => (index(), index()).prop_map(|(line, at)| Change::Line(line, at)),
        3 => (index(), index(), index()).prop_map(|(at, seed, from)| Change::Splice(at, seed, from)),
        1 => (2..20usize).prop_map(Change::Repeat),
    ];
    // Where much is changed nothing is let in, where little is changed nothing is found.
    let changes = prop_oneof![3 => vec(change.clone(), 1), 1 => vec(change.clone(), 2..4), 1 => vec(change, 4..8)];
    let seeds = door.seeds.clone();
    prop_oneof![
        1 => vec(any::<u8>(), 0..300),
        1 => any::<String>().prop_map(String::into_bytes),
        10 => (index(), changes).prop_map(move |(seed, changes)| {
            changes.iter().fold(seed.get(&seeds).clone(), |bytes, change| apply(bytes, change, &seeds))
        }),
    ]
}

fn apply(mut bytes: Vec<u8>, change: &Change, seeds: &[Vec<u8>]) -> Vec<u8> {
    let place = |index: &Index, bytes: &[u8]| index.index(bytes.len() + 1);
    match change {
        Change::Flip(at, bits) if !bytes.is_empty() => {
            let at = at.index(bytes.len());
            bytes[at] ^= bits;
        }
        Change::Cut(from, to) => {
            let (from, to) = (place(from, &bytes), place(to, &bytes));
            bytes.drain(from.min(to)..from.max(to));
        }
        Change::Piece(at, piece) => {
            let at = place(at, &bytes);
            bytes.splice(at..at, piece.iter().copied());
        }
        Change::Instead(word, piece) => {
            if let Some(word) = one_of(words(&bytes), *word) {
                bytes.splice(word, piece.iter().copied());
            }
        }
        Change::Word(word, by) => {
            let words = words(&bytes);
            if let (Some(word), Some(by)) = (one_of(words.clone(), *word), one_of(words, *by)) {
                let by = bytes[by].to_vec();
                bytes.splice(word, by);
            }
        }
        Change::Number(number, by) => {
            let is_number = |word: &Range<usize>| bytes[word.clone()].iter().all(u8::is_ascii_digit);
            let numbers = words(&bytes).into_iter().filter(is_number).collect();
            if let Some(number) = one_of(numbers, *number) {
                bytes.splice(number, by.to_string().into_bytes());
            }
        }
        Change::Line(line, at) => {
            let mut lines: Vec<&[u8]> = bytes.split_inclusive(|&byte| byte == b'\n').collect();
            if !lines.is_empty() {
                lines.insert(at.index(lines.len() + 1), lines[line.index(lines.len())]);
                bytes = lines.concat();
            }
        }
        Change::Splice(at, seed, from) => {
            let other = seed.get(seeds);
            bytes.truncate(place(at, &bytes));
            bytes.extend(&other[place(from, other)..]);
        }
        // What grows tenfold again and again is slow for a reason.
        Change::Repeat(times) if bytes.len() < 10_000 => bytes = bytes.repeat(*times),
        Change::Flip(..) | Change::Repeat(_) => {}
    }
    bytes
}

/// Where the words and numbers stand.
fn words(bytes: &[u8]) -> Vec<Range<usize>> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte) || *byte >= 0x80;
    let mut words: Vec<Range<usize>> = Vec::new();
    for at in (0..bytes.len()).filter(|&at| is_word(&bytes[at])) {
        match words.last_mut() {
            Some(word) if word.end == at => word.end += 1,
            _ => words.push(at..at + 1),
        }
    }
    words
}

fn one_of(mut words: Vec<Range<usize>>, index: Index) -> Option<Range<usize>> {
    (!words.is_empty()).then(|| words.swap_remove(index.index(words.len())))
}

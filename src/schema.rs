//! Keeps `docs/schema` true to the types it describes.
#![expect(dead_code, reason = "of some types only the schema is wanted")]

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// Compares the schema of `T` as it is written, or with `for_deserialize` as it is read, with the one in `docs/schema`;
/// `INSTA_UPDATE=always` writes it there.
pub fn assert_kept<T: JsonSchema>(name: &str, settings: SchemaSettings) {
    let generator = settings.with_transform(RecursiveTransform(tidy)).into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("title".to_owned(), format!("Pothik: {name}").into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap();
    text.push('\n');
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/schema/{name}.schema.json"));
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(file, text).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == text, "{} is out of date; INSTA_UPDATE=always cargo test writes it", file.display());
}

/// Only the formats that validators know, and descriptions in one line.
fn tidy(schema: &mut Schema) {
    if schema.get("format").is_some_and(|format| format != "date") {
        schema.remove("format");
    }
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace('\n', " ");
    }
}

/// The names that an enum without fields has in JSON, as the schema of a string.
pub fn one_of<T: JsonSchema>() -> Value {
    let schema = schemars::schema_for!(T).to_value();
    let names: Vec<&Value> = schema["oneOf"].as_array().unwrap().iter().map(|it| &it["const"]).collect();
    serde_json::json!({ "enum": names })
}

/// A language of the program.
#[derive(JsonSchema)]
pub struct Lang(#[schemars(extend("enum" = crate::lang::Lang::ALL.map(crate::lang::Lang::code)))] String);

/// A day.
#[derive(JsonSchema)]
pub struct Day(#[schemars(extend("format" = "date"))] String);

/// A rating, 1 (not at all) to 5 (very much).
#[derive(JsonSchema)]
pub struct Rating(#[schemars(range(min = 1, max = 5))] u8);

/// The score of an interest, 1 to 5.
#[derive(JsonSchema)]
pub struct Score(#[schemars(range(min = 1, max = 5))] f64);

/// How a taster was liked.
#[derive(JsonSchema)]
pub struct Liked(#[schemars(extend("enum" = crate::measure::Reaction::ALL.map(crate::measure::Reaction::id)))] String);

/// An id of the catalogue: lower-case words joined by `-`.
#[derive(JsonSchema, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(#[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))] String);

/// A rating, 1 (not at all) to 5 (very much).
#[derive(JsonSchema)]
#[schemars(untagged)]
pub enum WrittenRating {
    /// As a number.
    Number(#[schemars(range(min = 1, max = 5))] u8),
    /// As text, with the digits of either language.
    Text(#[schemars(regex(pattern = "^[1-5১-৫]$"))] String),
}

/// The score of an interest, 1 to 5.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub enum WrittenScore {
    /// As a number.
    Number(#[schemars(range(min = 1, max = 5))] f64),
    /// As text, with the digits of either language.
    Text(#[schemars(regex(pattern = r"^([1-4১-৪](\.[0-9০-৯]+)?|[5৫](\.[0০]+)?)$"))] String),
}

/// The answer to a circumstance.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub enum WrittenValue {
    /// A number in its range.
    Number(u32),
    /// A point of its scale by its id or name, or a number with the digits of either language.
    Text(#[schemars(length(min = 1))] String),
}

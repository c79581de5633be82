//! docs/pack.schema.json and docs/pack-format.md say what the reader takes, and every file of the default pack keeps to them;
//! the default pack travels and has layers put upon it.

use crate::default_pack::sources;
use serde_json::Value;
use std::path::Path;
use xiaoqi::pack::diff::{Kind, diff};
use xiaoqi::pack::source::{Layer, SourceFile, parse, parse_layers, schema};
use xiaoqi::pack::wire::{MOST_BYTES, Wire};

const STALE: &str = "run `cargo xtask schema`";

fn docs(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)).unwrap_or_default()
}

/// The first place where `value` does not keep to `schema`: of JSON Schema what ours uses, and a panic at anything else.
fn breaks(value: &Value, schema: &Value, whole: &Value, at: &str) -> Option<String> {
    let schema = schema.as_object().expect("a schema is an object");
    for (word, says) in schema {
        let broken = match word.as_str() {
            "description" | "title" | "$schema" | "$defs" => None,
            "$ref" => {
                let name = says.as_str().and_then(|says| says.strip_prefix("#/$defs/")).expect("a ref of ours");
                breaks(value, &whole["$defs"][name], whole, at)
            }
            "type" => {
                let is = match says.as_str().expect("one type") {
                    "string" => value.is_string(),
                    "array" => value.is_array(),
                    "boolean" => value.is_boolean(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "number" => value.is_number(),
                    "object" => value.is_object(),
                    other => panic!("type {other}"),
                };
                (!is).then(|| format!("{at} is no {says}"))
            }
            "minimum" => (value.as_f64() < says.as_f64()).then(|| format!("{at} is too small")),
            "pattern" => None,
            "enum" => (!says.as_array().expect("words").contains(value)).then(|| format!("{at} is none of {says}")),
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                items.map(|(n, item)| breaks(item, says, whole, &format!("{at}[{n}]"))).find_map(|broken| broken)
            }
            "required" => {
                let lacks = |key: &&Value| key.as_str().is_none_or(|key| value.get(key).is_none());
                says.as_array().expect("keys").iter().find(lacks).map(|key| format!("{at} lacks {key}"))
            }
            "properties" => {
                let known = says.as_object().expect("keys").iter();
                known.filter_map(|(key, says)| breaks(value.get(key)?, says, whole, &format!("{at}.{key}"))).next()
            }
            "additionalProperties" => {
                let known = schema.get("properties").and_then(Value::as_object);
                let others = value.as_object().into_iter().flatten();
                let mut others = others.filter(|(key, _)| !known.is_some_and(|known| known.contains_key(*key)));
                match says {
                    Value::Bool(false) => others.next().map(|(key, _)| format!("{at}.{key} is unknown")),
                    says => others.find_map(|(key, value)| breaks(value, says, whole, &format!("{at}.{key}"))),
                }
            }
            "oneOf" => {
                let fits = says.as_array().expect("schemas").iter().filter(|s| breaks(value, s, whole, at).is_none());
                (fits.count() != 1).then(|| format!("{at} is not one of its kinds"))
            }
            other => panic!("the schema says {other}"),
        };
        if broken.is_some() {
            return broken;
        }
    }
    None
}

fn broken(text: &str) -> Option<String> {
    let schema = schema::json();
    let value: Value = toml::from_str(text).expect("TOML");
    breaks(&value, &schema, &schema, "")
}

#[test]
fn every_file_of_the_default_pack_keeps_to_the_schema() {
    for file in sources() {
        assert_eq!(broken(&file.text), None, "{}", file.name);
    }
    assert!(broken("[[rule]]\nwrods = []\n").is_some());
    assert!(broken("[[phrase]]\nid = \"x\"\n").is_some_and(|says| says.contains("lacks")));
    assert!(broken("[[limit]]\nmeasures = \"x\"\n").is_some());
    assert!(broken("[sets]\nx = [1]\n").is_some());
}

#[test]
fn the_docs_are_not_stale() {
    let json: Value = serde_json::from_str(&docs("pack.schema.json")).expect(STALE);
    assert_eq!(json, schema::json(), "{STALE}");
    let text = docs("pack-format.md");
    let tables = text.split("<!-- tables -->\n").nth(1).unwrap_or_default();
    assert_eq!(tables.trim(), schema::markdown().trim(), "{STALE}");
}

#[test]
fn the_default_pack_travels_and_comes_back_the_same() {
    let layer = Layer::new("default".into(), sources());
    let wire = Wire::new(vec![layer.clone()]).unwrap();
    let bytes = wire.write().unwrap();
    assert!(bytes.len() < MOST_BYTES / 2, "{} bytes leave a team no room", bytes.len());
    let read = Wire::read(&bytes).unwrap();
    let pack = read.pack().unwrap();
    assert_eq!(pack, parse(&layer.files).unwrap());
    assert_eq!(diff(&pack, &pack), []);
    let empty = Layer::new("team".into(), vec![SourceFile { name: "pack.toml".into(), text: String::new() }]);
    assert_eq!(parse_layers(&[layer, empty]).unwrap(), pack);
}

/// What a team writes over the default pack is what changes, and no more.
#[test]
fn a_teams_layer_changes_what_it_says() {
    let base = Layer::new("default".into(), sources());
    let text = "disable = [\"more.presale\"]\n[team]\ncall = \"小主\"\n".to_owned();
    let team = Layer::new("team".into(), vec![SourceFile { name: "pack.toml".into(), text }]);
    let changes = diff(&parse(&base.files).unwrap(), &parse_layers(&[base, team]).unwrap());
    let said: Vec<_> = changes.iter().map(|c| (c.area, c.id.as_str(), c.change)).collect();
    assert_eq!(said, [("phrase", "more.presale", Kind::Removed), ("team", "call", Kind::Changed)]);
}

//! What a JSON Schema allows at a path: keys, values, and what they mean.

use serde_json::Value;

/// A schema, for look-ups by path.
pub(super) struct Schema {
    root: Value,
}

/// How far references and alternatives are followed. The schemas are our own; they are shallow.
const DEEPEST: usize = 8;

impl Schema {
    pub(super) fn new(text: &str) -> Self {
        Self {
            root: serde_json::from_str(text).unwrap_or_default(),
        }
    }

    /// The keys of the table at `path`, with their descriptions.
    pub(super) fn keys(&self, path: &[String]) -> Vec<(&str, &str)> {
        let mut keys: Vec<(&str, &str)> = Vec::new();
        for node in self.at(path) {
            let properties = node.get("properties").and_then(Value::as_object);
            for (key, value) in properties.into_iter().flatten() {
                if !keys.iter().any(|(known, _)| known == key) {
                    keys.push((key, self.about(value)));
                }
            }
        }
        keys
    }

    /// The values for `path`, with their descriptions, where they can be listed.
    pub(super) fn values(&self, path: &[String]) -> Vec<(String, &str)> {
        let mut values = Vec::new();
        for node in self.at(path) {
            let listed = node
                .get("enum")
                .and_then(Value::as_array)
                .into_iter()
                .flatten();
            for value in listed.chain(node.get("const")) {
                values.push((value.to_string(), description(node)));
            }
            if node.get("type").is_some_and(|t| t == "boolean") {
                values.extend([("true".to_owned(), ""), ("false".to_owned(), "")]);
            }
        }
        values.retain(|(value, _)| value != "null");
        values
    }

    /// The description of `path`.
    pub(super) fn description(&self, path: &[String]) -> Option<&str> {
        let (key, table) = path.split_last()?;
        let keys = self.keys(table);
        let (_, about) = keys.iter().find(|(known, _)| known == key)?;
        Some(*about).filter(|about| !about.is_empty())
    }

    /// Whether the file may have several tables of that name.
    pub(super) fn is_list(&self, key: &str) -> bool {
        let property = self.root.get("properties").and_then(|p| p.get(key));
        let mut nodes = Vec::new();
        self.unfold(property.unwrap_or(&Value::Null), DEEPEST, &mut nodes);
        nodes.iter().any(|n| n.get("items").is_some())
    }

    fn about<'s>(&'s self, node: &'s Value) -> &'s str {
        let mut nodes = Vec::new();
        self.unfold(node, DEEPEST, &mut nodes);
        let mut described = nodes.into_iter().map(description);
        described.find(|d| !d.is_empty()).unwrap_or("")
    }

    /// The schemas that hold at `path`.
    fn at(&self, path: &[String]) -> Vec<&Value> {
        let mut here = Vec::new();
        self.unfold(&self.root, DEEPEST, &mut here);
        for key in path {
            let mut next = Vec::new();
            for node in here {
                let property = node.get("properties").and_then(|p| p.get(key));
                if let Some(inner) = property.or_else(|| node.get("additionalProperties")) {
                    self.unfold(inner, DEEPEST, &mut next);
                }
            }
            here = next;
        }
        here
    }

    /// The schema with all that it refers to; for a list, those of its items, too.
    fn unfold<'s>(&'s self, node: &'s Value, depth: usize, out: &mut Vec<&'s Value>) {
        if depth == 0 {
            return;
        }
        out.push(node);
        let name = node.get("$ref").and_then(Value::as_str);
        let target = name.and_then(|n| self.root.pointer(n.trim_start_matches('#')));
        let lists = ["allOf", "anyOf", "oneOf"]
            .into_iter()
            .filter_map(|k| node.get(k)?.as_array());
        for inner in target
            .into_iter()
            .chain(node.get("items"))
            .chain(lists.flatten())
        {
            self.unfold(inner, depth - 1, out);
        }
    }
}

fn description(node: &Value) -> &str {
    node.get("description")
        .and_then(Value::as_str)
        .unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso_policy::{config_schema, lexicon_schema};

    fn path(keys: &str) -> Vec<String> {
        keys.split('.')
            .filter(|k| !k.is_empty())
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn schemas_are_asked_along_a_path() {
        let (lexicon, config) = (
            Schema::new(&lexicon_schema()),
            Schema::new(&config_schema()),
        );
        let keys = [
            (&lexicon, "", "rule"),
            (&lexicon, "rule", "phrases"),
            (&lexicon, "lexicon", "review_by"),
            (&lexicon, "names.anything", "include"),
            (&config, "", "min-level"),
            (&config, "overrides", "paths"),
            (&config, "rules.a/b", "level"),
        ];
        for (schema, at, want) in keys {
            let keys = schema.keys(&path(at));
            assert!(keys.iter().any(|(k, _)| *k == want), "{at}: {keys:?}");
        }
        let values = [
            (&lexicon, "rule.kind", "\"banned\""),
            (&lexicon, "rule.level", "\"warning\""),
            (&config, "fail-level", "\"never\""),
            (&config, "rules.a/b.level", "\"off\""),
        ];
        for (schema, at, want) in values {
            let values = schema.values(&path(at));
            assert!(values.iter().any(|(v, _)| v == want), "{at}: {values:?}");
        }
        assert!(lexicon.is_list("rule") && !lexicon.is_list("names"));
        assert!(lexicon.description(&path("rule.phrases")).is_some());
        assert!(lexicon.keys(&path("none.such")).is_empty());
        assert!(Schema::new("").keys(&[]).is_empty());
    }
}

//! Arrays, tables and enums of a TOML file, as deserializers.

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;
use serde_spanned::de::SpannedDeserializer;
use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

use super::deserializer::{Known, Node, PART};
use super::error::Error;
use super::missing::Missing;

/// The items of an array. They are named by the array's key.
pub(super) struct Items<'a, 't> {
    node: Node<'a, 't>,
    rest: std::slice::Iter<'a, Spanned<DeValue<'t>>>,
}

impl<'a, 't> Items<'a, 't> {
    pub(super) fn new(node: Node<'a, 't>, items: &'a DeArray<'t>) -> Self {
        Self {
            node,
            rest: items.iter(),
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let next = self.rest.next();
        next.map(|item| seed.deserialize(self.node.child(self.node.key, item)))
            .transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// The entries of a table whose keys the user chooses.
pub(super) struct Entries<'a, 't> {
    node: Node<'a, 't>,
    rest: Vec<(&'a Spanned<DeString<'t>>, &'a Spanned<DeValue<'t>>)>,
}

impl<'a, 't> Entries<'a, 't> {
    pub(super) fn new(node: Node<'a, 't>, table: &'a DeTable<'t>) -> Self {
        let mut rest: Vec<_> = table.iter().collect();
        // As a part of a struct, they leave it the keys that it knows.
        if let Some(known) = node.known {
            let keys = known.keys.borrow();
            rest.retain(|(key, _)| !keys.contains(&&**key.get_ref()));
            known.any.set(true);
        }
        rest.reverse();
        Self { node, rest }
    }
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let next = self.rest.last();
        next.map(|(key, _)| seed.deserialize(Key(key))).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        match self.rest.pop() {
            Some((key, value)) => seed.deserialize(self.node.child(key.get_ref(), value)),
            None => Err(Error::custom("a value without its key")),
        }
    }
}

/// A key that the user chose.
struct Key<'a, 't>(&'a Spanned<DeString<'t>>);

impl<'de> Deserializer<'de> for Key<'_, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.0.get_ref())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let text: &str = self.0.get_ref();
        visitor.visit_map(SpannedDeserializer::new(text, self.0.span()))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// The fields of a struct, in its own order, whether the table has them or not.
pub(super) struct Fields<'a, 't> {
    node: Node<'a, 't>,
    table: &'a DeTable<'t>,
    known: &'a Known,
    name: &'static str,
    what: &'a str,
    rest: std::slice::Iter<'static, &'static str>,
    field: &'static str,
}

impl<'a, 't> Fields<'a, 't> {
    /// `name` is the type of the struct, and what it is in words.
    pub(super) fn new(
        node: Node<'a, 't>,
        table: &'a DeTable<'t>,
        known: &'a Known,
        (name, what): (&'static str, &'a str),
        fields: &'static [&'static str],
    ) -> Self {
        Self {
            node,
            table,
            known,
            name,
            what,
            rest: fields.iter(),
            field: "",
        }
    }
}

impl<'de> MapAccess<'de> for Fields<'_, '_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some(field) = self.rest.next() else {
            return Ok(None);
        };
        self.field = field;
        seed.deserialize(StrDeserializer::new(field)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        if self.field.starts_with(PART) {
            return seed.deserialize(Node {
                known: Some(self.known),
                ..self.node
            });
        }
        match self.table.get(self.field) {
            Some(value) => seed.deserialize(self.node.child(self.field, value)),
            None => seed.deserialize(Missing {
                key: self.field,
                table: self.name,
                what: self.what,
                place: self.node.value.span(),
                reader: self.node.reader,
            }),
        }
    }
}

/// The variant of an enum that is chosen by the type of the value.
pub(super) struct ByType<'a, 't> {
    pub(super) node: Node<'a, 't>,
    pub(super) name: &'static str,
}

impl<'de, 'a, 't> EnumAccess<'de> for ByType<'a, 't> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let variant = seed.deserialize(StrDeserializer::new(self.name))?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for ByType<'_, '_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.node)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.node.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.node.deserialize_struct("", fields, visitor)
    }
}

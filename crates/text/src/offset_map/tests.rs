//! Maps with entities, other encodings and asides.

use super::*;
use crate::span::{Folded, Prose, Raw, Text};

/// `ab&amp;cd` read as `ab&cd`.
fn entity() -> OffsetMap<Prose, Raw> {
    let mut map = OffsetMap::default();
    map.push(0, 2, 0, 2, Fit::Exact);
    map.push(2, 1, 2, 5, Fit::Whole);
    map.push(3, 2, 7, 2, Fit::Exact);
    map
}

#[test]
fn spans_map_through_entities() {
    let cases = [
        ((0, 2), (0, 2)),
        ((1, 4), (1, 8)),
        ((2, 3), (2, 7)),
        ((3, 5), (7, 9)),
    ];
    for ((a, b), (c, d)) in cases {
        let mapped = entity().map(Span::new(a, b)).expect("has an origin");
        assert_eq!(
            (mapped.span, mapped.exact),
            (Span::new(c, d), true),
            "{a}..{b}"
        );
    }
    assert_eq!(entity().map(Span::new(9, 10)), None);
    assert_eq!(
        entity().map(Span::empty(5)).expect("end").span,
        Span::empty(9)
    );
}

#[test]
fn maps_compose() {
    // The prose `ab&cd` folded to `abandcd`.
    let mut fold = OffsetMap::<Folded, Prose>::default();
    fold.push(0, 2, 0, 2, Fit::Exact);
    fold.push(2, 3, 2, 1, Fit::Whole);
    fold.push(5, 2, 3, 2, Fit::Exact);
    let all = fold.then(&entity());
    assert_eq!(
        all.map(Span::new(1, 6)).expect("maps").span,
        Span::new(1, 8)
    );
    let inner = all.map(Span::new(3, 4)).expect("maps");
    assert_eq!((inner.span, inner.exact), (Span::new(2, 7), false));
}

#[test]
fn even_runs_map_character_by_character() {
    // `ab` in UTF-16, then two letters of two bytes that were one byte each.
    let mut map = OffsetMap::<Prose, Raw>::default();
    map.push(0, 1, 0, 2, Fit::Even { a: 1, b: 2 });
    map.push(1, 1, 2, 2, Fit::Even { a: 1, b: 2 });
    map.push(2, 4, 4, 2, Fit::Even { a: 2, b: 1 });
    assert_eq!(map.segments().len(), 2);
    let cases = [
        ((0, 1), (0, 2), true),
        ((1, 4), (2, 5), true),
        ((4, 6), (5, 6), true),
        ((3, 4), (4, 5), false),
        ((1, 1), (2, 2), true),
        ((4, 4), (5, 5), true),
    ];
    for ((a, b), (c, d), exact) in cases {
        let mapped = map.map(Span::new(a, b)).expect("has an origin");
        assert_eq!(
            (mapped.span, mapped.exact),
            (Span::new(c, d), exact),
            "{a}..{b}"
        );
    }
    assert_eq!(map.find_back(5), Some(4));
}

#[test]
fn asides_follow_their_sentence() {
    // `a(x)b` read as `ab x`.
    let mut map = OffsetMap::<Prose, Text>::default();
    map.push(0, 1, 0, 1, Fit::Exact);
    map.push(1, 1, 4, 1, Fit::Exact);
    map.push(3, 1, 2, 1, Fit::Exact);
    assert_eq!(
        map.map(Span::new(0, 4)).expect("maps").span,
        Span::new(0, 5)
    );
    assert_eq!(
        map.map(Span::new(3, 4)).expect("maps").span,
        Span::new(2, 3)
    );
    assert_eq!(map.find_back(1), Some(3));
    assert_eq!(map.find_back(3), Some(1));
    let raw = map.then(&OffsetMap::<Text, Raw>::shifted(5, 3));
    assert_eq!(
        raw.map(Span::new(3, 4)).expect("maps").span,
        Span::new(5, 6)
    );
}

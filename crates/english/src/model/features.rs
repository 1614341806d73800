//! How features become numbers.

/// A list of features under construction: each is a digest of its kind and values.
pub(super) struct Features {
    pub(super) all: Vec<u64>,
    kind: u64,
}

impl Features {
    pub(super) fn new() -> Self {
        Self {
            all: Vec::with_capacity(96),
            kind: 0,
        }
    }

    pub(super) fn clear(&mut self) {
        self.all.clear();
        self.kind = 0;
    }

    /// Adds the next kind of feature, with its values.
    pub(super) fn add(&mut self, values: &[u64]) {
        self.kind += 1;
        let mixed = values
            .iter()
            .fold(self.kind, |sum, value| mix(sum ^ *value));
        self.all.push(mix(mixed));
    }
}

/// Spreads what differs over all bits (the finalizer of splitmix64).
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

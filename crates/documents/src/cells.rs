//! Which cell of a table each block comes from.

/// The cells of a table, by the blocks that they hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cells {
    /// What the header calls the columns; empty where there is none.
    columns: Vec<String>,
    /// Row and column of each block, from 0.
    places: Vec<(u32, u32)>,
}

impl Cells {
    /// No cells yet, in columns of these names.
    pub(crate) fn new(columns: Vec<String>) -> Self {
        Self {
            columns,
            places: Vec::new(),
        }
    }

    /// Places all blocks before the `count`th in this cell that have no place yet.
    pub(crate) fn place(&mut self, count: usize, row: usize, column: usize) {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.places.resize(count, (number(row), number(column)));
    }

    /// What a spreadsheet calls the cell of the block of this index, and what the header calls its column:
    /// `B3 (description)`. `None` in documents without cells.
    #[must_use]
    pub fn name(&self, block: usize) -> Option<String> {
        let (row, column) = *self.places.get(block)?;
        let address = format!("{}{}", letters(column), u64::from(row) + 1);
        let name = usize::try_from(column).ok();
        let name = name
            .and_then(|at| self.columns.get(at))
            .filter(|n| !n.is_empty());
        Some(match name {
            Some(name) => format!("{address} ({name})"),
            None => address,
        })
    }
}

/// The letters of a column: `A`, …, `Z`, `AA`.
fn letters(column: u32) -> String {
    let mut rest = u64::from(column) + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(
            b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0),
        ));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_called_as_in_spreadsheets() {
        let mut cells = Cells::new(vec!["id".to_owned(), String::new(), "téxt".to_owned()]);
        for (at, (row, column)) in [(0, 2), (1, 1), (4, 25), (4, 26), (9, 701), (9, 702)]
            .into_iter()
            .enumerate()
        {
            cells.place(at + 1, row, column);
        }
        let names: Vec<String> = (0..7).filter_map(|at| cells.name(at)).collect();
        assert_eq!(names, ["C1 (téxt)", "B2", "Z5", "AA5", "ZZ10", "AAA10"]);
        assert_eq!(Cells::default().name(0), None);
    }
}

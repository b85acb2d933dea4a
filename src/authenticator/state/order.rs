//! Order by hand: one thing moves by one place among those of its kind. Knows nothing of the things.

/// The ids in the order that comes of moving one by one place among those of its group; `None` if it is at the end, or is gone.
#[must_use]
pub fn moved<G: PartialEq>(all: &[(&str, G)], id: &str, up: bool) -> Option<Vec<String>> {
    let place = all.iter().position(|(other, _)| *other == id)?;
    let alike = |other: &usize| all[*other].1 == all[place].1;
    let other = if up { (0..place).rev().find(alike) } else { (place + 1..all.len()).find(alike) }?;
    let mut ids: Vec<String> = all.iter().map(|(id, _)| (*id).to_owned()).collect();
    ids.swap(place, other);
    Some(ids)
}

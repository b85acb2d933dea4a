//! Three finders to what stands in the code between them.

use super::Code;
use super::even::{decided_again, known, levelled, sharpened};
use super::fit::{Anchor, Edge, fitted};
use super::geometry::{Point, Projection};
use super::ink::Ink;
use super::pictures::Pictures;
use super::rings::{self, Rings};
use super::sheet::Sheet;
use super::symbol::{Content, Layout, Shades, alignments, decoded, said_format, said_version, side};
use super::triple::Triple;

/// How often modules are decided again before a code is given up.
const ROUNDS: usize = 6;
/// How well the lines between finders have to alternate, and how clear what stands in every code has to be. What was read had 0.64 and 0.74 at
/// least; what was not a code hardly ever had 0.45 of the second.
const TIMING: f32 = 0.4;
/// With this much no other size is tried.
const SURE: f32 = 0.8;
const CLEAR: f32 = 0.55;
/// Moving the corners of codes that were read made this clearer by 0.04 at most, and they had 0.62 before.
const HOPELESS: f32 = 0.48;

/// Where finders were found: a picture, how many pixels of the frame each of its pixels is, and their colour.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'a> {
    pub(super) ink: &'a Ink,
    /// Their edges, by their numbers.
    pub(super) rings: &'a [Rings],
    pub(super) scale: f32,
    pub(super) light: bool,
}

/// Reads the code between three finders.
pub(super) fn read(pictures: &Pictures, found: Found<'_>, triple: &Triple) -> Option<Code> {
    let places = triple.places().map(|at| at.times(found.scale));
    let edges: Vec<Edge> = triple
        .finders()
        .iter()
        .enumerate()
        .flat_map(|(corner, finder)| {
            let edges = found.rings[finder.number].edges(finder.at);
            edges.map(move |(at, half)| Edge { at: at.times(found.scale), corner, half })
        })
        .collect();
    let fit = |side: usize| {
        let projection = fitted(&edges, &[], places, side as f32)?;
        Some(Sheet::new(pictures, found.light, side, projection))
    };
    let mut best: Option<(f32, Sheet<'_>)> = None;
    for side in sides(found.ink, found.light, triple) {
        let Some(sheet) = fit(side) else { continue };
        // Finders are as clear whatever the size is: most that are none end here.
        if best.is_none() && sheet.finders(&Layout::of((side - 17) / 4)) < CLEAR {
            return None;
        }
        let timing = sheet.timing();
        if best.as_ref().is_none_or(|(most, _)| timing > *most) {
            best = Some((timing, sheet));
        }
        if timing > SURE {
            break;
        }
    }
    let (_, sheet) = best.filter(|(timing, _)| *timing > TIMING)?;
    match attempt(pictures, sheet, &edges, places) {
        Ok(code) => code,
        // The code itself says how large it is.
        Err(version) => attempt(pictures, fit(side(version))?, &edges, places).ok().flatten(),
    }
}

/// The numbers of modules that a side may have, the likeliest first.
fn sides(ink: &Ink, light: bool, triple: &Triple) -> Vec<usize> {
    let between = |other: super::finder::Finder| {
        let corner = triple.corner;
        let one = rings::module(ink, light, (corner.at, corner.size), other.at);
        let two = rings::module(ink, light, (other.at, other.size), corner.at);
        2.0 * corner.at.distance(other.at) / (one + two)
    };
    let modules = (between(triple.right) + between(triple.below)) / 2.0 + 7.0;
    let mut all: Vec<usize> =
        (1..=40).map(side).filter(|&side| (side as f32 - modules).abs() < 5.0 + modules / 12.0).collect();
    all.sort_by(|&one, &other| (one as f32 - modules).abs().total_cmp(&(other as f32 - modules).abs()));
    all.truncate(3);
    all
}

/// Reads a code whose size is known, or says which version it has instead.
fn attempt<'a>(
    pictures: &'a Pictures,
    mut sheet: Sheet<'a>,
    edges: &[Edge],
    places: [Point; 3],
) -> Result<Option<Code>, usize> {
    let side = sheet.side;
    let layout = Layout::of((side - 17) / 4);
    anchor(pictures, &mut sheet, edges, places);
    if sheet.settle(&layout, HOPELESS) < CLEAR {
        return Ok(None);
    }
    let shades = levelled(&sheet.shades());
    if let Some(version) = said_version(&shades).filter(|&version| version != shades.version()) {
        return Err(version);
    }
    let mirrored = shades.mirrored();
    let turned = said_format(&mirrored).1 > said_format(&shades).1 + 0.1;
    let content = understood(if turned { &mirrored } else { &shades }, &layout);
    Ok(content.map(|content| Code::new(content, corners(&sheet.projection, side as f32))))
}

/// Looks for the small squares, and lets the projection go through them.
fn anchor<'a>(pictures: &'a Pictures, sheet: &mut Sheet<'a>, edges: &[Edge], places: [Point; 3]) {
    let side = sheet.side;
    let all = alignments((side - 17) / 4);
    // The last one first: it is the farthest from all finders, and the others are then where they are expected.
    let Some(&last) = all.iter().max() else { return };
    let mut anchors = Vec::new();
    let refit = |sheet: &mut Sheet<'a>, anchors: &[Anchor]| {
        if let Some(projection) = fitted(edges, anchors, places, side as f32) {
            *sheet = Sheet::new(pictures, sheet.is_light(), side, projection);
        }
    };
    if let Some(found) = square(sheet, last, (2 + side / 12).min(8)) {
        anchors.push(found);
        refit(sheet, &anchors);
    }
    if all.len() > 1 {
        anchors.extend(all.iter().filter(|&&at| at != last).filter_map(|&at| square(sheet, at, 1)));
        refit(sheet, &anchors);
    }
}

fn square(sheet: &Sheet<'_>, at: (usize, usize), reach: usize) -> Option<Anchor> {
    let (seen, likeness) = sheet.small_square(at, reach)?;
    (likeness > 0.55).then(|| Anchor { seen, module: Point::new(at.0 as f32 + 0.5, at.1 as f32 + 0.5) })
}

/// What stands in a code: as its modules look, then with the neighbours' shares taken out, then decided again and again.
fn understood(shades: &Shades, layout: &Layout) -> Option<Content> {
    if let Some(content) = decoded(shades, layout) {
        return Some(content);
    }
    let mut decided = sharpened(shades, &known(shades, layout))?;
    for _ in 0..ROUNDS {
        if let Some(content) = decoded(&decided, layout) {
            return Some(content);
        }
        decided = decided_again(shades, &decided, &known(&decided, layout))?;
    }
    decoded(&decided, layout)
}

fn corners(projection: &Projection, side: f32) -> [Point; 4] {
    [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)].map(|(x, y)| projection.at(x, y))
}

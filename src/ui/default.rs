//! First values of inputs, as attributes and not as controlled values.
//!
//! A `value={…}` in Yew is written into the field again when the page is taken over, and wipes what was typed before.
//! The plain attribute only says what an untouched field shows.

use std::rc::Rc;

use yew::AttrValue;
use yew::virtual_dom::VNode;

/// The element with the attribute set as it would stand in HTML; anything but an element comes back unchanged.
///
/// At least one of the element's own attributes must be an expression: where all are literals, Yew 0.23 loses them here.
pub fn with_default(node: VNode, attribute: &'static str, value: impl Into<AttrValue>) -> VNode {
    match node {
        VNode::VTag(mut tag) => {
            Rc::make_mut(&mut tag).add_attribute(attribute, value);
            VNode::VTag(tag)
        }
        other => other,
    }
}

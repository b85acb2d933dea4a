//! Initial values of inputs, as attributes and not as controlled values.
//!
//! Yew writes `value={…}` into the field again when it takes over the page, which would wipe what was typed before.
//! The plain attribute only says what an untouched field shows.

use std::rc::Rc;

use yew::AttrValue;
use yew::virtual_dom::VNode;

/// The element with the attribute set as in HTML; anything but an element is returned unchanged.
///
/// At least one of the element's own attributes must be an expression: if all are literals, Yew 0.23 loses them here.
pub fn with_default(node: VNode, attribute: &'static str, value: impl Into<AttrValue>) -> VNode {
    match node {
        VNode::VTag(mut tag) => {
            Rc::make_mut(&mut tag).add_attribute(attribute, value);
            VNode::VTag(tag)
        }
        other => other,
    }
}

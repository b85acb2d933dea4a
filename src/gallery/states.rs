//! Stand-ins for the states that only a pointer or the keyboard brings about: each rule for such a state holds for a class too, so that a picture
//! shows it. They stand where the style sheet has the state, and change nothing else.

/// The states as style sheets select them, and the classes around what looks as if it were in one.
pub(super) const STATES: [(&str, &str); 3] =
    [(":hover", "as-hovered"), (":active", "as-pressed"), (":focus-visible", "as-focused")];

/// What the keyboard reaches, where a rule names no element.
const PRESSABLE: &str = ":is(a,button,input,select,summary)";

/// The sheet with stand-ins.
pub(super) fn with_stand_ins(sheet: &str) -> String {
    let mut made = String::with_capacity(sheet.len());
    for block in sheet.split_inclusive('}') {
        // What is innermost has the last brace: before it stand the selectors, and before those what ended or opened.
        let Some(brace) = block.rfind('{') else {
            made.push_str(block);
            continue;
        };
        let begun = block[..brace].rfind(['{', ';']).map_or(0, |at| at + 1);
        made.push_str(&block[..brace]);
        for other in block[begun..brace].split(',').filter_map(stand_in) {
            made.push(',');
            made.push_str(&other);
        }
        made.push_str(&block[brace..]);
    }
    made
}

/// The selector for the class in place of the state; `None` if it selects by no state of its own.
fn stand_in(selector: &str) -> Option<String> {
    let (state, class) = STATES.iter().find(|(state, _)| selector.ends_with(state))?;
    let element = selector.trim().strip_suffix(state)?;
    Some(format!(".{class} {}", if element.is_empty() { PRESSABLE } else { element }))
}

#[cfg(test)]
mod tests {
    use super::with_stand_ins;

    #[test]
    fn a_rule_for_a_state_holds_for_a_class_too() {
        let made = [
            (
                "@media (hover:hover){.a:hover{color:red}}.d{left:0}",
                "@media (hover:hover){.a:hover,.as-hovered .a{color:red}}.d{left:0}",
            ),
            (".b:active,.c:active{top:0}", ".b:active,.c:active,.as-pressed .b,.as-pressed .c{top:0}"),
            (
                "@import \"a\";:focus-visible{top:0}\n",
                "@import \"a\";:focus-visible,.as-focused :is(a,button,input,select,summary){top:0}\n",
            ),
        ];
        for (sheet, with) in made {
            assert_eq!(with_stand_ins(sheet), with);
        }
    }
}

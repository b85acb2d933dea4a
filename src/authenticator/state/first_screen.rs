//! What people see before they have pressed *Initialise* here.

/// What people see first if they have not pressed *Initialise*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstScreen {
    /// The app is new here.
    New,
    /// A tab on an iPhone or iPad: the app belongs on the home screen, which has a store of its own.
    HomeScreen,
    /// There were keys here, and the browser has deleted them.
    Emptied,
}

impl FirstScreen {
    /// The screen to start with: depends on whether keys were once kept in this browser, and whether it is a tab of an iPhone or iPad.
    #[must_use]
    pub const fn of(had_keys: bool, tab_of_ios: bool) -> Self {
        match (had_keys, tab_of_ios) {
            (true, _) => Self::Emptied,
            (false, true) => Self::HomeScreen,
            (false, false) => Self::New,
        }
    }

    /// The name that tests know its screen by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "welcome",
            Self::HomeScreen => "home-screen",
            Self::Emptied => "emptied",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FirstScreen;

    #[test]
    fn a_store_that_was_emptied_is_told_from_a_new_one() {
        assert_eq!(FirstScreen::of(false, false), FirstScreen::New);
        assert_eq!(FirstScreen::of(false, true), FirstScreen::HomeScreen);
        assert_eq!(FirstScreen::of(true, false), FirstScreen::Emptied);
        assert_eq!(FirstScreen::of(true, true), FirstScreen::Emptied);
    }
}

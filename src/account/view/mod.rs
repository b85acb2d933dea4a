//! The components of the account pages, and the code that carries out the effects of `state` in the browser.

mod activity;
mod add_device;
mod app;
mod devices;
mod enrolling;
mod factor_reset;
mod links;
mod messages;
mod overview;
mod overview_parts;
mod password;
mod password_fields;
mod person;
mod phone_code;
mod phone_form;
mod phone_list;
mod phones_page;
mod recovery;
mod registered;
mod server;
mod sessions;
mod settings_pages;
mod settings_props;

pub use app::mount;

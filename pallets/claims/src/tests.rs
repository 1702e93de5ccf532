//! Tests by subject.

mod finalizing;
mod forgetting;
mod properties;
mod quoting;
mod records;
mod submitting;
mod texts;
mod try_state;

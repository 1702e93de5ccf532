//! Which texts are refused.

use crate::text::{check, Fault};

#[test]
fn what_people_write_is_taken() {
	for good in
		["a", "Water boils at 100 °C.", "水は百度で沸騰する。", "L'eau bout à 100 °C", "2 + 2 = 4 ✓", "🦀 is a crab"]
	{
		assert_eq!(check(good.as_bytes()), Ok(()), "{good}");
	}
}

#[test]
fn what_people_do_not_see_is_refused() {
	let hidden = [
		"a\0b",
		"a\u{1b}[31mb",
		"a\u{7f}b",
		"a\u{85}b",
		"a\u{ad}b",
		"a\u{200b}b",
		"a\u{200d}b",
		"a\u{202e}b",
		"a\u{2066}b",
		"a\u{feff}b",
		"a\u{fe0f}",
		"a\u{e000}",
		"a\u{fdd0}",
		"a\u{fffe}",
		"a\u{1ffff}",
		"a\u{e0041}",
		"a\u{10ffff}",
		"a\tb",
		"a\nb",
	];
	for bad in hidden {
		assert_eq!(check(bad.as_bytes()), Err(Fault::NotPrintable), "{bad:?}");
	}
}

#[test]
fn spaces_are_single_and_inside() {
	for bad in [" a", "a ", "a  b", "a\u{a0}b", "a\u{3000}b", " "] {
		assert_eq!(check(bad.as_bytes()), Err(Fault::Spaces), "{bad:?}");
	}
	assert_eq!(check(b""), Err(Fault::Empty));
	assert_eq!(check(&[0xff, 0xfe]), Err(Fault::NotUtf8));
}

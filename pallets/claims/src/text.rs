//! What a text must be, so that people see what attestors judge, and the same text has one hash. No storage.

/// Why a text is refused.
#[derive(
	codec::Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	scale_info::TypeInfo,
	frame_support::PalletError,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Fault {
	/// It is empty.
	Empty,
	/// It is not UTF-8.
	NotUtf8,
	/// It has a character that people do not see as such: a control, a change of direction, a private or unassigned one.
	NotPrintable,
	/// It begins or ends with a space, has two in a row, or one that is not U+0020.
	Spaces,
}

/// Checks that `bytes` are a text as clients should have normalised it (NFKC, single spaces; that it is NFKC is not checked,
/// since that would need its tables on chain).
pub fn check(bytes: &[u8]) -> Result<(), Fault> {
	let text = core::str::from_utf8(bytes).map_err(|_| Fault::NotUtf8)?;
	if text.is_empty() {
		return Err(Fault::Empty);
	}
	let mut before = ' ';
	for character in text.chars() {
		if is_hidden(character) {
			return Err(Fault::NotPrintable);
		}
		if character.is_whitespace() && (character != ' ' || before == ' ') {
			return Err(Fault::Spaces);
		}
		before = character;
	}
	if before == ' ' {
		Err(Fault::Spaces)
	} else {
		Ok(())
	}
}

/// Controls, and what Unicode calls default-ignorable, private use or noncharacters: what a reader would not see.
fn is_hidden(character: char) -> bool {
	let code = u32::from(character);
	character.is_control()
		|| code & 0xFFFE == 0xFFFE
		|| matches!(
			code,
			0x00AD
				| 0x034F | 0x061C
				| 0x115F..=0x1160
				| 0x17B4..=0x17B5
				| 0x180B..=0x180F
				| 0x200B..=0x200F
				| 0x2028..=0x202E
				| 0x2060..=0x206F
				| 0x3164 | 0xE000..=0xF8FF
				| 0xFDD0..=0xFDEF
				| 0xFE00..=0xFE0F
				| 0xFEFF | 0xFFA0
				| 0xFFF0..=0xFFFB
				| 0x1BCA0..=0x1BCA3
				| 0x1D173..=0x1D17A
				| 0xE0000..=0x10FFFF
		)
}

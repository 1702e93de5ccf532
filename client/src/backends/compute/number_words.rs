//! Words that stand for numbers.

/// From zero on.
pub const UNITS: &str =
	"zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
	seventeen eighteen nineteen";
/// From twenty on.
pub const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";
/// From 0th on.
pub const ORDINALS: &str =
	"zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth \
	fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth";
/// From 20th on.
pub const ORDINAL_TENS: &str = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth";
/// Raised digits from zero on.
pub const SUPERSCRIPTS: &str = "⁰ ¹ ² ³ ⁴ ⁵ ⁶ ⁷ ⁸ ⁹";

/// Words behind a number that multiply it, and the power of ten they stand for.
pub const SCALES: [(&str, i32); 4] = [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];

/// Numbers in dozens.
pub const DOZENS: [(&str, u64); 7] = [
	("a_dozen|one_dozen", 12),
	("half_a_dozen", 6),
	("two_dozen", 24),
	("three_dozen", 36),
	("four_dozen", 48),
	("five_dozen", 60),
	("ten_dozen", 120),
];

/// Words for parts, one and many, and how many make a whole. "Second" is none of them.
pub const PARTS: [(&str, &str, i64); 11] = [
	("half", "halves", 2),
	("third", "thirds", 3),
	("quarter", "quarters", 4),
	("fourth", "fourths", 4),
	("fifth", "fifths", 5),
	("sixth", "sixths", 6),
	("seventh", "sevenths", 7),
	("eighth", "eighths", 8),
	("ninth", "ninths", 9),
	("tenth", "tenths", 10),
	("hundredth", "hundredths", 100),
];

/// Fractions of one character, numerators and denominators.
pub const VULGAR: [(&str, i64, i64); 7] =
	[("½", 1, 2), ("¼", 1, 4), ("¾", 3, 4), ("⅓", 1, 3), ("⅔", 2, 3), ("⅕", 1, 5), ("⅛", 1, 8)];

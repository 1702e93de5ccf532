//! Speeds, distances and times of what moves steadily.

use super::kind::{Judgement, Kind};
use super::real::Real;
use super::side::{Dimension, Side};
use super::template::{self, Match, Rule};
use super::words::Tokens;

const RULES: &[Rule] = &[
	Rule {
		says: &[
			"an|a|the @vehicle @moving at @speed_of? {v:measure} for {t:measure} @moves a_distance_of? \
			 {=:so} {d:measure}",
			"if|when an|a|the @vehicle @moves at @speed_of? {v:measure} for {t:measure} , it @moves a_distance_of? \
			 {=:so} {d:measure}",
			"@moving at @speed_of? {v:measure} for {t:measure} covers|gives a_distance_of? {=:so} {d:measure}",
		],
		judge: |found| {
			let (v, t) = (measured(found, "v", Dimension::Speed)?, measured(found, "t", Dimension::Duration)?);
			let stated = measured(found, "d", Dimension::Length)?;
			judge(found, computed(v.value.times(&t.value)?, stated, "The distance"), stated)
		},
	},
	Rule {
		says: &[
			"@moving {d:measure} in {t:measure} {=} an|a? average? speed_of? {v:measure}",
			"@moving {d:measure} in {t:measure} requires|means|gives an|a? average? speed of {=:so} {v:measure}",
			"an|a|the @vehicle that|which|who @moves {d:measure} in {t:measure} has|averages an|a? average? speed_of? \
			 {=:so} {v:measure}",
			"the? average? speed of an|a|the @vehicle that|which|who @moves {d:measure} in {t:measure} {=} {v:measure}",
			"{d:measure} in {t:measure} {=} an average speed of {v:measure}",
		],
		judge: |found| {
			let (d, t) = (measured(found, "d", Dimension::Length)?, measured(found, "t", Dimension::Duration)?);
			let stated = measured(found, "v", Dimension::Speed)?;
			judge(found, computed(d.value.over(&t.value)?, stated, "The speed"), stated)
		},
	},
	Rule {
		says: &[
			"@moving {d:measure} at @speed_of? {v:measure} @takes {=:so} {t:measure}",
			"it @takes {=:so} {t:measure} to @move {d:measure} at @speed_of? {v:measure}",
			"at @speed_of? {v:measure} , it @takes {=:so} {t:measure} to @move {d:measure}",
			"at @speed_of? {v:measure} , {d:measure} @takes {=:so} {t:measure}",
		],
		judge: |found| {
			let (d, v) = (measured(found, "d", Dimension::Length)?, measured(found, "v", Dimension::Speed)?);
			let stated = measured(found, "t", Dimension::Duration)?;
			judge(found, computed(d.value.over(&v.value)?, stated, "The time"), stated)
		},
	},
];

/// Judges claims about motion.
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	template::judge(RULES, tokens)
}

fn measured<'a>(found: &'a Match, name: &str, dimension: Dimension) -> Option<&'a Side> {
	found.side(name).filter(|side| side.dimension() == dimension && side.value.is_positive())
}

fn computed(value: Real, like: &Side, text: &str) -> Side {
	Side::computed(value, like.scale.clone(), Kind::Motion, text)
}

fn judge(found: &Match, actual: Side, stated: &Side) -> Option<Judgement> {
	found.relation("=")?.judge(Kind::Motion, &actual, stated)
}

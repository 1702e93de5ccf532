//! From the text of a response to a submission that the chain takes.

use crate::{
	backends::compute,
	network::{Balance, Names, Submission},
	splitting::{Piece, Split},
};
use frame_support::BoundedVec;
use pallet_mira_attestations::DomainId;
use pallet_mira_claims::{
	text::{check as check_text, Fault},
	Demand, Model, NewClaim, Span, Text, Tier, MAX_CLAIMS, MAX_MODEL, MAX_TEXT,
};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// Longer responses are not read.
pub const MAX_RESPONSE: usize = 1024 * 1024;

/// Why a response cannot be submitted. Nothing was charged.
#[derive(thiserror::Error, Clone, PartialEq, Eq, Debug)]
pub enum ResponseError {
	/// There is no text.
	#[error("the response is empty")]
	Empty,
	/// There is too much of it.
	#[error("the response has {0} bytes; at most {MAX_RESPONSE} are read")]
	TooLong(usize),
	/// It is no text.
	#[error("the response is not UTF-8 text: byte {0} is wrong")]
	NotText(usize),
	/// It has characters that no text has.
	#[error("the response has a control character (U+{code:04X}) at byte {at}: it is binary, or of a terminal; only text can be verified")]
	Control {
		/// Where.
		at: usize,
		/// Which.
		code: u32,
	},
	/// Nothing in it can be checked.
	#[error("no statement that could be checked was found in the response")]
	NoClaims,
	/// There is more in it than one submission takes.
	#[error(
		"the response has {0} claims; one submission takes at most {MAX_CLAIMS}. Split the text, and verify the parts"
	)]
	TooManyClaims(usize),
	/// A claim is not as the chain wants it.
	#[error("the claim \"{0}\" would be refused: {1:?}")]
	BadClaim(String, Fault),
	/// The name of the model is not one.
	#[error("\"{0}\" cannot be the name of a model: {1}")]
	BadModel(String, String),
	/// The network lacks a domain.
	#[error("this network has no domains")]
	NoDomains,
}

/// The text of a response.
///
/// # Errors
/// [`ResponseError`] says where it stops being text.
pub fn text_of(bytes: &[u8]) -> Result<&str, ResponseError> {
	if bytes.len() > MAX_RESPONSE {
		return Err(ResponseError::TooLong(bytes.len()));
	}
	let text = std::str::from_utf8(bytes).map_err(|error| ResponseError::NotText(error.valid_up_to()))?;
	let is_bad = |character: char| character.is_control() && !matches!(character, '\n' | '\r' | '\t');
	if let Some((at, character)) = text.char_indices().find(|(_, character)| is_bad(*character)) {
		return Err(ResponseError::Control { at, code: character.into() });
	}
	if text.trim().is_empty() {
		return Err(ResponseError::Empty);
	}
	Ok(text)
}

/// The name of a model, as the chain takes it.
///
/// # Errors
/// [`ResponseError::BadModel`].
pub fn model_of(name: &str) -> Result<Model, ResponseError> {
	let bad = |why: String| ResponseError::BadModel(name.into(), why);
	check_text(name.as_bytes()).map_err(|fault| bad(format!("{fault:?}")))?;
	Model::try_from(name.as_bytes().to_vec()).map_err(|_| bad(format!("it has more than {MAX_MODEL} bytes")))
}

/// The domain whose attestors can judge a statement: where it can be computed, theirs; else the general one.
pub fn domain_of(text: &str, domains: &Names) -> Result<DomainId, ResponseError> {
	let computed = compute::judge(text).map(|found| found.kind.domain());
	let name =
		computed.or_else(|| text.to_lowercase().contains(" this chain ").then_some("chain")).unwrap_or("general");
	let found = domains.number(name).or_else(|| domains.number("general")).unwrap_or(0);
	DomainId::try_from(found).ok().filter(|_| !domains.0.is_empty()).ok_or(ResponseError::NoDomains)
}

/// What is asked for beside the claims.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wishes {
	/// The model that gave the response.
	pub model: Model,
	/// How much is asked for.
	pub tier: Tier,
	/// What a seat earns.
	pub reward: Balance,
	/// What the network must be able to give.
	pub demand: Demand<Balance>,
}

/// The submission of a response that was split.
///
/// # Errors
/// [`ResponseError`].
pub fn submission(response: &str, split: &Split, domains: &Names, wishes: Wishes) -> Result<Submission, ResponseError> {
	if split.pieces.is_empty() {
		return Err(ResponseError::NoClaims);
	}
	if split.pieces.len() > MAX_CLAIMS as usize {
		return Err(ResponseError::TooManyClaims(split.pieces.len()));
	}
	let claim = |Piece { text, span }: &Piece| {
		check_text(text.as_bytes()).map_err(|fault| ResponseError::BadClaim(text.clone(), fault))?;
		let bytes = Text::try_from(text.as_bytes().to_vec());
		// What splits a response keeps to this length.
		let bytes = bytes.map_err(|_| ResponseError::TooLong(MAX_TEXT as usize))?;
		let length = u32::try_from(span.len()).map_err(|_| ResponseError::TooLong(response.len()))?;
		let start = u32::try_from(span.start).map_err(|_| ResponseError::TooLong(response.len()))?;
		Ok(NewClaim { text: bytes, domain: domain_of(text, domains)?, span: Span { start, length } })
	};
	let claims = split.pieces.iter().map(claim).collect::<Result<Vec<_>, _>>()?;
	let Wishes { model, tier, reward, demand } = wishes;
	Ok(Submission {
		hash: BlakeTwo256::hash(response.as_bytes()),
		length: u32::try_from(response.len()).map_err(|_| ResponseError::TooLong(response.len()))?,
		model,
		tier,
		reward,
		claims: BoundedVec::truncate_from(claims),
		demand,
	})
}

/// Of each claim what its price depends on: domain, and hash and bytes of its text.
pub fn priced(submission: &Submission) -> Vec<(DomainId, H256, u32)> {
	let priced = |claim: &NewClaim| (claim.domain, BlakeTwo256::hash(&claim.text), claim.text.len() as u32);
	submission.claims.iter().map(priced).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::splitting::split;

	fn domains() -> Names {
		Names(["general", "arithmetic", "units", "time", "chain"].map(String::from).to_vec())
	}

	fn wishes() -> Wishes {
		let model = model_of("a model").expect("a name");
		Wishes { model, tier: Tier::Fast, reward: 1, demand: Demand::default() }
	}

	#[test]
	fn what_is_no_text_is_refused_with_its_place() {
		assert_eq!(text_of(b""), Err(ResponseError::Empty));
		assert_eq!(text_of(b" \n\t"), Err(ResponseError::Empty));
		assert_eq!(text_of(b"ab\xFF"), Err(ResponseError::NotText(2)));
		assert_eq!(text_of(b"ab\x00c"), Err(ResponseError::Control { at: 2, code: 0 }));
		assert_eq!(text_of(b"\x1b[31mred"), Err(ResponseError::Control { at: 0, code: 0x1b }));
		assert_eq!(text_of(&vec![b'a'; MAX_RESPONSE + 1]), Err(ResponseError::TooLong(MAX_RESPONSE + 1)));
		assert_eq!(text_of("Déjà vu.\r\n".as_bytes()), Ok("Déjà vu.\r\n"));
	}

	#[test]
	fn names_of_models_are_printable_and_short() {
		assert!(model_of("claude-3").is_ok());
		for bad in ["", " a", "a\u{202e}b", &"m".repeat(65)] {
			assert!(matches!(model_of(bad), Err(ResponseError::BadModel(..))), "{bad:?}");
		}
	}

	#[test]
	fn too_few_and_too_many_claims_are_refused() {
		let made = |text: &str| submission(text, &split(text), &domains(), wishes());
		assert_eq!(made("Hello! How are you?").map(|_| ()), Err(ResponseError::NoClaims));
		let many: String = (0..70).map(|n| format!("Town number {n} has {n} houses. ")).collect();
		assert!(matches!(made(&many), Err(ResponseError::TooManyClaims(found)) if found > 64));
	}

	#[test]
	fn spans_are_bytes_of_the_response() {
		let text = "Ça va. Paris is the capital of France. Water boils at 100 °C at sea level.";
		let made = submission(text, &split(text), &domains(), wishes()).expect("good");
		assert_eq!(made.length as usize, text.len());
		for claim in &made.claims {
			let Span { start, length } = claim.span;
			assert!(text.get(start as usize..(start + length) as usize).is_some());
		}
	}

	#[test]
	fn what_can_be_computed_goes_to_who_computes() {
		assert_eq!(domain_of("12 + 7 equals 19", &domains()), Ok(1));
		assert_eq!(domain_of("Paris is the capital of France", &domains()), Ok(0));
		assert_eq!(domain_of("a", &Names::default()), Err(ResponseError::NoDomains));
	}
}

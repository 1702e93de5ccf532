//! What answers a claim: a calculator, a library, a language model, or several of them.
//!
//! Whatever goes wrong, the answer is an abstention: an outage is not a "no".

mod chain_facts;
pub mod compute;
mod ensemble;
pub mod evidence;
pub mod openai;
mod spending;

pub use chain_facts::ChainFacts;
pub use ensemble::{Ensemble, Rule};
pub use spending::{Cap, Spending};

use async_trait::async_trait;
use pallet_mira_attestations::{Answer, Verdict, MAX_CONFIDENCE};
use serde::Serialize;

/// A claim to be judged.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
	/// What it says.
	pub text: &'a str,
	/// Name of its domain.
	pub domain: &'a str,
}

/// What a backend found, and what it goes by.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
	/// True or false, or that nobody could check it; none is an abstention.
	#[serde(serialize_with = "as_text")]
	pub verdict: Option<Verdict>,
	/// How sure it is, in thousandths.
	pub confidence: u16,
	/// Why, in one sentence.
	pub because: String,
	/// The model or method that answered.
	pub model: String,
	/// Everything that was asked and answered, for the evidence that is kept.
	pub transcript: serde_json::Value,
}

fn as_text<S: serde::Serializer>(verdict: &Option<Verdict>, serializer: S) -> Result<S::Ok, S::Error> {
	serializer.serialize_str(verdict_text(*verdict))
}

/// How a verdict, or none, is written.
pub fn verdict_text(verdict: Option<Verdict>) -> &'static str {
	match verdict {
		Some(Verdict::True) => "true",
		Some(Verdict::False) => "false",
		Some(Verdict::Unverifiable) => "unverifiable",
		None => "abstain",
	}
}

impl Finding {
	/// An abstention.
	pub fn abstain(model: impl Into<String>, because: impl Into<String>) -> Self {
		let (model, because) = (model.into(), because.into());
		Self { verdict: None, confidence: 0, because, model, transcript: serde_json::Value::Null }
	}

	/// A verdict.
	pub fn verdict(model: impl Into<String>, holds: bool, confidence: u16, because: impl Into<String>) -> Self {
		let verdict = Some(if holds { Verdict::True } else { Verdict::False });
		let confidence = confidence.min(MAX_CONFIDENCE);
		Self { verdict, confidence, because: because.into(), model: model.into(), transcript: serde_json::Value::Null }
	}

	/// The same, with what was asked and answered.
	pub fn with_transcript(self, transcript: serde_json::Value) -> Self {
		Self { transcript, ..self }
	}

	/// The answer of a seat.
	pub fn answer(&self) -> Answer {
		self.verdict.map_or(Answer::Abstain, Answer::Verdict)
	}
}

/// Something that judges claims.
#[async_trait]
pub trait Backend: Send + Sync {
	/// Judges a claim. Never fails: what goes wrong is an abstention that says so.
	async fn judge(&self, question: Question<'_>) -> Finding;

	/// Whether it can work now: what it is, or what is wrong.
	async fn check(&self) -> Result<String, String>;
}

/// The calculator.
pub struct Compute;

/// What the calculator calls itself.
pub const COMPUTE: &str = "compute/v1";
/// What a library calls itself, before its name.
pub const EVIDENCE: &str = "evidence/v1";

#[async_trait]
impl Backend for Compute {
	async fn judge(&self, question: Question<'_>) -> Finding {
		match compute::judge(question.text) {
			Some(found) => {
				let transcript = serde_json::json!({ "kind": found.kind.name(), "computed": found.because });
				Finding::verdict(COMPUTE, found.holds, MAX_CONFIDENCE, found.because).with_transcript(transcript)
			},
			None => Finding::abstain(COMPUTE, "this is nothing that can be computed"),
		}
	}

	async fn check(&self) -> Result<String, String> {
		match (compute::judge("2 + 2 = 4"), compute::judge("2 + 2 = 5")) {
			(Some(right), Some(wrong)) if right.holds && !wrong.holds => {
				Ok(format!("{COMPUTE}, {} kinds of statements", compute::Kind::ALL.len()))
			},
			_ => Err("it cannot add".into()),
		}
	}
}

/// A library: a folder of documents.
pub struct Evidence {
	name: String,
	library: evidence::Library,
}

impl Evidence {
	/// Opens the library in `folder`.
	///
	/// # Errors
	/// [`evidence::OpenError`] names the file, and what is wrong with it.
	pub fn open(folder: &std::path::Path) -> Result<Self, evidence::OpenError> {
		let name = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
		Ok(Self { name: format!("{EVIDENCE}/{name}"), library: evidence::Library::open(folder)? })
	}
}

/// How sure a library is that it read a passage rightly: what minimal pairs measured, rounded down.
const EVIDENCE_CONFIDENCE: u16 = 900;

#[async_trait]
impl Backend for Evidence {
	async fn judge(&self, question: Question<'_>) -> Finding {
		match self.library.judge(question.text) {
			Some(found) => {
				let transcript = serde_json::json!({ "passage": found.passage, "source": found.source });
				Finding::verdict(&self.name, found.holds, EVIDENCE_CONFIDENCE, found.because)
					.with_transcript(transcript)
			},
			None => Finding::abstain(&self.name, "no passage decides it"),
		}
	}

	async fn check(&self) -> Result<String, String> {
		match self.library.passages() {
			0 => Err("the library has no passages".into()),
			passages => Ok(format!("{}, {passages} passages", self.name)),
		}
	}
}

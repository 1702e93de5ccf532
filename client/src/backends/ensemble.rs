//! Several backends as one.

use super::{Backend, Finding, Question};
use async_trait::async_trait;
use serde::Deserialize;
use std::sync::Arc;

/// How several backends make one answer.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[serde(rename_all = "lowercase")]
pub enum Rule {
	/// The first one in order that gives a verdict.
	#[default]
	First,
	/// The verdict that all of those give that do not abstain; at least two of them.
	Agree,
}

/// Several backends, asked in order.
pub struct Ensemble {
	/// What it is called.
	pub name: String,
	/// How answers are joined.
	pub rule: Rule,
	/// Who is asked.
	pub members: Vec<Arc<dyn Backend>>,
}

#[async_trait]
impl Backend for Ensemble {
	async fn judge(&self, question: Question<'_>) -> Finding {
		let mut findings = Vec::new();
		for member in &self.members {
			let finding = member.judge(question).await;
			let decided = finding.verdict.is_some();
			findings.push(finding);
			if decided && self.rule == Rule::First {
				break;
			}
		}
		let transcript = serde_json::to_value(&findings).unwrap_or_default();
		let mut verdicts = findings.into_iter().filter(|finding| finding.verdict.is_some());
		let Some(first) = verdicts.next() else {
			return Finding::abstain(&self.name, "none of its backends could decide it").with_transcript(transcript);
		};
		let others: Vec<_> = verdicts.collect();
		let finding = match self.rule {
			Rule::First => first,
			Rule::Agree if others.is_empty() => {
				Finding::abstain(&self.name, "only one of its backends could decide it")
			},
			Rule::Agree if others.iter().any(|other| other.verdict != first.verdict) => {
				Finding::abstain(&self.name, "its backends disagree")
			},
			Rule::Agree => {
				let least = others.iter().map(|other| other.confidence).min().unwrap_or(first.confidence);
				Finding { confidence: least.min(first.confidence), ..first }
			},
		};
		finding.with_transcript(transcript)
	}

	async fn check(&self) -> Result<String, String> {
		let mut parts = Vec::new();
		for member in &self.members {
			parts.push(member.check().await?);
		}
		Ok(parts.join("; "))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use pallet_mira_attestations::Verdict;

	struct Fixed(Option<bool>, u16);

	#[async_trait]
	impl Backend for Fixed {
		async fn judge(&self, _: Question<'_>) -> Finding {
			match self.0 {
				Some(holds) => Finding::verdict("fixed", holds, self.1, "so"),
				None => Finding::abstain("fixed", "why not"),
			}
		}
		async fn check(&self) -> Result<String, String> {
			Ok("fixed".into())
		}
	}

	async fn judge(rule: Rule, members: &[(Option<bool>, u16)]) -> (Option<Verdict>, u16) {
		let members =
			members.iter().map(|(verdict, sure)| Arc::new(Fixed(*verdict, *sure)) as Arc<dyn Backend>).collect();
		let ensemble = Ensemble { name: "ensemble".into(), rule, members };
		let finding = ensemble.judge(Question { text: "a", domain: "general" }).await;
		(finding.verdict, finding.confidence)
	}

	#[tokio::test]
	async fn the_first_verdict_counts() {
		let found = judge(Rule::First, &[(None, 0), (Some(false), 700), (Some(true), 900)]).await;
		assert_eq!(found, (Some(Verdict::False), 700));
		assert_eq!(judge(Rule::First, &[(None, 0)]).await.0, None);
	}

	#[tokio::test]
	async fn agreement_needs_two_and_no_dissent() {
		let agreed = judge(Rule::Agree, &[(Some(true), 900), (None, 0), (Some(true), 600)]).await;
		assert_eq!(agreed, (Some(Verdict::True), 600));
		assert_eq!(judge(Rule::Agree, &[(Some(true), 900), (None, 0)]).await.0, None);
		assert_eq!(judge(Rule::Agree, &[(Some(true), 900), (Some(false), 900)]).await.0, None);
	}
}

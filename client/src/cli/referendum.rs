//! `mira referendum`: what a referendum would do, in words, with what is so now and what would be.

use super::{Failure, Node};
use crate::network::{Block, Network};
use clap::{Args, Subcommand};
use sp_core::H256;
use subxt::{
	dynamic::{self, Value},
	ext::{
		scale_decode::DecodeAsType,
		scale_value::{At, Composite, Primitive, ValueDef, Variant},
	},
	metadata::ArcMetadata,
};

/// Show what a referendum would do, in words.
#[derive(Subcommand)]
pub enum ReferendumCommand {
	/// Show the call of a referendum, what its values are now, and what they would be.
	#[command(after_help = "Example:\n  mira referendum show 3")]
	Show(Show),
}

/// Which one.
#[derive(Args)]
pub struct Show {
	/// Number of the referendum.
	referendum: u32,
	#[command(flatten)]
	node: Node,
}

/// Where the values are that a call changes: pallet, call, storage item.
const CHANGES: [(&str, &str, &str); 2] =
	[("Attestations", "set_parameters", "Params"), ("Claims", "set_parameters", "Params")];

impl ReferendumCommand {
	/// Runs it.
	pub async fn run(&self) -> Result<(), Failure> {
		let Self::Show(Show { referendum, node }) = self;
		let network = node.connect().await?;
		let head = network.best().await?;
		let info =
			network.value(("Referenda", "ReferendumInfoFor"), vec![Value::u128((*referendum).into())], head).await?;
		let info = info.ok_or_else(|| Failure::no(format!("there is no referendum {referendum}")))?;
		let ValueDef::Variant(Variant { name, values }) = info.value else {
			return Err(Failure::no("the chain's answer is not a referendum"));
		};
		if name != "Ongoing" {
			println!("Referendum {referendum} is over: {name}. The chain keeps the call of ongoing referenda only.");
			return Ok(());
		}
		let status = values.values().next().ok_or_else(|| Failure::no("the chain's answer is not a referendum"))?;
		let proposal = status.at("proposal").ok_or_else(|| Failure::no("the referendum has no proposal"))?;
		let bytes = network.proposal(proposal, head).await?;
		let api = network.at(head).await?;
		let metadata = api.metadata();
		let call = Value::decode_as_type(&mut &bytes[..], metadata.outer_enums().call_enum_ty(), metadata.types())
			.map_err(|error| Failure::no(format!("the call cannot be read with this runtime: {error}")))?;
		println!("Referendum {referendum}, on track {}", status.at("track").map_or_else(String::new, text));
		if let Some(tally) = status.at("tally") {
			let part = |name| tally.at(name).map_or_else(String::new, text);
			println!("ayes {}, nays {}, support {}", part("ayes"), part("nays"), part("support"));
		}
		println!();
		network.describe(&call, &metadata, head, 0).await
	}
}

impl Network {
	/// A storage item, as the metadata describes it.
	async fn value(&self, (pallet, item): (&str, &str), keys: Vec<Value>, at: Block) -> Result<Option<Value>, Failure> {
		let api = self.at(at).await?;
		let address = dynamic::storage::<Vec<Value>, Value>(pallet, item);
		let found = api.storage().try_fetch(address, keys).await;
		let found = found.map_err(|error| Failure::no(format!("{pallet}.{item} cannot be read: {error}")))?;
		let decoded = found.map(|value| value.decode()).transpose();
		decoded.map_err(|error| Failure::no(format!("{pallet}.{item} cannot be read: {error}")))
	}

	/// The encoded call that a proposal stands for.
	async fn proposal(&self, proposal: &Value, at: Block) -> Result<Vec<u8>, Failure> {
		let ValueDef::Variant(Variant { name, values }) = &proposal.value else {
			return Err(Failure::no("the proposal is not one"));
		};
		let unknown = || Failure::no("the call of the referendum is not on chain: its preimage was not noted");
		let first = values.values().next().ok_or_else(unknown)?;
		let bytes = bytes_of(first).ok_or_else(unknown)?;
		if name == "Inline" {
			return Ok(bytes);
		}
		let hash = H256::from_slice(bytes.get(..32).ok_or_else(unknown)?);
		let length = proposal.at("len").and_then(Value::as_u128).unwrap_or_default();
		let key = Value::unnamed_composite([Value::from_bytes(hash), Value::u128(length)]);
		let preimage = self.value(("Preimage", "PreimageFor"), vec![key], at).await?.ok_or_else(unknown)?;
		bytes_of(&preimage).ok_or_else(unknown)
	}

	/// Prints a call, and the calls in it.
	async fn describe(&self, call: &Value, metadata: &ArcMetadata, at: Block, depth: usize) -> Result<(), Failure> {
		let indent = "  ".repeat(depth);
		let Some((pallet, name, arguments)) = call_parts(call) else {
			println!("{indent}{}", text(call));
			return Ok(());
		};
		let docs = metadata.pallet_by_name(pallet).and_then(|pallet| pallet.call_variant_by_name(name));
		let docs = docs.and_then(|variant| variant.docs.first().cloned()).unwrap_or_default();
		println!("{indent}{pallet}.{name}: {}", docs.trim());
		let now = match CHANGES.iter().find(|(known, call, _)| (*known, *call) == (pallet, name)) {
			Some((_, _, item)) => self.value((pallet, item), Vec::new(), at).await?,
			None => None,
		};
		for (field, value) in fields(arguments) {
			let inner = inner_calls(value);
			if !inner.is_empty() {
				for call in inner {
					Box::pin(self.describe(call, metadata, at, depth + 1)).await?;
				}
				continue;
			}
			match &now {
				Some(now) => {
					for (path, old, new) in changes(now, value) {
						let mark = if old == new { " " } else { "*" };
						println!("{indent} {mark} {path}: {old} -> {new}");
					}
				},
				None => println!("{indent}   {field}: {}", text(value)),
			}
		}
		Ok(())
	}
}

/// Pallet, name and arguments, if a value is a call.
fn call_parts(value: &Value) -> Option<(&str, &str, &Composite<()>)> {
	let ValueDef::Variant(Variant { name: pallet, values: Composite::Unnamed(inner) }) = &value.value else {
		return None;
	};
	let [Value { value: ValueDef::Variant(Variant { name, values }), .. }] = inner.as_slice() else { return None };
	// Pallets are written with a capital, their calls without: options and results are not.
	let is_call = name.starts_with(char::is_lowercase) && pallet.starts_with(char::is_uppercase);
	is_call.then_some((pallet, name, values))
}

/// The calls that an argument is, or holds.
fn inner_calls(value: &Value) -> Vec<&Value> {
	if call_parts(value).is_some() {
		return vec![value];
	}
	match &value.value {
		ValueDef::Composite(Composite::Unnamed(items)) => {
			items.iter().filter(|item| call_parts(item).is_some()).collect()
		},
		_ => Vec::new(),
	}
}

fn fields(arguments: &Composite<()>) -> Vec<(String, &Value)> {
	match arguments {
		Composite::Named(fields) => fields.iter().map(|(name, value)| (name.clone(), value)).collect(),
		Composite::Unnamed(values) => values.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
	}
}

/// Each leaf of a structure, by path.
fn leaves(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
	match &value.value {
		ValueDef::Composite(composite) if bytes_of(value).is_none() => {
			for (name, value) in fields(composite) {
				let path = if path.is_empty() { name } else { format!("{path}.{name}") };
				leaves(value, &path, found);
			}
		},
		_ => found.push((path.into(), text(value))),
	}
}

/// Each leaf, as it is and as it would be.
fn changes(now: &Value, then: &Value) -> Vec<(String, String, String)> {
	let (mut old, mut new) = (Vec::new(), Vec::new());
	leaves(now, "", &mut old);
	leaves(then, "", &mut new);
	new.into_iter()
		.map(|(path, new)| {
			let before =
				old.iter().find(|(known, _)| *known == path).map_or_else(String::new, |(_, value)| value.clone());
			(path, before, new)
		})
		.collect()
}

/// A value as bytes, if it is a list of them.
fn bytes_of(value: &Value) -> Option<Vec<u8>> {
	let ValueDef::Composite(Composite::Unnamed(items)) = &value.value else { return None };
	// Hashes are bytes in a tuple of one.
	if let [only @ Value { value: ValueDef::Composite(_), .. }] = items.as_slice() {
		return bytes_of(only);
	}
	let byte = |item: &Value| match &item.value {
		ValueDef::Primitive(Primitive::U128(byte)) => u8::try_from(*byte).ok(),
		_ => None,
	};
	(items.len() > 3).then(|| items.iter().map(byte).collect()).flatten()
}

fn text(value: &Value) -> String {
	match bytes_of(value) {
		Some(bytes) => format!("0x{}", hex::encode(bytes)),
		None => value.to_string(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn parameters(commit: u128) -> Value {
		let tier = Value::named_composite([("seats", Value::u128(5)), ("commit", Value::u128(commit))]);
		Value::named_composite([("tiers", Value::unnamed_composite([tier])), ("lost", Value::u128(4))])
	}

	#[test]
	fn what_changes_is_named_by_its_path() {
		let changed: Vec<_> =
			changes(&parameters(20), &parameters(30)).into_iter().filter(|(_, old, new)| old != new).collect();
		assert_eq!(changed, [("tiers.0.commit".into(), "20".into(), "30".into())]);
	}

	#[test]
	fn calls_are_told_from_other_variants() {
		let call = Value::unnamed_variant("System", [Value::named_variant("remark", [("remark", Value::u128(1))])]);
		assert_eq!(call_parts(&call).map(|(pallet, name, _)| (pallet, name)), Some(("System", "remark")));
		assert!(call_parts(&Value::unnamed_variant("Some", [Value::unnamed_variant("None", [])])).is_none());
		let batch = Value::unnamed_composite([call.clone(), call]);
		assert_eq!(inner_calls(&batch).len(), 2);
	}
}

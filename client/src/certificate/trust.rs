//! What whoever checks a certificate trusts: a chain spec or an authority set; and how sets hand over from there.

use super::{grandpa, read_json, write_whole, FileError, Readers, Scale};
use crate::network::keys;
use codec::{DecodeAll, Encode};
use serde::{Deserialize, Serialize};
use sp_consensus_grandpa::{AuthorityId, AuthorityList, SetId};
use sp_core::{
	storage::{well_known_keys, ChildInfo, StateVersion, Storage, StorageChild, StorageData, StorageKey},
	ByteArray, H256,
};
use sp_runtime::traits::{BlakeTwo256, Hash, Header as _};
use std::{collections::BTreeMap, path::Path};

/// What the first field of a trust file says.
pub const TRUST_FORMAT: &str = "mira/trust/v1";

/// One authority, as people write it.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Authority {
	/// Its ed25519 key.
	pub key: H256,
	/// Its weight.
	pub weight: u64,
}

/// The end of one authority set: its last block, which names the next one.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Handoff {
	/// Header of the block.
	pub block: Scale<grandpa::Header>,
	/// What the set that ends signed.
	pub justification: Scale<grandpa::Justification>,
}

/// A root of trust, and handoffs from there.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Trust {
	/// [`TRUST_FORMAT`].
	#[serde(default = "format")]
	pub format: String,
	/// Hash of the chain's first block.
	pub genesis: H256,
	/// Number of the authority set that is trusted.
	pub set_id: SetId,
	/// Its authorities.
	pub authorities: Vec<Authority>,
	/// Ends of this and the following sets. Not trusted, but checked.
	#[serde(default)]
	pub handoffs: Vec<Handoff>,
}

fn format() -> String {
	TRUST_FORMAT.into()
}

/// Why a root does not lead to an authority set.
#[derive(thiserror::Error, Clone, PartialEq, Eq, Debug)]
pub enum TrustFault {
	/// An authority's key is no key.
	#[error("authority {0} of the trusted set has a key that is none")]
	BadKey(usize),
	/// It is of the time before the root.
	#[error("the block was finalized by authority set {wanted}, and what is trusted begins with set {first}")]
	Before {
		/// The set that signed.
		wanted: SetId,
		/// The set that is trusted.
		first: SetId,
	},
	/// Handoffs are missing.
	#[error(
		"the block was finalized by authority set {wanted}, and what is trusted leads to set {reached} only: \
		 `mira certificate handoffs` collects what is between (--handoffs FILE)"
	)]
	Missing {
		/// The set that signed.
		wanted: SetId,
		/// The last set that is known.
		reached: SetId,
	},
	/// A handoff is not one.
	#[error("the handoff of authority set {0} is bad: {1}")]
	BadHandoff(SetId, grandpa::Fault),
	/// A handoff hands nothing over.
	#[error("the handoff of authority set {0} names no set that follows")]
	NoChange(SetId),
}

impl Trust {
	/// Reads a raw chain spec, an authority set, or a trust file.
	///
	/// # Errors
	/// [`FileError`] says what the file should have been.
	pub fn read(path: &Path) -> Result<Self, FileError> {
		let kind = "root of trust";
		let value = read_json(path, kind)?;
		let other = |why: String| FileError::Other(path.display().to_string(), kind, why);
		if value.get("genesis").is_some_and(serde_json::Value::is_object) {
			return Self::from_spec(value).map_err(other);
		}
		if value.get("authorities").is_none() {
			let why =
				"it is neither a raw chain spec, nor an authority set ({\"genesis\", \"setId\", \"authorities\"})";
			return Err(other(why.into()));
		}
		let trust: Self = serde_json::from_value(value).map_err(|error| other(error.to_string()))?;
		if trust.format == TRUST_FORMAT {
			Ok(trust)
		} else {
			Err(other(format!("its format is \"{}\", this program reads \"{TRUST_FORMAT}\"", trust.format)))
		}
	}

	/// Writes it, as a whole or not at all.
	///
	/// # Errors
	/// [`FileError::Io`].
	pub fn write(&self, path: &Path) -> Result<(), FileError> {
		let other =
			|error: serde_json::Error| FileError::Other(path.display().to_string(), "trust file", error.to_string());
		write_whole(path, &serde_json::to_vec_pretty(self).map_err(other)?, Readers::Others)
	}

	/// The root that a raw chain spec is: its genesis block and first authority set, both computed from its state.
	fn from_spec(spec: serde_json::Value) -> Result<Self, String> {
		#[derive(Deserialize)]
		struct Spec {
			genesis: Genesis,
		}
		#[derive(Deserialize)]
		struct Genesis {
			raw: Raw,
		}
		#[derive(Deserialize)]
		#[serde(rename_all = "camelCase")]
		struct Raw {
			top: BTreeMap<StorageKey, StorageData>,
			#[serde(default)]
			children_default: BTreeMap<StorageKey, BTreeMap<StorageKey, StorageData>>,
		}
		if spec.pointer("/genesis/raw").is_none() {
			return Err("this chain spec is not raw: `mira-node export-chain-spec --raw` makes a raw one".into());
		}
		let raw = serde_json::from_value::<Spec>(spec).map_err(|error| error.to_string())?.genesis.raw;
		let mut storage =
			Storage { top: raw.top.into_iter().map(|(key, value)| (key.0, value.0)).collect(), ..Default::default() };
		if storage.top.keys().any(|key| well_known_keys::is_child_storage_key(key)) {
			return Err("its state has a child trie where none may be".into());
		}
		for (key, data) in raw.children_default {
			let child_info = ChildInfo::new_default(&key.0);
			let data = data.into_iter().map(|(key, value)| (key.0, value.0)).collect();
			storage.children_default.insert(key.0, StorageChild { data, child_info });
		}
		let list = storage.top.get(&keys::authorities()).ok_or("it has no GRANDPA authorities")?;
		let list =
			AuthorityList::decode_all(&mut &list[..]).map_err(|error| format!("its GRANDPA authorities: {error}"))?;
		let state = sp_state_machine::InMemoryBackend::<BlakeTwo256>::from((storage, StateVersion::V1));
		let none = BlakeTwo256::trie_root(Vec::new(), StateVersion::V1);
		let block = grandpa::Header::new(0, none, *state.root(), Default::default(), Default::default());
		Ok(Self::of_set(block.hash(), 0, &list))
	}

	/// The root that an authority set is.
	pub fn of_set(genesis: H256, set_id: SetId, list: &AuthorityList) -> Self {
		let authority =
			|(id, weight): &(AuthorityId, u64)| Authority { key: H256::from_slice(id.as_slice()), weight: *weight };
		let authorities = list.iter().map(authority).collect();
		Self { format: format(), genesis, set_id, authorities, handoffs: Vec::new() }
	}

	/// The authorities of set `wanted`, by checking every handoff from the root to it.
	///
	/// # Errors
	/// [`TrustFault`].
	pub fn authorities_of(&self, wanted: SetId) -> Result<AuthorityList, TrustFault> {
		if wanted < self.set_id {
			return Err(TrustFault::Before { wanted, first: self.set_id });
		}
		let authority = |(at, authority): (usize, &Authority)| {
			let id = AuthorityId::from_slice(authority.key.as_bytes()).map_err(|()| TrustFault::BadKey(at))?;
			Ok((id, authority.weight))
		};
		let mut authorities =
			self.authorities.iter().enumerate().map(authority).collect::<Result<AuthorityList, _>>()?;
		let mut set_id = self.set_id;
		for handoff in &self.handoffs {
			if set_id == wanted {
				break;
			}
			let (block, justification) = (&handoff.block.0, &handoff.justification.0);
			grandpa::check(block, justification, set_id, &authorities)
				.map_err(|fault| TrustFault::BadHandoff(set_id, fault))?;
			authorities = grandpa::next_authorities(block).ok_or(TrustFault::NoChange(set_id))?;
			set_id = set_id.saturating_add(1);
		}
		if set_id == wanted {
			Ok(authorities)
		} else {
			Err(TrustFault::Missing { wanted, reached: set_id })
		}
	}

	/// How many bytes its handoffs have, for people who ask.
	pub fn handoff_bytes(&self) -> usize {
		self.handoffs
			.iter()
			.map(|handoff| handoff.block.0.encoded_size() + handoff.justification.0.encoded_size())
			.sum()
	}
}

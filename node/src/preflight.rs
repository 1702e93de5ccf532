//! What would go wrong later, said before it does: in words that tell what to do.

use crate::{
	chain_spec,
	service::{Block, Client, Hash},
};
use sc_client_api::HeaderBackend;
use sc_network::{multiaddr::Protocol, Multiaddr};
use sc_service::{config::DatabaseSource, error::Error as ServiceError, Configuration};
use sp_core::{crypto::KeyTypeId, storage::Storage};
use sp_keystore::Keystore;
use sp_runtime::{traits::HashingFor, StateVersion};
use std::{
	net::{IpAddr, SocketAddr, TcpListener},
	path::Path,
};

/// Checks what can be checked before anything is opened.
pub fn check(config: &Configuration) -> Result<(), ServiceError> {
	chain_spec::live::check(&*config.chain_spec).map_err(ServiceError::Other)?;
	if config.warm_up_trie_cache.is_some() {
		return Err(ServiceError::Other("--warm-up-trie-cache is not offered by this node: leave it out".into()));
	}
	check_ports(config).map_err(ServiceError::Other)
}

/// Refuses to start on a port that somebody else listens on: the SDK would take another one, and nobody would find it.
fn check_ports(config: &Configuration) -> Result<(), String> {
	for endpoint in config.rpc.addr.iter().flatten().filter(|endpoint| !endpoint.is_optional) {
		check_port("RPC", endpoint.listen_addr, "--rpc-port")?;
	}
	if let Some(prometheus) = &config.prometheus_config {
		check_port("Prometheus", prometheus.port, "--prometheus-port (or --no-prometheus)")?;
	}
	for address in config.network.listen_addresses.iter().filter_map(socket_address) {
		check_port("network", address, "--port")?;
	}
	Ok(())
}

fn check_port(what: &str, address: SocketAddr, flag: &str) -> Result<(), String> {
	match TcpListener::bind(address) {
		Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => Err(format!(
			"the {what} port {} is taken by another program (another node?): stop it, or choose another port with {flag}",
			address.port()
		)),
		// Whatever else is wrong shows when the port is really opened.
		_ => Ok(()),
	}
}

fn socket_address(address: &Multiaddr) -> Option<SocketAddr> {
	let mut parts = address.iter();
	let ip: IpAddr = match parts.next()? {
		Protocol::Ip4(ip) => ip.into(),
		Protocol::Ip6(ip) => ip.into(),
		_ => return None,
	};
	match parts.next()? {
		Protocol::Tcp(port) if port != 0 => Some((ip, port).into()),
		_ => None,
	}
}

/// Says what to do about a database that does not open.
pub fn explain_database(config: &Configuration, error: ServiceError) -> ServiceError {
	let path = match &config.database {
		DatabaseSource::ParityDb { path } | DatabaseSource::Auto { paritydb_path: path, .. } => {
			path.display().to_string()
		},
		_ => return error,
	};
	let text = error.to_string();
	let remedy = if ["lock", "Lock", "temporarily unavailable"].iter().any(|word| text.contains(word)) {
		"another node uses it: stop that one, or give this one its own --base-path"
	} else if text.contains("pruning") || text.contains("Pruning") {
		"it was made with another pruning mode: drop --archive or --state-pruning, or sync into a new --base-path"
	} else if text.contains("ermission denied") {
		"this user may not read or write it: mend its owner"
	} else {
		"if it is damaged, move it away (purge-chain deletes it) and sync again, or restore a backup; nothing was changed now"
	};
	ServiceError::Other(format!("the database in {path} does not open: {text}\n  {remedy}"))
}

/// Says what to do about a disk without the room that `--db-storage-threshold` asks for.
pub fn explain_storage(path: &Path, error: sc_storage_monitor::Error) -> ServiceError {
	ServiceError::Other(format!(
		"the disk of the database in {} is short of room: {error}\n  make room there, move the database (--base-path), or \
		 lower --db-storage-threshold (0 turns the check off)",
		path.display()
	))
}

/// Refuses a spec whose genesis state, `spec`, is not that of the chain in the database.
pub fn check_genesis(config: &Configuration, spec: Storage, client: &Client) -> Result<(), ServiceError> {
	let expected = genesis_hash(spec);
	let found = client.info().genesis_hash;
	if expected == found {
		return Ok(());
	}
	Err(ServiceError::Other(format!(
		"the chain spec `{}` begins with block {expected:?}, but the database holds a chain that begins with {found:?}: \
		 pass the spec that the database was made with, or another --base-path",
		config.chain_spec.id(),
	)))
}

/// Hash of the genesis block over `storage`.
fn genesis_hash(storage: Storage) -> Hash {
	let mut ext = sp_state_machine::BasicExternalities::new(storage);
	let root = ext.execute_with(|| sp_io::storage::root(StateVersion::V1));
	let root = <HashingFor<Block> as sp_core::Hasher>::Out::from_slice(&root);
	sc_chain_spec::construct_genesis_block::<Block>(root, StateVersion::V1).header.hash()
}

/// Tells a validator without consensus keys that it will not validate. It may still run, since keys can be made over RPC.
pub fn check_keys(config: &Configuration, keystore: &dyn Keystore) {
	if !config.role.is_authority() {
		return;
	}
	let missing: Vec<_> = [(*b"gran", "GRANDPA"), (*b"babe", "BABE"), (*b"audi", "authority discovery")]
		.into_iter()
		.filter(|(id, _)| keystore.keys(KeyTypeId(*id)).map_or(true, |keys| keys.is_empty()))
		.map(|(id, name)| format!("{name} (`{}`)", String::from_utf8_lossy(&id)))
		.collect();
	if !missing.is_empty() {
		log::warn!(
			"this validator has no consensus key for {}: it makes no blocks and casts no votes until it has. Make them with \
			 the RPC call author_rotateKeysWithOwner, or bring them with `mira-node key insert`",
			missing.join(", ")
		);
	}
}

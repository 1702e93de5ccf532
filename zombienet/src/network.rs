// SPDX-License-Identifier: Apache-2.0

//! A network of real nodes on this machine: the `local` preset as the node ships it.

use crate::{until, NodeClient};
use anyhow::{anyhow, ensure, Context, Result};
use nix::{
	sys::signal::{kill, Signal},
	unistd::Pid,
};
use std::{
	env, fs,
	path::{Path, PathBuf},
	process,
	time::{Duration, Instant},
};
use tokio::process::Command;
use zombienet_sdk::{
	AddNodeOptions, Arg, LocalFileSystem, Network, NetworkConfig, NetworkConfigBuilder, NetworkConfigExt, NetworkNode,
};

/// The validators of the `local` preset, whose keys are the ones that zombienet derives from these names. The first is
/// every other node's bootnode, so no scenario kills it.
pub const VALIDATORS: [&str; 4] = ["alice", "bob", "charlie", "dave"];

/// Environment variable with the path of the node to test.
const NODE: &str = "MIRA_NODE";

/// For a node to open its RPC: it opens its database and compiles its runtime before.
const START: Duration = Duration::from_secs(60);

/// Four validators, and whatever a scenario adds. Dropped without [`TestNetwork::stop`], as by a panic or an early
/// return, it kills its nodes and keeps their logs.
pub struct TestNetwork {
	/// None only once stopped.
	network: Option<Network<LocalFileSystem>>,
	base_dir: PathBuf,
	chain_id: String,
	scenario: String,
	start: Instant,
}

impl TestNetwork {
	/// Starts the four validators, in a directory named after `scenario`.
	pub async fn spawn(scenario: &str) -> Result<Self> {
		Self::spawn_with(scenario, vec![]).await
	}

	/// Starts the four validators with `args` more than what zombienet gives them.
	pub async fn spawn_with(scenario: &str, args: Vec<Arg>) -> Result<Self> {
		let start = Instant::now();
		let node = node_binary();
		let base_dir = env::temp_dir().join(format!("mira-{scenario}-{}", process::id()));
		fs::create_dir_all(&base_dir)?;
		println!("the network lives in {}", base_dir.display());

		let spec_path = base_dir.join("exported.json");
		let chain_id = export_spec(&node, &spec_path).await?;
		let network = configure(&node, &spec_path, &base_dir, args)?.spawn_native().await?;
		Ok(Self { network: Some(network), base_dir, chain_id, scenario: scenario.to_string(), start })
	}

	/// Where clients find the node.
	pub fn url(&self, name: &str) -> Result<&str> {
		Ok(self.node(name)?.ws_uri())
	}

	/// A client of the node, once its RPC answers.
	pub async fn client(&self, name: &str) -> Result<NodeClient> {
		let url = self.url(name)?;
		until(&format!("{name} answers"), START, async || NodeClient::connect(name, url).await.map(Some)).await
	}

	/// A client of each node.
	pub async fn clients(&self, names: &[&str]) -> Result<Vec<NodeClient>> {
		let mut clients = Vec::new();
		for name in names {
			clients.push(self.client(name).await?);
		}
		Ok(clients)
	}

	/// Adds a node with a node key of its own. `args` are appended to what every node gets.
	pub async fn join(&mut self, name: &str, is_validator: bool, args: Vec<Arg>) -> Result<()> {
		let options = AddNodeOptions { is_validator, args, ..Default::default() };
		self.network.as_mut().context("the network is stopped")?.add_node(name, options).await
	}

	/// Kills the node as a power cut would, without a word of warning.
	pub async fn kill(&self, name: &str) -> Result<()> {
		let node = self.node(name)?;
		let pid = pid_of(node).with_context(|| format!("{name} has no process"))?;
		println!("killing {name}, process {pid}");
		kill(pid, Signal::SIGKILL)?;
		until(&format!("{name} is gone"), START, async || {
			Ok(NodeClient::connect(name, node.ws_uri()).await.is_err().then_some(()))
		})
		.await
	}

	/// Starts a killed node again, on what its database held.
	pub async fn restart(&self, name: &str) -> Result<()> {
		println!("restarting {name}");
		self.node(name)?.restart(None).await
	}

	/// Everything the node has logged, across restarts.
	pub async fn logs(&self, name: &str) -> Result<String> {
		self.node(name)?.logs().await
	}

	/// Where peers find the node.
	pub fn address(&self, name: &str) -> Result<&str> {
		Ok(self.node(name)?.multiaddr())
	}

	/// Where the node keeps its session keys.
	pub fn keystore(&self, name: &str) -> Result<PathBuf> {
		let data = self.node(name)?.base_dir().join("data");
		Ok(data.join("chains").join(&self.chain_id).join("keystore"))
	}

	/// A path of the network's directory, for what a scenario makes itself.
	pub fn path(&self, name: &str) -> PathBuf {
		self.base_dir.join(name)
	}

	/// Ends the network after a success, and removes all that it wrote.
	pub async fn stop(mut self) -> Result<()> {
		if let Some(network) = self.network.take() {
			network.destroy().await?;
		}
		fs::remove_dir_all(&self.base_dir).context("removing the network's directory")?;
		// A line that scripts/test.sh reads for its table.
		println!("timed: {} {}", self.scenario, self.start.elapsed().as_secs());
		Ok(())
	}

	fn node(&self, name: &str) -> Result<&NetworkNode> {
		self.network.as_ref().context("the network is stopped")?.get_node(name)
	}
}

impl Drop for TestNetwork {
	fn drop(&mut self) {
		let Some(network) = &self.network else { return };
		// Zombienet kills its children when it is dropped, but an `Arc` of a node that lives on would keep that from
		// happening. The pids are those of children not yet waited for, so they cannot be another process's.
		for pid in network.nodes().into_iter().filter_map(pid_of) {
			let _ = kill(pid, Signal::SIGKILL);
		}
		eprintln!("the scenario ended early; its nodes are killed, their logs kept in {}", self.base_dir.display());
	}
}

/// The node under test. Nodes run in directories of their own, so a relative path must not stay one.
fn node_binary() -> PathBuf {
	let remedy = "build it (`cargo build --release -p mira-node`) and say where it is \
		(`export MIRA_NODE=$PWD/target/release/mira-node`)";
	let path = env::var_os(NODE).unwrap_or_else(|| panic!("{NODE} does not name a node: {remedy}"));
	let path = PathBuf::from(path);
	path.canonicalize().unwrap_or_else(|error| panic!("{NODE}={}: {error}: {remedy}", path.display()))
}

/// Writes the raw spec of the `local` preset and returns its chain id.
///
/// Raw, because zombienet rewrites a plain spec: it would replace session keys, stakers and balances of the preset, name
/// every validator invulnerable, and build the state with the executor of an older SDK.
async fn export_spec(node: &Path, to: &Path) -> Result<String> {
	let output = Command::new(node)
		.args(["export-chain-spec", "--chain", "local", "--raw"])
		.output()
		.await
		.with_context(|| format!("running {}", node.display()))?;
	ensure!(
		output.status.success(),
		"`export-chain-spec --chain local --raw` failed: {}",
		String::from_utf8_lossy(&output.stderr)
	);
	fs::write(to, &output.stdout)?;
	let spec: serde_json::Value = serde_json::from_slice(&output.stdout)?;
	Ok(spec["id"].as_str().context("the spec has no id")?.to_string())
}

/// A solo chain is to zombienet a relay chain without parachains.
fn configure(node: &Path, spec: &Path, base_dir: &Path, args: Vec<Arg>) -> Result<NetworkConfig> {
	let command = node.to_str().with_context(|| format!("{NODE} is no UTF-8"))?;
	let [first, rest @ ..] = VALIDATORS;
	NetworkConfigBuilder::new()
		.with_relaychain(|relay| {
			let relay = relay
				.with_chain("local")
				.with_default_command(command)
				.with_default_args(args)
				.with_chain_spec_path(spec.to_path_buf())
				.with_validator(|node| node.with_name(first).bootnode(true).invulnerable(false));
			// `invulnerable(false)` changes nothing in a raw spec. It stands here for the day the spec is a plain one:
			// zombienet's default would exempt every validator from slashes.
			rest.into_iter()
				.fold(relay, |relay, name| relay.with_validator(|node| node.with_name(name).invulnerable(false)))
		})
		.with_global_settings(|settings| {
			settings
				.with_base_dir(base_dir)
				.with_network_spawn_timeout(300)
				// Its watcher would end the whole test process when a scenario kills a node.
				.with_tear_down_on_failure(false)
		})
		.build()
		.map_err(|errors| anyhow!("zombienet refuses the configuration: {errors:?}"))
}

/// The node's process. Zombienet tells it only where it serializes a node.
fn pid_of(node: &NetworkNode) -> Option<Pid> {
	let node = serde_json::to_value(node).ok()?;
	let pid = node["inner"]["process_handle"].as_i64()?;
	i32::try_from(pid).ok().map(Pid::from_raw)
}

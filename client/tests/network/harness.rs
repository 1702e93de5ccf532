//! A node, verifiers and the `mira` command as processes; all of them end with the test.

#[path = "../../../node/tests/common/ports.rs"]
mod ports;

use ports::claim_ports;
use serde_json::{json, Value};
use std::{
	fs::File,
	io::{Read, Write},
	net::TcpStream,
	path::{Path, PathBuf},
	process::{Child, Command, Output, Stdio},
	time::{Duration, Instant},
};

/// Libraries, and the attestors of the development network that have them.
pub const LIBRARIES: [(&str, [u32; 2]); 3] = [("atlas", [1, 4]), ("almanac", [2, 5]), ("annals", [3, 6])];

/// Where the corpora of the client are.
pub fn corpora() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora")
}

/// Where the examples of the client are.
pub fn examples() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

fn node_binary() -> PathBuf {
	let beside = || Path::new(env!("CARGO_BIN_EXE_mira")).with_file_name("mira-node");
	let found = std::env::var_os("MIRA_NODE").map_or_else(beside, PathBuf::from);
	assert!(found.exists(), "no mira-node at {}: build it with `cargo build --release -p mira-node`", found.display());
	found
}

/// Waits until `condition` gives something.
pub fn wait<T>(what: &str, seconds: u64, mut condition: impl FnMut() -> Option<T>) -> T {
	let deadline = Instant::now() + Duration::from_secs(seconds);
	loop {
		if let Some(found) = condition() {
			return found;
		}
		assert!(Instant::now() < deadline, "waited {seconds} s for {what}");
		std::thread::sleep(Duration::from_millis(200));
	}
}

/// A process that ends with its owner.
pub struct Process {
	child: Child,
	log: PathBuf,
}

impl Process {
	fn start(command: &mut Command, log: PathBuf) -> Self {
		let file = File::options().create(true).append(true).open(&log).expect("the log can be written");
		let child = command.stdin(Stdio::null()).stdout(file.try_clone().expect("a file")).stderr(file).spawn();
		Self { child: child.expect("it starts"), log }
	}

	/// What it said.
	pub fn log(&self) -> String {
		std::fs::read_to_string(&self.log).unwrap_or_default()
	}

	/// Whether it ended, and how.
	pub fn ended(&mut self) -> Option<i32> {
		self.child.try_wait().expect("it is a child of this test").map(|status| status.code().unwrap_or(-1))
	}

	/// Ends it at once, as a power cut would.
	pub fn kill(&mut self) {
		// It may have ended already.
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}

impl Drop for Process {
	fn drop(&mut self) {
		if std::thread::panicking() {
			let log = self.log();
			let tail: Vec<_> = log.lines().rev().take(15).collect();
			eprintln!("--- {}", self.log.display());
			tail.into_iter().rev().for_each(|line| eprintln!("{line}"));
		}
		self.kill();
	}
}

/// A node; where it keeps its chain and its log, and what it was started with.
pub struct Node {
	/// Port of its RPC.
	pub port: u16,
	/// Port for its peers.
	peer_port: u16,
	folder: PathBuf,
	arguments: Vec<String>,
	process: Process,
}

impl Node {
	fn start(folder: PathBuf, arguments: &[&str]) -> Self {
		std::fs::create_dir_all(&folder).expect("the folder can be made");
		let (port, peer_port) = (claim_ports(1), claim_ports(1));
		let mut arguments: Vec<_> = arguments.iter().map(ToString::to_string).collect();
		arguments.extend(["--no-prometheus", "--no-telemetry", "--no-mdns"].map(String::from));
		arguments.extend(["--rpc-port".into(), port.to_string(), "--port".into(), peer_port.to_string()]);
		arguments.extend(["--base-path".into(), folder.join("chain").display().to_string()]);
		let process = Self::run(&arguments, &folder);
		Self { port, peer_port, folder, arguments, process }
	}

	fn run(arguments: &[String], folder: &Path) -> Process {
		Process::start(Command::new(node_binary()).args(arguments), folder.join("node.log"))
	}

	/// Kills it and starts it again.
	pub fn restart(&mut self) {
		self.process.kill();
		self.process = Self::run(&self.arguments, &self.folder);
	}

	pub fn url(&self) -> String {
		format!("ws://127.0.0.1:{}", self.port)
	}

	/// The result of an RPC call; none if there is no answer, or an error.
	pub fn ask(&self, method: &str, params: Value) -> Option<Value> {
		let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }).to_string();
		let answer = http(self.port, "POST", "/", &body)?;
		serde_json::from_str::<Value>(&answer).ok()?.get("result").cloned()
	}

	/// Number of the newest finalized block.
	pub fn finalized(&self) -> Option<u64> {
		let hash = self.ask("chain_getFinalizedHead", json!([]))?;
		let header = self.ask("chain_getHeader", json!([hash]))?;
		u64::from_str_radix(header["number"].as_str()?.trim_start_matches("0x"), 16).ok()
	}

	fn peer_id(&self) -> Option<String> {
		Some(self.ask("system_localPeerId", json!([]))?.as_str()?.to_string())
	}

	/// How many other nodes it talks to.
	fn peers(&self) -> Option<u64> {
		self.ask("system_health", json!([]))?["peers"].as_u64()
	}

	/// Lets it talk to another node.
	fn befriend(&self, other: &Self) -> Option<()> {
		let address = format!("/ip4/127.0.0.1/tcp/{}/p2p/{}", other.peer_port, other.peer_id()?);
		self.ask("system_addReservedPeer", json!([address])).map(|_| ())
	}
}

/// A network, and the folder of everything that runs on it. Verifiers ask its first node.
pub struct Network {
	pub nodes: Vec<Node>,
	/// Name of its chain spec.
	chain: &'static str,
	/// The last to go: what ends before it shows its log.
	pub folder: tempfile::TempDir,
}

impl Network {
	/// Starts a development network of one validator, and waits for its first finalized block.
	pub fn start() -> Self {
		let folder = tempfile::tempdir().expect("a temporary folder");
		let nodes = vec![Node::start(folder.path().join("node"), &["--dev"])];
		Self { nodes, chain: "dev", folder }.begun()
	}

	/// Starts four validators that talk to each other and to nobody else, and waits until all have a finalized block.
	pub fn of_four() -> Self {
		let folder = tempfile::tempdir().expect("a temporary folder");
		let validator = |name: &&str| {
			let key = format!("{:0>64}", hex::encode(name));
			let account = format!("--{name}");
			let own = ["--chain", "local", account.as_str(), "--node-key", key.as_str(), "--force-authoring"];
			let among = ["--reserved-only", "--rpc-methods", "unsafe"];
			Node::start(folder.path().join(name), &[own.as_slice(), among.as_slice()].concat())
		};
		let nodes: Vec<_> = ["alice", "bob", "charlie", "dave"].iter().map(validator).collect();
		let network = Self { nodes, chain: "local", folder };
		network.nodes.iter().for_each(|node| network.join(node));
		network.begun()
	}

	fn begun(self) -> Self {
		for node in &self.nodes {
			wait("a finalized block", 120, || node.finalized().filter(|number| *number > 0));
		}
		self
	}

	/// Lets a node and all others talk to each other.
	pub fn join(&self, node: &Node) {
		for other in self.nodes.iter().filter(|other| other.port != node.port) {
			wait("peers", 60, || node.befriend(other).and(other.befriend(node)));
		}
	}

	/// Starts a node again, cut off from all others: whom it talks to it was told, and has forgotten.
	pub fn cut_off(&mut self, node: usize) {
		let node = &mut self.nodes[node];
		node.restart();
		let peers = wait("the node to answer", 60, || node.peers());
		assert_eq!(peers, 0);
	}

	pub fn url(&self) -> String {
		self.nodes[0].url()
	}

	/// See [`Node::ask`].
	pub fn ask(&self, method: &str, params: Value) -> Option<Value> {
		self.nodes[0].ask(method, params)
	}

	/// The configuration of a verifier for some attestors with one library.
	pub fn config(&self, name: &str, library: &str, attestors: &[u32]) -> PathBuf {
		let sections: String = attestors
			.iter()
			.map(|number| format!("[[attestor]]\ndevelopment-key = \"//Attestor//{number}\"\nbackend = \"all\"\n"))
			.collect();
		let text = format!(
			"node = \"{}\"\nfolder = \"{name}\"\n{sections}\n[backend.all]\nkind = \"ensemble\"\nof = [\"calculator\", \"library\"]\n\
			 [backend.calculator]\nkind = \"compute\"\n[backend.library]\nkind = \"evidence\"\nfolder = \"{}\"\n",
			self.url(),
			corpora().join("libraries").join(library).display()
		);
		let path = self.folder.path().join(format!("{name}.toml"));
		std::fs::write(&path, text).expect("the configuration can be written");
		path
	}

	/// Starts a verifier by its configuration.
	pub fn verifier(&self, name: &str, config: &Path) -> Process {
		let mut command = Command::new(env!("CARGO_BIN_EXE_mira"));
		command.args(["verifier", "run"]).arg(config).env("XDG_RUNTIME_DIR", self.folder.path());
		Process::start(&mut command, self.folder.path().join(format!("{name}.log")))
	}

	/// Starts one verifier for each library.
	pub fn verifiers(&self) -> Vec<Process> {
		let start =
			|(library, attestors): &(&str, [u32; 2])| self.verifier(library, &self.config(library, library, attestors));
		LIBRARIES.iter().map(start).collect()
	}

	/// The raw chain spec of the network, as the node exports it.
	pub fn spec(&self) -> PathBuf {
		let path = self.folder.path().join("spec.raw.json");
		let made = Command::new(node_binary())
			.args(["export-chain-spec", "--chain", self.chain, "--raw", "--output"])
			.arg(&path)
			.output();
		assert!(made.expect("the node starts").status.success());
		path
	}

	/// What `mira attestor report` says of each attestor.
	pub fn report(&self) -> Vec<Value> {
		serde_json::from_str(&printed(self.mira(&["attestor", "report", "--json"]))).expect("it prints a list")
	}

	/// Runs `mira` to its end.
	pub fn mira(&self, arguments: &[&str]) -> Output {
		mira(&[arguments, &["--node", &self.url()]].concat())
	}
}

/// Runs `mira` to its end, without a network; fails if it does not end.
pub fn mira(arguments: &[&str]) -> Output {
	mira_with(arguments, &[])
}

/// The same, with variables of its environment.
pub fn mira_with(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
	let mut command = Command::new(env!("CARGO_BIN_EXE_mira"));
	command.args(arguments).stdin(Stdio::null()).env_remove("MIRA_KEY").env_remove("OPENAI_BASE_URL");
	command.env_remove("OPENAI_MODEL").envs(environment.iter().copied());
	let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("mira starts");
	let (pid, (ended, waiting)) = (child.id().to_string(), std::sync::mpsc::channel());
	let watch = std::thread::spawn(move || {
		if waiting.recv_timeout(Duration::from_secs(420)).is_err() {
			let _ = Command::new("kill").args(["-KILL", &pid]).status();
		}
	});
	let output = child.wait_with_output().expect("it is a child of this test");
	// The watch is gone only if it killed the command.
	let _ = ended.send(());
	watch.join().expect("the watch ends");
	output
}

/// What a command printed, if it succeeded.
pub fn printed(output: Output) -> String {
	let said = String::from_utf8_lossy(&output.stderr);
	assert!(output.status.success(), "failed with {:?}:\n{said}", output.status.code());
	String::from_utf8(output.stdout).expect("it prints text")
}

/// The address of a development key, as networks of Mira write it.
pub fn address(secret: &str) -> String {
	use sp_core::crypto::{Ss58AddressFormat, Ss58Codec};
	let key = mira_client::network::Key::from_secret(secret, Default::default()).expect("a path");
	key.account().to_ss58check_with_version(Ss58AddressFormat::custom(mira_client::network::ADDRESS_PREFIX))
}

/// What a command said when it failed, with this exit code.
pub fn refused(output: Output, code: i32) -> String {
	let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
	assert_eq!(output.status.code(), Some(code), "{said}");
	said
}

/// One HTTP request to this machine; the body of the answer.
pub fn http(port: u16, method: &str, path: &str, body: &str) -> Option<String> {
	let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
	stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
	write!(
		stream,
		"{method} {path} HTTP/1.0\r\nHost: localhost:{port}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
		body.len()
	)
	.ok()?;
	let mut answer = String::new();
	stream.read_to_string(&mut answer).ok()?;
	answer.split_once("\r\n\r\n").map(|(_, body)| body.to_string())
}

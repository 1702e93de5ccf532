//! A node, verifiers and the `mira` command as processes; all of them end with the test.

use serde_json::Value;
use std::{
	fs::File,
	io::{Read, Write},
	net::{TcpListener, TcpStream},
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

/// A port that nobody uses now.
pub fn free_port() -> u16 {
	TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("there is a free port").port()
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

/// A development network of one validator, and the folder of everything that runs on it.
pub struct Network {
	pub folder: tempfile::TempDir,
	pub port: u16,
	pub node: Process,
}

impl Network {
	/// Starts a node, and waits for its first finalized block.
	pub fn start() -> Self {
		let folder = tempfile::tempdir().expect("a temporary folder");
		let port = free_port();
		let node = Self::node(folder.path(), port);
		let network = Self { folder, port, node };
		wait("a finalized block", 90, || network.finalized().filter(|number| *number > 0));
		network
	}

	fn node(folder: &Path, port: u16) -> Process {
		let mut command = Command::new(node_binary());
		command.args([
			"--dev",
			"--port",
			"0",
			"--no-prometheus",
			"--no-telemetry",
			"--no-mdns",
			"--rpc-port",
			&port.to_string(),
		]);
		command.arg("--base-path").arg(folder.join("chain"));
		Process::start(&mut command, folder.join("node.log"))
	}

	/// Kills the node and starts it again.
	pub fn restart_node(&mut self) {
		self.node.kill();
		self.node = Self::node(self.folder.path(), self.port);
	}

	pub fn url(&self) -> String {
		format!("ws://127.0.0.1:{}", self.port)
	}

	/// The result of an RPC call; none if there is no answer, or an error.
	pub fn ask(&self, method: &str, params: Value) -> Option<Value> {
		let body = serde_json::json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }).to_string();
		let answer = http(self.port, "POST", "/", &body)?;
		serde_json::from_str::<Value>(&answer).ok()?.get("result").cloned()
	}

	pub fn finalized(&self) -> Option<u64> {
		let hash = self.ask("chain_getFinalizedHead", serde_json::json!([]))?;
		let header = self.ask("chain_getHeader", serde_json::json!([hash]))?;
		u64::from_str_radix(header["number"].as_str()?.trim_start_matches("0x"), 16).ok()
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
			.args(["export-chain-spec", "--chain", "dev", "--raw", "--output"])
			.arg(&path)
			.output();
		assert!(made.expect("the node starts").status.success());
		path
	}

	/// Runs `mira` to its end.
	pub fn mira(&self, arguments: &[&str]) -> Output {
		mira(&[arguments, &["--node", &self.url()]].concat())
	}
}

/// Runs `mira` to its end, without a network; fails if it does not end.
pub fn mira(arguments: &[&str]) -> Output {
	let mut command = Command::new(env!("CARGO_BIN_EXE_mira"));
	command.args(arguments).stdin(Stdio::null()).env_remove("MIRA_KEY").env_remove("OPENAI_BASE_URL");
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
		"{method} {path} HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
		body.len()
	)
	.ok()?;
	let mut answer = String::new();
	stream.read_to_string(&mut answer).ok()?;
	answer.split_once("\r\n\r\n").map(|(_, body)| body.to_string())
}

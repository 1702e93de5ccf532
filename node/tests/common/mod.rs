//! A node as a process: started on free ports, asked over RPC, stopped by pid.
#![allow(dead_code, reason = "each test file uses its own part")]

mod ports;

pub use ports::claim_ports;
use serde_json::{json, Value};
use std::{
	io::{Read, Write},
	net::TcpStream,
	path::{Path, PathBuf},
	process::{Child, Command, Output, Stdio},
	time::{Duration, Instant},
};

/// The node: of this package's tests the one that was built for them, of others the one that the environment names.
pub fn mira_node() -> Command {
	let built = option_env!("CARGO_BIN_EXE_mira-node").map(String::from);
	let named = || std::env::var("MIRA_NODE").ok();
	Command::new(built.or_else(named).expect("MIRA_NODE names a node; scripts/test.sh sets it"))
}

/// Runs the node to its end with `arguments`.
pub fn run(arguments: &[&str]) -> Output {
	mira_node().args(arguments).output().expect("the node starts")
}

/// Runs the node with `arguments`, which must succeed, and returns what it printed.
pub fn succeed(arguments: &[&str]) -> String {
	let output = run(arguments);
	assert!(output.status.success(), "{arguments:?} failed:\n{}", String::from_utf8_lossy(&output.stderr));
	String::from_utf8(output.stdout).expect("it prints text")
}

/// Runs the node with `arguments`, which must fail, and returns what it said.
pub fn refuse(arguments: &[&str]) -> String {
	let mut child =
		mira_node().args(arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the node starts");
	let deadline = Instant::now() + Duration::from_secs(60);
	let status = loop {
		match child.try_wait().expect("the node is a child of this test") {
			Some(status) => break status,
			None if Instant::now() > deadline => {
				let _ = child.kill();
				panic!("{arguments:?} was not refused: the node runs");
			},
			None => std::thread::sleep(Duration::from_millis(50)),
		}
	};
	let mut said = String::new();
	child.stderr.take().expect("it is piped").read_to_string(&mut said).expect("it says text");
	assert!(!status.success(), "{arguments:?} was not refused:\n{said}");
	said
}

/// The result of an RPC call at a port, or its error.
pub fn call(port: u16, method: &str, params: Value) -> Result<Value, Value> {
	let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }).to_string();
	let answer = post(port, &body).map_err(|error| json!({ "message": error.to_string() }))?;
	let answer: Value = serde_json::from_str(&answer).map_err(|error| json!({ "message": error.to_string() }))?;
	match answer.get("result") {
		Some(result) => Ok(result.clone()),
		None => Err(answer["error"].clone()),
	}
}

fn post(port: u16, body: &str) -> std::io::Result<String> {
	let mut stream = TcpStream::connect(("127.0.0.1", port))?;
	stream.set_read_timeout(Some(Duration::from_secs(20)))?;
	write!(
		stream,
		"POST / HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
		body.len()
	)?;
	let mut answer = String::new();
	stream.read_to_string(&mut answer)?;
	Ok(answer.split_once("\r\n\r\n").map(|(_, body)| body.to_string()).unwrap_or_default())
}

/// Whether a port takes WebSockets.
pub fn takes_web_sockets(port: u16) -> bool {
	let ask = || {
		let mut stream = TcpStream::connect(("127.0.0.1", port))?;
		stream.set_read_timeout(Some(Duration::from_secs(20)))?;
		// The key is the one of RFC 6455.
		stream.write_all(
			b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
			  Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
		)?;
		let mut answer = [0; 12];
		stream.read_exact(&mut answer).map(|()| answer)
	};
	ask().is_ok_and(|answer: [u8; 12]| answer == *b"HTTP/1.1 101")
}

/// A running node; ends with its owner.
pub struct Node {
	child: Child,
	port: u16,
	log: PathBuf,
}

impl Node {
	/// Starts a development network in `base` with `arguments` more.
	pub fn development(base: &Path, arguments: &[&str]) -> Self {
		let base = base.to_str().expect("paths of tests are text");
		Self::start(base, &[&["--dev", "--base-path", base], arguments].concat())
	}

	/// Starts a node that keeps its log in `base`, and waits until it answers.
	pub fn start(base: &str, arguments: &[&str]) -> Self {
		let port = claim_ports(1);
		let log = Path::new(base).join(format!("node-{port}.log"));
		let file = std::fs::File::create(&log).expect("the log can be written");
		let child = mira_node()
			.args(arguments)
			.args(["--rpc-port", &port.to_string(), "--port", "0", "--no-prometheus", "--no-telemetry"])
			.stdout(Stdio::null())
			.stderr(file)
			.spawn()
			.expect("the node starts");
		let mut node = Self { child, port, log };
		node.wait("RPC to answer", 60, |node| node.ask("system_health", json!([])).map(|_| ()));
		node
	}

	/// The result of an RPC call; none if there is no answer, or an error.
	pub fn ask(&self, method: &str, params: Value) -> Option<Value> {
		self.call(method, params).ok()
	}

	/// The result of an RPC call, or its error.
	pub fn call(&self, method: &str, params: Value) -> Result<Value, Value> {
		call(self.port, method, params)
	}

	/// Waits until `condition` gives something; fails after `seconds`, showing the end of the log.
	pub fn wait<T>(&mut self, what: &str, seconds: u64, condition: impl Fn(&Self) -> Option<T>) -> T {
		let deadline = Instant::now() + Duration::from_secs(seconds);
		loop {
			if let Some(found) = condition(self) {
				return found;
			}
			if let Ok(Some(status)) = self.child.try_wait() {
				panic!("the node ended ({status}) while waiting for {what}:\n{}", self.log());
			}
			assert!(Instant::now() < deadline, "waited {seconds} s for {what}:\n{}", self.log());
			std::thread::sleep(Duration::from_millis(200));
		}
	}

	/// Number of the best block.
	pub fn best(&self) -> Option<u64> {
		number(&self.ask("chain_getHeader", json!([]))?)
	}

	/// Number of the newest finalized block.
	pub fn finalized(&self) -> Option<u64> {
		let hash = self.ask("chain_getFinalizedHead", json!([]))?;
		number(&self.ask("chain_getHeader", json!([hash]))?)
	}

	/// What the node has said, to its end.
	pub fn log(&self) -> String {
		std::fs::read_to_string(&self.log).unwrap_or_default()
	}

	/// Asks the node to end and waits until it has.
	pub fn stop(mut self) {
		let pid = self.child.id().to_string();
		let asked = Command::new("kill").args(["-TERM", &pid]).status().is_ok_and(|status| status.success());
		assert!(asked, "the node could be asked to end");
		let deadline = Instant::now() + Duration::from_secs(30);
		while matches!(self.child.try_wait(), Ok(None)) {
			assert!(Instant::now() < deadline, "the node did not end:\n{}", self.log());
			std::thread::sleep(Duration::from_millis(50));
		}
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}

fn number(header: &Value) -> Option<u64> {
	u64::from_str_radix(header["number"].as_str()?.trim_start_matches("0x"), 16).ok()
}

//! TCP ports for nodes under test, which many processes start at a time.

use std::{
	net::{TcpListener, UdpSocket},
	ops::Range,
};

/// Below what systems give to outgoing connections: such a one may take any port there in the seconds a node takes to
/// start.
const PORTS: Range<u16> = 10_000..20_000;

/// The first of `count` TCP ports in a row that nobody listens at, and that no other process claims in this way before
/// this one ends.
pub fn claim_ports(count: u16) -> u16 {
	let begin = PORTS.start + (std::process::id() % PORTS.len() as u32) as u16;
	(begin..PORTS.end - count)
		.chain(PORTS.start..begin)
		.find(|first| (*first..first + count).all(|port| claim(port) && is_free(port)))
		.expect("there are free ports")
}

fn is_free(port: u16) -> bool {
	TcpListener::bind(("127.0.0.1", port)).is_ok()
}

/// UDP's ports are others than TCP's, and a system frees them whichever way a process ends: held there, a number is
/// claimed.
fn claim(port: u16) -> bool {
	UdpSocket::bind(("127.0.0.1", port)).map(std::mem::forget).is_ok()
}

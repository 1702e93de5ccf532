// SPDX-License-Identifier: Apache-2.0

//! Waiting for a condition, never for a time.

use anyhow::{ensure, Result};
use std::time::{Duration, Instant};
use tokio::time::{sleep, timeout};

/// Pause between two looks at a condition: short against a slot, long against a request.
const POLL: Duration = Duration::from_secs(1);

/// How long one look may take. A killed node can leave a request without an answer, which must not outlast the deadline.
const LOOK: Duration = Duration::from_secs(20);

/// So many minutes.
pub const fn minutes(number: u64) -> Duration {
	Duration::from_secs(60 * number)
}

/// Looks again and again until `check` finds something, and returns it.
///
/// An error is an obstacle that may pass (a node that is starting refuses connections), so it is told only if the
/// deadline passes first. What must never be seen, not even once, is for `check` to assert.
pub async fn until<T>(what: &str, within: Duration, mut check: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
	println!("waiting until {what} ({} s at most)", within.as_secs());
	let start = Instant::now();
	loop {
		let obstacle = match timeout(LOOK, check()).await {
			Ok(Ok(Some(found))) => {
				println!("  {what}: after {} s", start.elapsed().as_secs());
				return Ok(found);
			},
			Ok(Ok(None)) => "not so yet".to_string(),
			Ok(Err(error)) => format!("{error:#}"),
			Err(_) => format!("no answer in {} s", LOOK.as_secs()),
		};
		ensure!(
			start.elapsed() < within,
			"waited {} s in vain until {what}; the last look: {obstacle}",
			within.as_secs()
		);
		sleep(POLL).await;
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use anyhow::bail;

	#[tokio::test]
	async fn returns_what_it_finds_past_obstacles() {
		let mut looks = 0;
		let found = until("the third look", minutes(1), async || {
			looks += 1;
			match looks {
				1 => bail!("not started"),
				2 => Ok(None),
				_ => Ok(Some(looks)),
			}
		})
		.await;
		assert_eq!(found.unwrap(), 3);
	}

	#[tokio::test]
	async fn tells_the_last_obstacle_at_the_deadline() {
		let never = until("pigs fly", Duration::ZERO, async || -> Result<Option<()>> { bail!("no wings") });
		let error = never.await.unwrap_err().to_string();
		assert!(error.contains("pigs fly") && error.contains("no wings"), "{error}");
	}
}

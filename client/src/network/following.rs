//! Following a response on the best chain, through forks that undo what was seen, and its very submission.

use super::{transactions::LIFETIME, Block, BlockNumber, Error, Included, Life, Network, TransactionError};

/// A response that is followed by the events of the best chain.
pub struct Following {
	network: Network,
	/// Its submission, if it is known: a fork can put it into another block, as another response.
	submission: Option<Included>,
	/// The life as it began; none while no block of the best chain has the submission.
	begun: Option<Life>,
	life: Life,
	/// Blocks whose events were applied.
	seen: Vec<Block>,
}

impl Following {
	/// Follows a submission that is in a block; none if it submitted no response.
	pub fn submission(network: &Network, included: Included) -> Option<Self> {
		let life = begin(&included)?;
		Some(Self {
			network: network.clone(),
			submission: Some(included),
			begun: Some(life.clone()),
			life,
			seen: Vec::new(),
		})
	}

	/// Follows a response that is known by its number.
	pub fn response(network: &Network, life: Life) -> Self {
		let begun = Some(Life { claims: Default::default(), order: Vec::new(), certified: None, ..life.clone() });
		Self { network: network.clone(), submission: None, begun, life, seen: Vec::new() }
	}

	/// What was seen of it so far, on the best chain as it was then.
	pub fn life(&self) -> &Life {
		&self.life
	}

	/// Applies the events of blocks that are new on the best chain; the newest of these.
	///
	/// # Errors
	/// Those of the network; what was seen is kept, and the next call goes on.
	/// [`TransactionError::NotIncluded`] if a fork undid the submission, and it was not included again in its lifetime.
	pub async fn catch_up(&mut self) -> Result<Block, Error> {
		let head = self.network.best().await?;
		if let Some(last) = self.seen.last().copied() {
			if self.network.block(last.number).await? != Some(last) {
				self.begin_again(head).await?;
			}
		} else if self.begun.is_none() {
			self.begin_again(head).await?;
		}
		let Some(begun) = &self.begun else { return Ok(head) };
		let next = self.seen.last().map_or(begun.submitted_at, |last| last.number + 1);
		for number in next..=head.number {
			let Some(block) = self.network.block(number).await? else { break };
			for record in self.network.events(block).await? {
				self.life.apply(number, &record.event);
			}
			self.seen.push(block);
		}
		Ok(self.seen.last().copied().unwrap_or(head))
	}

	/// Forgets what a fork undid, and looks where the submission is now.
	async fn begin_again(&mut self, head: Block) -> Result<(), Error> {
		self.seen.clear();
		if let Some(submission) = &mut self.submission {
			let known = submission.block;
			let is_there = self.network.block(known.number).await? == Some(known);
			let found = if is_there { Some(submission.clone()) } else { self.network.find(submission, head).await? };
			if found.is_none() && head.number > known.number.saturating_add(LIFETIME) {
				let why = "a fork undid it, and it did not come back. It cost nothing; submit it again";
				return Err(TransactionError::NotIncluded(why.into()).into());
			}
			self.begun = found.as_ref().and_then(begin);
			if let Some(found) = found {
				*submission = found;
			}
		}
		if let Some(begun) = &self.begun {
			self.life = begun.clone();
		} else {
			self.life.claims.clear();
		}
		Ok(())
	}
}

/// The life that a submission begins.
fn begin(included: &Included) -> Option<Life> {
	included.events.iter().find_map(|record| Life::begin(included.block.number, &record.event))
}

impl Network {
	/// Where a transaction is on the best chain that was in a block of another one.
	async fn find(&self, known: &Included, head: Block) -> Result<Option<Included>, Error> {
		// It is in no block from before it was signed.
		let first: BlockNumber = known.block.number.saturating_sub(LIFETIME);
		for number in first..=head.number {
			let Some(block) = self.block(number).await? else { break };
			if let Some(found) = self.included(known.hash, block).await? {
				return Ok(Some(found));
			}
		}
		Ok(None)
	}
}

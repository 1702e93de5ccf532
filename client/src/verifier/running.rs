//! The running program: blocks in, votes out.

use super::{
	keep_evidence, lock, plan, Config, ConfigError, Diary, Entry, Identity, Lock, LockError, Memory, Metrics, Plan,
	Vote,
};
use crate::{
	backends::{verdict_text, Backend, Finding, Question},
	certificate::{FileError, Scale},
	network::{block_of, calls, keys, Block, Call, Error, Names, Network, TransactionError},
};
use pallet_mira_attestations::{Attestation, AttestorId, RoundId, MAX_VOTES};
use sp_core::H256;
use sp_crypto_hashing::blake2_256;
use std::{collections::BTreeSet, path::PathBuf, sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;
use tokio::{
	sync::{mpsc, watch},
	task::JoinSet,
	time::{sleep, timeout, Instant},
};

/// Without a new block for so long the connection is made again.
const SILENCE: Duration = Duration::from_secs(60);
/// Pause before the connection is made again.
const PAUSE: Duration = Duration::from_secs(2);

/// Why a verifier does not run, or stopped.
#[derive(thiserror::Error, Debug)]
pub enum RunError {
	/// The configuration.
	#[error(transparent)]
	Config(#[from] ConfigError),
	/// The network.
	#[error(transparent)]
	Network(#[from] Error),
	/// Another program.
	#[error(transparent)]
	Lock(#[from] LockError),
	/// A file.
	#[error(transparent)]
	File(#[from] FileError),
	/// The key is nobody's.
	#[error("no attestor signs with {0}: `mira attestor bond --operating {0}` makes one")]
	NoAttestor(crate::network::AccountId),
	/// The metrics.
	#[error("metrics cannot be served: {0}")]
	Metrics(String),
	/// Somebody else signs.
	#[error(
		"attestor {0}: somebody else committed in round {1} with this key; stopped, so that nothing worse happens. Is a second \
		 verifier running, or was the folder of this one replaced? `mira attestor status` shows the attestor"
	)]
	Foreign(AttestorId, RoundId),
	/// The node is of another network now.
	#[error("the node is of another network now: {0:?} instead of {1:?}")]
	AnotherNetwork(H256, H256),
}

/// One attestor at work.
struct Worker {
	network: Network,
	identity: Identity,
	backend: Arc<dyn Backend>,
	domains: Names,
	diary: Diary,
	evidence: PathBuf,
	memory: Memory,
	metrics: Metrics,
	answers: mpsc::UnboundedSender<Answered>,
	/// After a refusal votes are sent one by one, so that a bad one does not hold the others.
	singly: bool,
	_lock: Lock,
}

/// What a backend found for a seat.
struct Answered {
	round: RoundId,
	claim: H256,
	text: String,
	finding: Finding,
	took: Duration,
}

/// Runs the attestors of a configuration until `stop`, or until all of them stopped for a reason.
///
/// # Errors
/// [`RunError`]; of several attestors the last one's.
pub async fn run(config: Config, stop: watch::Receiver<bool>) -> Result<(), RunError> {
	let network = Network::connect(&config.node).await?;
	let registry = Registry::new();
	let metrics = Metrics::new(&registry).map_err(|error| RunError::Metrics(error.to_string()))?;
	let backends = config.backends(&network)?;
	let head = network.best().await?;
	let mut workers = Vec::new();
	for (at, attestor) in config.attestor.iter().enumerate() {
		let backend = backends.get(&attestor.backend).cloned();
		let backend = backend.ok_or_else(|| ConfigError::UnknownBackend(attestor.backend.clone(), String::new()))?;
		workers.push(Worker::new(&config, at, backend, &network, &metrics, head).await?);
	}
	if let Some(address) = config.metrics {
		// Tried here, so that an address in use is told before anything runs.
		std::net::TcpListener::bind(address).map_err(|error| RunError::Metrics(format!("{address}: {error}")))?;
		tokio::spawn(substrate_prometheus_endpoint::init_prometheus(address, registry));
	}
	let (heads, watching) = watch::channel(head);
	let mut tasks = JoinSet::new();
	for (worker, answers) in workers {
		tasks.spawn(worker.work(watching.clone(), answers, stop.clone()));
	}
	drop(watching);
	tokio::select! {
		followed = follow(network, heads, metrics) => followed,
		stopped = async {
			let mut result = Ok(());
			while let Some(ended) = tasks.join_next().await {
				if let Ok(Err(error)) = ended {
					tracing::error!("{error}");
					result = Err(error);
				}
			}
			result
		} => stopped,
	}
}

/// Tells every new block of the best chain, through lost connections and restarted nodes.
async fn follow(network: Network, heads: watch::Sender<Block>, metrics: Metrics) -> Result<(), RunError> {
	let genesis = network.genesis();
	loop {
		let why = match network.heads().await {
			Err(error) => error.to_string(),
			Ok(mut blocks) => {
				// The node behind the address may have been replaced.
				if let Ok(Some(first)) = network.block(0).await {
					if first.hash != genesis {
						return Err(RunError::AnotherNetwork(first.hash, genesis));
					}
				}
				loop {
					match timeout(SILENCE, blocks.next()).await {
						Ok(Some(Ok(header))) => {
							let block = block_of(&header);
							metrics.head.set(block.number.into());
							heads.send_replace(block);
						},
						Ok(Some(Err(error))) => break error.to_string(),
						Ok(None) => break "the subscription ended".into(),
						Err(_) => break format!("no new block for {} seconds", SILENCE.as_secs()),
					}
				}
			},
		};
		metrics.lost.inc();
		tracing::warn!("connecting again: {why}");
		sleep(PAUSE).await;
	}
}

impl Worker {
	async fn new(
		config: &Config,
		at: usize,
		backend: Arc<dyn Backend>,
		network: &Network,
		metrics: &Metrics,
		head: Block,
	) -> Result<(Self, mpsc::UnboundedReceiver<Answered>), RunError> {
		let key = config.key(at)?;
		let account = key.account();
		let found = network.attestor_of(&account, head).await?;
		let (attestor, known) = found.ok_or(RunError::NoAttestor(account))?;
		let genesis = network.genesis();
		let lock = lock(genesis, attestor)?;
		let folder = config.folder.join(hex::encode(&genesis.as_bytes()[..8]));
		let diary = Diary::open(&folder.join(format!("attestor-{attestor}")))?;
		let (answers, answered) = mpsc::unbounded_channel();
		let families = network.families(head).await?;
		tracing::info!(
			"attestor {attestor} ({:?}, family {}): {} rounds in the diary",
			known.standing,
			families.of(known.family),
			diary.rounds().count()
		);
		let worker = Self {
			network: network.clone(),
			identity: Identity { genesis, attestor, key },
			backend,
			domains: network.domains(head).await?,
			diary,
			evidence: folder.join("evidence"),
			memory: Memory::default(),
			metrics: metrics.clone(),
			answers,
			singly: false,
			_lock: lock,
		};
		// Before anything is signed: nobody else may have signed.
		worker.seats(head).await?;
		Ok((worker, answered))
	}

	/// Works at every block until told to stop.
	async fn work(
		mut self,
		mut heads: watch::Receiver<Block>,
		mut answers: mpsc::UnboundedReceiver<Answered>,
		mut stop: watch::Receiver<bool>,
	) -> Result<(), RunError> {
		heads.mark_changed();
		loop {
			tokio::select! {
				changed = heads.changed() => if changed.is_err() { return Ok(()) },
				Some(answered) = answers.recv() => self.write_down(answered)?,
				// Whoever could ask to stop is gone, or asked.
				_ = stop.wait_for(|stop| *stop) => return Ok(()),
			}
			let head = *heads.borrow_and_update();
			match self.act(head).await {
				Ok(()) => {},
				Err(error @ RunError::Foreign(..)) => return Err(error),
				// The next block tries again; what is due is due until then.
				Err(error) => tracing::warn!("attestor {}: {error}", self.identity.attestor),
			}
		}
	}

	/// What is due at `head`; an error if somebody else signs.
	async fn seats(&self, head: Block) -> Result<(Plan, Memory), RunError> {
		let Identity { attestor, .. } = self.identity;
		let seats = self.network.due_seats(attestor, head).await?;
		let open = self.network.open_blocks(head).await?;
		let Memory { thinking, sent, opened } = &self.memory;
		let mut memory = Memory { thinking: thinking.clone(), sent: sent.clone(), opened: opened.clone() };
		let plan = plan(&self.identity, &seats, &self.diary, &mut memory, head.number, open);
		match plan.foreign.first() {
			Some(round) => Err(RunError::Foreign(attestor, *round)),
			None => Ok((plan, memory)),
		}
	}

	async fn act(&mut self, head: Block) -> Result<(), RunError> {
		let (plan, memory) = self.seats(head).await?;
		self.memory = memory;
		let name = self.identity.attestor.to_string();
		self.metrics.due.with_label_values(&[name.as_str()]).set(plan.due as u64);
		for (round, subject, claim, domain) in plan.ask {
			self.memory.thinking.insert(round);
			self.ask(round, subject, claim, domain, head);
		}
		let batch = if self.singly { 1 } else { MAX_VOTES as usize };
		for commits in plan.commits.chunks(batch) {
			let rounds = commits.iter().map(|commit| commit.round).collect();
			self.send(Vote::Commit, rounds, calls::commit(commits), head).await?;
		}
		for reveals in plan.reveals.chunks(batch) {
			let rounds = reveals.iter().map(|reveal| reveal.round).collect();
			self.send(Vote::Reveal, rounds, calls::reveal(reveals), head).await?;
		}
		self.tidy(head).await
	}

	/// Asks the backend, beside everything else.
	fn ask(&self, round: RoundId, subject: u64, claim: H256, domain: u8, head: Block) {
		let (network, backend, answers) = (self.network.clone(), self.backend.clone(), self.answers.clone());
		let domain = self.domains.of(domain);
		tokio::spawn(async move {
			let started = Instant::now();
			let (text, finding) = match network.claim(subject, head).await {
				Ok(Some((_, text))) => {
					let text = String::from_utf8_lossy(&text).into_owned();
					let finding = backend.judge(Question { text: &text, domain: &domain }).await;
					(text, finding)
				},
				Ok(None) => (String::new(), Finding::abstain("none", "the claim is not there")),
				Err(error) => (String::new(), Finding::abstain("none", error.to_string())),
			};
			// Nobody listens only when the program ends.
			let _ = answers.send(Answered { round, claim, text, finding, took: started.elapsed() });
		});
	}

	/// Writes an answer and its evidence down, so that it can be committed to.
	fn write_down(&mut self, answered: Answered) -> Result<(), RunError> {
		let Answered { round, claim, text, finding, took } = answered;
		self.memory.thinking.remove(&round);
		let verdict = verdict_text(finding.verdict);
		let name = self.identity.attestor.to_string();
		self.metrics.answers.with_label_values(&[name.as_str(), verdict]).inc();
		self.metrics.seconds.with_label_values(&[name.as_str()]).observe(took.as_secs_f64());
		tracing::info!("attestor {name}, round {round}: \"{text}\" -> {verdict} ({})", finding.because);
		let evidence = serde_json::json!({ "round": round, "claim": text, "finding": finding });
		let attestation = Attestation {
			answer: finding.answer(),
			confidence: finding.confidence,
			evidence: keep_evidence(&self.evidence, &evidence)?,
			model: H256(blake2_256(finding.model.as_bytes())),
		};
		self.diary.write(Entry { round, claim, attestation: Scale(attestation), answer: verdict.into() })?;
		Ok(())
	}

	async fn send(&mut self, vote: Vote, rounds: Vec<RoundId>, call: Call, head: Block) -> Result<(), RunError> {
		let name = self.identity.attestor.to_string();
		let labels = [name.as_str(), vote.name()];
		match self.network.send(&self.identity.key, &call).await {
			Ok(_) => {
				self.metrics.sent.with_label_values(&labels).inc_by(rounds.len() as u64);
				self.memory.sent.extend(rounds.into_iter().map(|round| ((round, vote), head.number)));
				self.singly = false;
				Ok(())
			},
			// Due a block ago, and not any more; or not yet known here to be included. The next block tells.
			Err(Error::Transaction(error @ TransactionError::NotAdmitted(_))) => {
				self.metrics.refused.with_label_values(&labels).inc_by(rounds.len() as u64);
				tracing::debug!("attestor {}: {} of rounds {rounds:?}: {error}", labels[0], labels[1]);
				self.singly = rounds.len() > 1;
				Ok(())
			},
			Err(error) => Err(error.into()),
		}
	}

	/// Forgets rounds that are settled in a block that is final.
	async fn tidy(&mut self, head: Block) -> Result<(), RunError> {
		// Now and then is enough.
		if !head.number.is_multiple_of(10) {
			return Ok(());
		}
		let finalized = self.network.finalized().await?;
		let begun: RoundId = self.network.storage(&keys::next_round(), finalized.hash).await?.unwrap_or_default();
		let mut over = BTreeSet::new();
		for round in self.diary.rounds().filter(|round| *round < begun) {
			if self.network.round(round, finalized).await?.is_none() {
				over.insert(round);
			}
		}
		self.diary.forget(|round| over.contains(&round));
		self.memory.sent.retain(|(round, _), _| !over.contains(round));
		Ok(())
	}
}

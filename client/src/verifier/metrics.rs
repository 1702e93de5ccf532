//! What a verifier tells a monitoring system.

use substrate_prometheus_endpoint::{
	register, Counter, CounterVec, Gauge, GaugeVec, HistogramOpts, HistogramVec, Opts, PrometheusError, Registry, U64,
};

/// Counters and gauges, by attestor where it matters.
#[derive(Clone)]
pub struct Metrics {
	/// Seats that wait for a commit or a reveal.
	pub due: GaugeVec<U64>,
	/// Answers, by verdict.
	pub answers: CounterVec<U64>,
	/// Commits and reveals that were sent.
	pub sent: CounterVec<U64>,
	/// Commits and reveals that were refused.
	pub refused: CounterVec<U64>,
	/// How long backends take, in seconds.
	pub seconds: HistogramVec,
	/// The newest block that was seen.
	pub head: Gauge<U64>,
	/// How often the connection was lost.
	pub lost: Counter<U64>,
}

impl Metrics {
	/// Registers them.
	///
	/// # Errors
	/// If one is registered already.
	pub fn new(registry: &Registry) -> Result<Self, PrometheusError> {
		let counters = |name: &str, help: &str, label| CounterVec::new(Opts::new(name, help), &["attestor", label]);
		Ok(Self {
			due: register(
				GaugeVec::new(
					Opts::new("mira_verifier_seats_due", "Seats that wait for a commit or a reveal"),
					&["attestor"],
				)?,
				registry,
			)?,
			answers: register(counters("mira_verifier_answers_total", "Answers of backends", "verdict")?, registry)?,
			sent: register(counters("mira_verifier_votes_sent_total", "Commits and reveals sent", "kind")?, registry)?,
			refused: register(
				counters("mira_verifier_votes_refused_total", "Commits and reveals refused", "kind")?,
				registry,
			)?,
			seconds: register(
				HistogramVec::new(
					HistogramOpts::new("mira_verifier_backend_seconds", "Time of backends"),
					&["attestor"],
				)?,
				registry,
			)?,
			head: register(Gauge::new("mira_verifier_best_block", "Newest block that was seen")?, registry)?,
			lost: register(Counter::new("mira_verifier_connection_lost_total", "Lost connections")?, registry)?,
		})
	}
}

//! What the pallet's work weighs. Measured values stand in the runtime, `weights/pallet_mira_claims.rs`.

use frame_support::weights::Weight;
use pallet_mira_attestations::declare_weights;

declare_weights! {
	/// A response of as many claims, each with as long a text as can be; with opening their rounds.
	submit(claims);
	/// Other parameters.
	set_parameters();
	/// A round told its judgement.
	judged();
	/// A round could not be seated, and was the last of its response.
	unseated();
	/// No outcome is provisional.
	windows_idle();
	/// The oldest outcome of a tier is looked at.
	window_peek();
	/// An outcome of as many seats becomes final, and its response with it; without settling the round.
	finalize(seats);
	/// No text is remembered.
	forget_idle();
	/// A text is forgotten.
	forget();
}

//! What the pallet's work weighs. Measured values stand in the runtime, `weights/pallet_mira_attestations.rs`.

use frame_support::weights::Weight;

/// Declares a pallet's `WeightInfo` from the names of what is weighed, each with what it depends on; one without weights; and
/// one for tests that count steps.
#[macro_export]
macro_rules! declare_weights {
	($($(#[$doc:meta])* $name:ident($($argument:ident),*);)*) => {
		/// Weights of the calls and the hooks.
		pub trait WeightInfo {
			$($(#[$doc])* fn $name($($argument: u32),*) -> Weight;)*
		}
		impl WeightInfo for () {
			$(fn $name($($argument: u32),*) -> Weight {
				$(let _ = $argument;)*
				Weight::zero()
			})*
		}

		/// Everything weighs one.
		#[cfg(test)]
		pub struct Steps;
		#[cfg(test)]
		impl WeightInfo for Steps {
			$(fn $name($($argument: u32),*) -> Weight {
				$(let _ = $argument;)*
				Weight::from_parts(1, 0)
			})*
		}
	};
}

declare_weights! {
	/// A new attestor.
	register();
	/// More bond.
	bond_extra();
	/// Bond is asked back.
	unbond();
	/// Bond that was asked back stays.
	rebond();
	/// The last bond of an attestor leaves, with its earnings.
	withdraw();
	/// Out of the draw.
	pause();
	/// Back into the draw.
	resume();
	/// Another operating key.
	set_operating();
	/// Other domains.
	set_domains();
	/// Earnings are paid.
	pay_out();
	/// Commits, each the last of its round.
	commit(votes);
	/// Reveals, each the last of its round.
	reveal(votes);
	/// Other parameters.
	set_parameters();
	/// A new domain or family.
	add_name();
	/// The beginning of a block.
	begin_block();
	/// No change waits for the draw.
	changes_idle();
	/// A change enters the trees of as many domains.
	apply_change(domains);
	/// No round waits.
	rounds_idle();
	/// The oldest round of a queue is looked at.
	lane_peek();
	/// A committee is drawn in as many draws.
	draw(draws);
	/// Commits close, as many seats silent.
	close_commits(seats);
	/// The reveals of a sealed round open.
	open_reveals();
	/// Reveals close, as many seats silent.
	close_reveals(seats);
	/// A round of as many seats is settled.
	settle(seats);
}

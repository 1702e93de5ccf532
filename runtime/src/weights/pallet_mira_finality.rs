pub struct WeightInfo<T>(core::marker::PhantomData<T>);
impl<T: frame_system::Config> pallet_mira_finality::WeightInfo for WeightInfo<T> {
	fn note_justification(_: u32, _: u32) -> frame_support::weights::Weight {
		Default::default()
	}
	fn note_justification_ignored() -> frame_support::weights::Weight {
		Default::default()
	}
	fn track_unchanged() -> frame_support::weights::Weight {
		Default::default()
	}
	fn track_changed(_: u32) -> frame_support::weights::Weight {
		Default::default()
	}
}

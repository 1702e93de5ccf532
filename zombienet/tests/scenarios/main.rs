// SPDX-License-Identifier: Apache-2.0

//! One file for each scenario. They are one program, so that it is linked once.

mod equivocation;
mod finality;
mod lag;
mod one_down;
mod reorganisation;
mod subxt;
mod two_down;
mod warp_sync;

; Asks again and again whether zeros are a point of ristretto255, until it has no units left. Of all that a program can do, this
; takes longest for a unit: see svm-host/oracle, `cargo run --release --bin units`.
.globl entrypoint
entrypoint:
again:
  mov64 r1, 1
  mov64 r2, r10
  add64 r2, -32
  call sol_curve_validate_point
  ja again

; Calls itself as often as the first eight bytes of its data say: what comes of that differs between engines that let programs call
; each other more or less deep.
;
; | accounts | data | what |
; |---|---|---|
; | this program | how often, little-endian | calls itself once less often, until it is none |
;
; Behind the account, which is named for the engine to find it, lie its data, room to grow, and the rent epoch.
.equ KEY, 16
.equ LENGTH, 88
; Where data begins, the room to grow, and 7, so that what lies behind can be rounded down to a multiple of 8.
.equ BEHIND, 10343
.equ TIMES, 16

.globl entrypoint
entrypoint:
  ldxdw r2, [r1+LENGTH]
  mov64 r3, r1
  add64 r3, r2
  add64 r3, BEHIND
  and64 r3, -8
  ldxdw r2, [r3+TIMES]
  jeq r2, 0, end
  sub64 r2, 1
  stxdw [r10-48], r2

  ; The account: its key, neither to be written nor signing.
  mov64 r3, r1
  add64 r3, KEY
  stxdw [r10-64], r3
  mov64 r5, 0
  stxdw [r10-56], r5

  ; The instruction: program, accounts and how many, data and how long.
  stxdw [r10-40], r3
  mov64 r4, r10
  sub64 r4, 64
  stxdw [r10-32], r4
  mov64 r5, 1
  stxdw [r10-24], r5
  mov64 r4, r10
  sub64 r4, 48
  stxdw [r10-16], r4
  mov64 r5, 8
  stxdw [r10-8], r5

  ; No account is changed, so that none has to be handed over.
  mov64 r1, r10
  sub64 r1, 40
  mov64 r2, r4
  mov64 r3, 0
  mov64 r5, 0
  call sol_invoke_signed_c
  exit
end:
  mov64 r0, 0
  exit

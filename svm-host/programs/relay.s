; Calls another program sixty times, which is as often as a transaction can, each time with the same account.
;
; | accounts | data | what |
; |---|---|---|
; | the other program; an account that it may read | | calls it with that account |
;
; Accounts lie one behind the other: flags, key, owner, lamports, length, data, room to grow, rent epoch.
.equ KEY, 16
.equ LENGTH, 88
; Where data begins, the room to grow, and 7, so that what lies behind can be rounded down to a multiple of 8.
.equ BEHIND, 10343
; From there on, behind the rent epoch: the next account.
.equ NEXT_KEY, 16
.equ NEXT_OWNER, 48
.equ NEXT_LAMPORTS, 80
.equ NEXT_LENGTH, 88
.equ NEXT_DATA, 96

.globl entrypoint
entrypoint:
  ldxdw r2, [r1+LENGTH]
  mov64 r6, r1
  add64 r6, r2
  add64 r6, BEHIND
  and64 r6, -8

  ; What the other program is told of the account: its key, neither to be written nor signing.
  mov64 r2, r6
  add64 r2, NEXT_KEY
  stxdw [r10-64], r2
  stxdw [r10-120], r2
  mov64 r2, 0
  stxdw [r10-56], r2

  ; The account as this program has it: key (above), lamports, length, data, owner, rent epoch, flags.
  mov64 r2, r6
  add64 r2, NEXT_LAMPORTS
  stxdw [r10-112], r2
  ldxdw r2, [r6+NEXT_LENGTH]
  stxdw [r10-104], r2
  mov64 r2, r6
  add64 r2, NEXT_DATA
  stxdw [r10-96], r2
  mov64 r2, r6
  add64 r2, NEXT_OWNER
  stxdw [r10-88], r2
  mov64 r2, 0
  stxdw [r10-80], r2
  stxdw [r10-72], r2

  ; The instruction: program, accounts and how many, no data.
  add64 r1, KEY
  stxdw [r10-40], r1
  mov64 r2, r10
  sub64 r2, 64
  stxdw [r10-32], r2
  mov64 r2, 1
  stxdw [r10-24], r2
  mov64 r2, r10
  stxdw [r10-16], r2
  mov64 r2, 0
  stxdw [r10-8], r2

  mov64 r7, 60
again:
  mov64 r1, r10
  sub64 r1, 40
  mov64 r2, r10
  sub64 r2, 120
  mov64 r3, 1
  mov64 r4, 0
  mov64 r5, 0
  call sol_invoke_signed_c
  sub64 r7, 1
  jne r7, 0, again
  mov64 r0, 0
  exit

; Calls on: the program that its first account is, with its other accounts, as they were given, and its data. Named once for each
; step, it makes a chain of calls as deep as whoever calls wants it, to any other program.
;
; | accounts | data | what |
; |---|---|---|
; | the program to be called; what that wants, fifteen at most | what that wants | calls it |
;
; Accounts lie one behind the other: a mark (255, or the place of the same account before), flags, key, owner, lamports, length,
; data, room to grow, rent epoch.
.equ MOST, 16
.equ NEW, 255
.equ SIGNS, 1
.equ WRITES, 2
.equ RUNS, 3
.equ KEY, 8
.equ OWNER, 40
.equ LAMPORTS, 72
.equ LENGTH, 80
.equ DATA, 88
; Where data begins, the room to grow, and 7, so that what lies behind can be rounded down to a multiple of 8.
.equ BEHIND, 10335

; On the stack: accounts as a call hands them over, 56 bytes each; as it names them, 16 each; the instruction.
.equ ACCOUNTS, 1280
.equ ACCOUNT, 56
.equ NAMES, 384

.globl entrypoint
entrypoint:
  ldxdw r7, [r1+0]
  jeq r7, 0, refuse
  jgt r7, MOST, refuse
  mov64 r8, r1
  add64 r8, 8
  mov64 r9, r10
  sub64 r9, ACCOUNTS
  mov64 r6, r7

account:
  ldxb r2, [r8+0]
  jne r2, NEW, same
  mov64 r2, r8
  add64 r2, KEY
  stxdw [r9+0], r2
  mov64 r2, r8
  add64 r2, LAMPORTS
  stxdw [r9+8], r2
  ldxdw r3, [r8+LENGTH]
  stxdw [r9+16], r3
  mov64 r2, r8
  add64 r2, DATA
  stxdw [r9+24], r2
  mov64 r2, r8
  add64 r2, OWNER
  stxdw [r9+32], r2
  mov64 r4, r8
  add64 r4, r3
  add64 r4, BEHIND
  and64 r4, -8
  ldxdw r2, [r4+0]
  stxdw [r9+40], r2
  ldxb r2, [r8+SIGNS]
  stxb [r9+48], r2
  ldxb r2, [r8+WRITES]
  stxb [r9+49], r2
  ldxb r2, [r8+RUNS]
  stxb [r9+50], r2
  mov64 r8, r4
  add64 r8, 8
  ja next

same:
  mul64 r2, ACCOUNT
  mov64 r3, r10
  sub64 r3, ACCOUNTS
  add64 r3, r2
  mov64 r4, r9
  mov64 r5, r9
  add64 r5, ACCOUNT
word:
  ldxdw r2, [r3+0]
  stxdw [r4+0], r2
  add64 r3, 8
  add64 r4, 8
  jne r4, r5, word
  add64 r8, 8

next:
  add64 r9, ACCOUNT
  sub64 r6, 1
  jne r6, 0, account

  ; The names of all but the first.
  mov64 r9, r10
  sub64 r9, ACCOUNTS
  mov64 r5, r10
  sub64 r5, NAMES
  mov64 r6, r7
  sub64 r6, 1
  mov64 r4, r6
name:
  jeq r6, 0, call
  add64 r9, ACCOUNT
  ldxdw r2, [r9+0]
  stxdw [r5+0], r2
  ldxb r2, [r9+49]
  stxb [r5+8], r2
  ldxb r2, [r9+48]
  stxb [r5+9], r2
  add64 r5, 16
  sub64 r6, 1
  ja name

  ; The instruction: program, accounts and how many, data and how long.
call:
  mov64 r2, r10
  sub64 r2, ACCOUNTS
  ldxdw r3, [r2+0]
  stxdw [r10-40], r3
  mov64 r3, r10
  sub64 r3, NAMES
  stxdw [r10-32], r3
  stxdw [r10-24], r4
  mov64 r3, r8
  add64 r3, 8
  stxdw [r10-16], r3
  ldxdw r3, [r8+0]
  stxdw [r10-8], r3
  mov64 r1, r10
  sub64 r1, 40
  mov64 r3, r7
  mov64 r4, 0
  mov64 r5, 0
  call sol_invoke_signed_c
  exit

refuse:
  mov64 r0, 1
  exit

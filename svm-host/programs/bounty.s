; A bounty: a purse that pays its winner once a claim is found true, for good, and not before.
;
; A purse is an account of this program with 48 bytes: the first half of the hash of the claim's text, and who gets what is in
; the purse.
;
; | accounts | data | what |
; |---|---|---|
; | the purse, which signs | those 48 bytes | promises: once, and never another thing |
; | the purse, the claim's account, the winner | | pays all that is in the purse |
;
; Errors: 1 accounts are not as above; 2 promised already; 3 not an account of a claim; 4 another claim; 5 the claim is not
; Supported and final; 6 another winner.
;
; Accounts lie one behind the other: flags, key, owner, lamports, length, data, room to grow, rent epoch. As long as the first ones
; have the lengths that are checked, the others are where they are looked for.
.equ COUNT, 0
.equ PURSE_SIGNS, 9
.equ PURSE_LAMPORTS, 80
.equ PURSE_LENGTH, 88
.equ PURSE_TEXT, 96
.equ PURSE_TEXT_END, 104
.equ PURSE_WINNER, 112
.equ PURSE_WINNER_2, 120
.equ PURSE_WINNER_3, 128
.equ PURSE_WINNER_4, 136
; Behind the purse: data, if there is no other account; or the claim.
.equ DATA_LENGTH, 10392
.equ DATA, 10400
.equ DATA_2, 10408
.equ DATA_3, 10416
.equ DATA_4, 10424
.equ DATA_5, 10432
.equ DATA_6, 10440
.equ CLAIM_MARK, 10392
.equ CLAIM_OWNER, 10432
.equ CLAIM_OWNER_2, 10440
.equ CLAIM_OWNER_3, 10448
.equ CLAIM_OWNER_4, 10456
.equ CLAIM_LENGTH, 10472
.equ CLAIM_STAGE, 10481
.equ CLAIM_OUTCOME, 10482
.equ CLAIM_TEXT, 10496
.equ CLAIM_TEXT_END, 10504
.equ WINNER_MARK, 20760
.equ WINNER, 20768
.equ WINNER_2, 20776
.equ WINNER_3, 20784
.equ WINNER_4, 20792
.equ WINNER_LAMPORTS, 20832
.globl entrypoint
entrypoint:
  ldxdw r2, [r1+COUNT]
  jeq r2, 1, one_or_three
  jne r2, 3, wrong_accounts
one_or_three:
  ldxdw r3, [r1+PURSE_LENGTH]
  jne r3, 48, wrong_accounts
  jeq r2, 1, promise
  ja pay
wrong_accounts:
  mov64 r0, 1
  exit

promise:
  ldxb r2, [r1+PURSE_SIGNS]
  jeq r2, 0, wrong_accounts
  ldxdw r2, [r1+DATA_LENGTH]
  jne r2, 48, wrong_accounts
  ldxdw r2, [r1+PURSE_TEXT]
  jne r2, 0, promised
  ldxdw r2, [r1+DATA]
  stxdw [r1+PURSE_TEXT], r2
  ldxdw r2, [r1+DATA_2]
  stxdw [r1+PURSE_TEXT_END], r2
  ldxdw r2, [r1+DATA_3]
  stxdw [r1+PURSE_WINNER], r2
  ldxdw r2, [r1+DATA_4]
  stxdw [r1+PURSE_WINNER_2], r2
  ldxdw r2, [r1+DATA_5]
  stxdw [r1+PURSE_WINNER_3], r2
  ldxdw r2, [r1+DATA_6]
  stxdw [r1+PURSE_WINNER_4], r2
  mov64 r0, 0
  exit
promised:
  mov64 r0, 2
  exit

pay:
  ; Whatever anybody else owns may say anything: the owner is looked at before the data.
  ldxb r2, [r1+CLAIM_MARK]
  jne r2, 255, no_claim
  ldxdw r2, [r1+CLAIM_LENGTH]
  jne r2, 32, no_claim
  ldxdw r2, [r1+CLAIM_OWNER]
  lddw r3, 0x69e9ebdb01f14e05
  jne r2, r3, no_claim
  ldxdw r2, [r1+CLAIM_OWNER_2]
  lddw r3, 0x4c70fd83dde5d49a
  jne r2, r3, no_claim
  ldxdw r2, [r1+CLAIM_OWNER_3]
  lddw r3, 0xadae3f0d28ad04d4
  jne r2, r3, no_claim
  ldxdw r2, [r1+CLAIM_OWNER_4]
  lddw r3, 0x000000003c4d121a
  jne r2, r3, no_claim
  ; The same text?
  ldxdw r2, [r1+CLAIM_TEXT]
  ldxdw r3, [r1+PURSE_TEXT]
  jne r2, r3, another_claim
  ldxdw r2, [r1+CLAIM_TEXT_END]
  ldxdw r3, [r1+PURSE_TEXT_END]
  jne r2, r3, another_claim
  ; Final, and Supported.
  ldxb r2, [r1+CLAIM_STAGE]
  jne r2, 3, undecided
  ldxb r2, [r1+CLAIM_OUTCOME]
  jne r2, 1, undecided
  ldxb r2, [r1+WINNER_MARK]
  jne r2, 255, another_winner
  ldxdw r2, [r1+WINNER]
  ldxdw r3, [r1+PURSE_WINNER]
  jne r2, r3, another_winner
  ldxdw r2, [r1+WINNER_2]
  ldxdw r3, [r1+PURSE_WINNER_2]
  jne r2, r3, another_winner
  ldxdw r2, [r1+WINNER_3]
  ldxdw r3, [r1+PURSE_WINNER_3]
  jne r2, r3, another_winner
  ldxdw r2, [r1+WINNER_4]
  ldxdw r3, [r1+PURSE_WINNER_4]
  jne r2, r3, another_winner
  ldxdw r2, [r1+PURSE_LAMPORTS]
  ldxdw r3, [r1+WINNER_LAMPORTS]
  add64 r3, r2
  stxdw [r1+WINNER_LAMPORTS], r3
  mov64 r2, 0
  stxdw [r1+PURSE_LAMPORTS], r2
  mov64 r0, 0
  exit
no_claim:
  mov64 r0, 3
  exit
another_claim:
  mov64 r0, 4
  exit
undecided:
  mov64 r0, 5
  exit
another_winner:
  mov64 r0, 6
  exit

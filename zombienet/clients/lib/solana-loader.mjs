// SPDX-License-Identifier: Apache-2.0

// Deploys and upgrades programs as `solana program deploy` does: by the upgradeable loader, piece by piece through a buffer.

import {
  Keypair,
  PublicKey,
  SYSVAR_CLOCK_PUBKEY,
  SYSVAR_RENT_PUBKEY,
  SystemProgram,
  Transaction,
  TransactionInstruction,
} from '@solana/web3.js';

import { sendAndConfirm } from './solana-send.mjs';

export const LOADER = new PublicKey('BPFLoaderUpgradeab1e11111111111111111111111');
/** Bytes before the code in a buffer, in a program and in the account with its code. */
const [BUFFER, PROGRAM, CODE] = [37, 36, 45];
/** Bytes that fit into a transaction beside all else. */
export const PIECE = 900;

const words = (...numbers) => Buffer.from(Uint32Array.from(numbers).buffer);
const reads = (pubkey, isSigner = false) => ({ pubkey, isSigner, isWritable: false });
const writes = (pubkey, isSigner = false) => ({ pubkey, isSigner, isWritable: true });
const call = (keys, ...data) => new TransactionInstruction({ programId: LOADER, keys, data: Buffer.concat(data) });

/** Where the code of a program is. */
export function codeAccount(program) {
  return PublicKey.findProgramAddressSync([program.toBytes()], LOADER)[0];
}

/** What a program's account holds; before it is deployed, if there is no program. */
export const programData = (program) => (program ? Buffer.concat([words(2), codeAccount(program).toBytes()]) : Buffer.alloc(PROGRAM));

/** What the account with a program's code holds, if nobody can change it. */
export const codeData = (code) => Buffer.concat([words(3), Buffer.alloc(CODE - 4), code]);

/** What a buffer holds. */
export const bufferData = (authority, code) => Buffer.concat([words(1), Buffer.of(1), authority.toBytes(), code]);

async function create(connection, payer, account, space) {
  const lamports = await connection.getMinimumBalanceForRentExemption(space);
  return SystemProgram.createAccount({
    fromPubkey: payer.publicKey,
    newAccountPubkey: account.publicKey,
    lamports,
    space,
    programId: LOADER,
  });
}

/** An empty buffer for so many bytes of code. */
export async function emptyBuffer(connection, payer, length) {
  const buffer = Keypair.generate();
  const start = new Transaction().add(
    await create(connection, payer, buffer, BUFFER + length),
    call([writes(buffer.publicKey), reads(payer.publicKey)], words(0)),
  );
  await sendAndConfirm(connection, start, [payer, buffer]);
  return buffer.publicKey;
}

/** Writes bytes into a buffer. */
export const writePiece = (payer, buffer, at, piece) =>
  call([writes(buffer), reads(payer.publicKey, true)], words(1, at, piece.length, 0), piece);

/** A buffer with the code in it. */
async function fill(connection, payer, code) {
  const buffer = await emptyBuffer(connection, payer, code.length);
  const pieces = [];
  for (let at = 0; at < code.length; at += PIECE) {
    const write = writePiece(payer, buffer, at, code.subarray(at, at + PIECE));
    pieces.push(sendAndConfirm(connection, new Transaction().add(write), [payer]));
  }
  await Promise.all(pieces);
  return buffer;
}

/** Makes a program of an empty one and a buffer, with so much room for code. */
export const becomeProgram = (authority, program, buffer, room) =>
  call(
    [
      writes(authority, true),
      writes(codeAccount(program)),
      writes(program),
      writes(buffer),
      reads(SYSVAR_RENT_PUBKEY),
      reads(SYSVAR_CLOCK_PUBKEY),
      reads(SystemProgram.programId),
      reads(authority, true),
    ],
    words(2, room, 0),
  );

/** Deploys code with as much room again, to upgrade into; the address of the program. */
export async function deploy(connection, payer, code, program = Keypair.generate()) {
  const buffer = await fill(connection, payer, code);
  const transaction = new Transaction().add(
    await create(connection, payer, program, PROGRAM),
    becomeProgram(payer.publicKey, program.publicKey, buffer, 2 * code.length),
  );
  await sendAndConfirm(connection, transaction, [payer, program]);
  return program.publicKey;
}

/** Gives a program other code. */
export async function upgrade(connection, payer, program, code) {
  const buffer = await fill(connection, payer, code);
  const transaction = new Transaction().add(
    call(
      [
        writes(codeAccount(program)),
        writes(program),
        writes(buffer),
        writes(payer.publicKey),
        reads(SYSVAR_RENT_PUBKEY),
        reads(SYSVAR_CLOCK_PUBKEY),
        reads(payer.publicKey, true),
      ],
      words(3),
    ),
  );
  await sendAndConfirm(connection, transaction, [payer]);
}

/** Bytes of a program's code, and of the room that it has. */
export async function codeOf(connection, program) {
  const { data } = await connection.getAccountInfo(codeAccount(program));
  return data.subarray(CODE);
}

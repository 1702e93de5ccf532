// SPDX-License-Identifier: Apache-2.0
// Submits an AI response with stock polkadot.js, follows its claims until their outcomes are final, and prints them.
// The chain sees the hash of the response and the texts of its claims; this example splits by sentences only. See README.md.
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
const NODE = process.env.MIRA_NODE ?? 'ws://127.0.0.1:9944';
const RESPONSE = process.argv[2] ?? 'Mount Everest is 8,848.86 metres high. The Danube flows through ten countries. 17 times 23 equals 401.';
/** One claim a sentence, with the bytes of the response that it stands for. */
function split(response, domains) {
    const encoder = new TextEncoder();
    const claims = [];
    for (const match of response.matchAll(/\S.*?[.!?](?=\s|$)/gsu)) {
        const text = match[0].replace(/[.!?]+$/u, '').normalize('NFKC');
        const name = /\d.*\b(times|plus|minus|equals)\b/u.test(text) ? 'arithmetic' : 'general';
        claims.push({
            text,
            domain: Math.max(0, domains.indexOf(name)),
            span: { start: encoder.encode(response.slice(0, match.index)).length, length: encoder.encode(match[0]).length },
        });
    }
    return claims;
}
/** Events of a block, with the fields as plain values. */
async function eventsAt(api, hash) {
    const at = await api.at(hash);
    const records = (await at.query.system.events());
    return [...records].map(({ event }) => ({
        section: event.section,
        method: event.method,
        data: (event.data.toHuman() ?? {}),
    }));
}
/** Sends the response; the block that has it. */
function submit(api, claims) {
    const bytes = new TextEncoder().encode(RESPONSE);
    const call = api.tx.claims.submit({
        hash: u8aToHex(blake2AsU8a(bytes, 256)),
        length: bytes.length,
        model: 'example-model',
        tier: 'Fast',
        reward: 100000000n, // 0.1 MIRA a seat
        claims,
        demand: { rounds: 0, costToBuy: 0 },
    });
    const alice = new Keyring({ type: 'sr25519' }).addFromUri('//Alice');
    return new Promise((resolve, reject) => {
        call
            .signAndSend(alice, ({ status, dispatchError }) => {
            if (dispatchError?.isModule) {
                const { section, name, docs } = api.registry.findMetaError(dispatchError.asModule);
                reject(new Error(`${section}.${name}: ${docs.join(' ')}`));
            }
            else if (dispatchError) {
                reject(new Error(dispatchError.toString()));
            }
            else if (status.isInBlock) {
                resolve(status.asInBlock.toHex());
            }
        })
            .catch(reject);
    });
}
/** Prints what happens to a response until it is final; what came out of each claim. */
async function follow(api, response, from) {
    const outcomes = new Map();
    let next = from;
    return new Promise((resolve, reject) => {
        // Blocks that are finalized cannot be taken back, so each is read once.
        const unsubscribe = api.rpc.chain.subscribeFinalizedHeads((head) => {
            const last = head.number.toNumber();
            const read = async () => {
                while (next <= last) {
                    const number = next++;
                    for (const { section, method, data } of await eventsAt(api, (await api.rpc.chain.getBlockHash(number)).toHex())) {
                        if (section !== 'claims')
                            continue;
                        if (method === 'OutcomeProvisional')
                            console.log(`block ${number}: claim ${data.claim} is ${data.outcome}, provisionally`);
                        if (method === 'ClaimFinalized' && data.response === response)
                            outcomes.set(String(data.claim), String(data.outcome));
                        if (method === 'ResponseFinalized' && data.response === response) {
                            // polkadot.js calls a field `hash` by another name, since its values have a hash of their own.
                            console.log(`block ${number}: the response is final; the chain keeps ${data.hash_ ?? data.hash}`);
                            (await unsubscribe)();
                            resolve(outcomes);
                        }
                    }
                }
            };
            read().catch(reject);
        });
        unsubscribe.catch(reject);
    });
}
async function main() {
    const api = await ApiPromise.create({ provider: new WsProvider(NODE), noInitWarn: true });
    try {
        const domains = ((await api.query.attestations.domains()).toHuman() ?? []);
        const claims = split(RESPONSE, domains);
        const block = await submit(api, claims);
        const number = (await api.rpc.chain.getHeader(block)).number.toNumber();
        const submitted = (await eventsAt(api, block)).filter(({ section }) => section === 'claims');
        const response = submitted.find(({ method }) => method === 'ResponseSubmitted');
        if (!response)
            throw new Error('the block does not have the response');
        const id = String(response.data.response);
        const ids = submitted
            .filter(({ method, data }) => method === 'ClaimSubmitted' && data.header.response === id)
            .map(({ data }) => String(data.claim));
        console.log(`Response ${id} with ${claims.length} claims is in block ${number}.`);
        const outcomes = await follow(api, id, number);
        console.table(claims.map(({ text }, at) => ({ claim: ids[at], text, outcome: outcomes.get(ids[at] ?? '') })));
    }
    finally {
        await api.disconnect();
    }
}
main().catch((error) => {
    console.error(`error: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
});

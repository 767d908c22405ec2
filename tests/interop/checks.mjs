// What the stories for Node share. `run` lays a copy beside each.
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

let passed = 0;
let failed = 0;

/** Compares and goes on: one run should show everything that is wrong. `want` is true when left out, not when undefined. */
export function check(what, got, ...wanted) {
  const want = wanted.length ? wanted[0] : true;
  if (isDeepStrictEqual(got, want)) {
    passed += 1;
    console.log(`  ok    ${what}`);
  } else {
    failed += 1;
    console.log(`  WRONG ${what}\n        got  ${JSON.stringify(got)}\n        want ${JSON.stringify(want)}`);
  }
}

/** Reproducible content that repeats nowhere, so that a part at the wrong place cannot go unnoticed. */
export function bytesOf(size, seed) {
  const blocks = [];
  let block = createHash('sha512').update(seed).digest();
  for (let length = 0; length < size; length += block.length) {
    blocks.push(block);
    block = createHash('sha512').update(block).digest();
  }
  return Buffer.concat(blocks).subarray(0, size);
}

/** Ends the process, whatever an SDK still holds open. */
export function finish(name) {
  console.log(`${name}: ${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}

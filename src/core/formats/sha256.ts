/** SHA-256 (FIPS 180-4) of a text in UTF-8. Here because the core waits for nobody, and the web's own digest makes one wait. */

export function sha256(text: string): string {
  const bytes = padded(text);
  const state = new Int32Array([
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
  ]);
  const schedule = new Int32Array(64);
  for (let block = 0; block < bytes.length; block += 64) compress(state, schedule, bytes, block);
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** The bytes with a one, zeros and the length in bits, up to a whole block. */
function padded(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3 + 72);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at)!;
    if (point > 0xffff) at++;
    // A lone surrogate has no UTF-8; it counts as the replacement character, as in every encoder of the web.
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) bytes[length++] = code;
    else {
      if (code < 0x800) bytes[length++] = 0xc0 | (code >> 6);
      else {
        if (code < 0x10000) bytes[length++] = 0xe0 | (code >> 12);
        else {
          bytes[length++] = 0xf0 | (code >> 18);
          bytes[length++] = 0x80 | ((code >> 12) & 63);
        }
        bytes[length++] = 0x80 | ((code >> 6) & 63);
      }
      bytes[length++] = 0x80 | (code & 63);
    }
  }
  bytes[length] = 0x80;
  const size = Math.ceil((length + 9) / 64) * 64;
  const bits = new DataView(bytes.buffer);
  bits.setUint32(size - 8, Math.floor(length / 0x20000000));
  bits.setUint32(size - 4, (length * 8) >>> 0);
  return bytes.subarray(0, size);
}

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const constants = Int32Array.from(primes(64), (prime) => Math.floor((Math.cbrt(prime) % 1) * 2 ** 32));

function primes(count: number): number[] {
  const found: number[] = [];
  for (let number = 2; found.length < count; number++) if (found.every((prime) => number % prime !== 0)) found.push(number);
  return found;
}

function compress(state: Int32Array, schedule: Int32Array, bytes: Uint8Array, block: number): void {
  for (let i = 0; i < 16; i++) {
    const at = block + i * 4;
    schedule[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }
  for (let i = 16; i < 64; i++) {
    const [near, far] = [schedule[i - 2]!, schedule[i - 15]!];
    const one = rotated(near, 17) ^ rotated(near, 19) ^ (near >>> 10);
    const zero = rotated(far, 7) ^ rotated(far, 18) ^ (far >>> 3);
    schedule[i] = (one + schedule[i - 7]! + zero + schedule[i - 16]!) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const choice = (e & f) ^ (~e & g);
    const one = (h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + choice + constants[i]! + schedule[i]!) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const two = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (state[i]! + word) | 0));
}

function rotated(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

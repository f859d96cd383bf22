/**
 * Arrays of a few numbers, cut from large ones and filled with 0: an array's own memory for every line costs more than reading the
 * line. A large one lives as long as any array cut from it.
 */

const length = 1 << 15;

let integersNow = new Int32Array(0);
let floatsNow = new Float32Array(0);
let bytesNow = new Uint8Array(0);
let [integersCut, floatsCut, bytesCut] = [0, 0, 0];

export function integers(count: number): Int32Array {
  if (integersCut + count > integersNow.length) [integersNow, integersCut] = [new Int32Array(Math.max(length, count)), 0];
  return integersNow.subarray(integersCut, (integersCut += count));
}

export function floats(count: number): Float32Array {
  if (floatsCut + count > floatsNow.length) [floatsNow, floatsCut] = [new Float32Array(Math.max(length, count)), 0];
  return floatsNow.subarray(floatsCut, (floatsCut += count));
}

export function bytes(count: number): Uint8Array {
  if (bytesCut + count > bytesNow.length) [bytesNow, bytesCut] = [new Uint8Array(Math.max(length, count)), 0];
  return bytesNow.subarray(bytesCut, (bytesCut += count));
}

/**
 * Masks as PNG files of one bit per pixel: white where it belongs, black and transparent elsewhere, so that every reader finds the
 * mask, whichever channel it looks at. Written by ourselves: a canvas would need four bytes for each of these bits.
 */
import { zlibSync } from 'fflate';
import { eachRun, RunsBuilder, type Runs } from '#app/core/labeling/shapes/runs.ts';
import type { Size } from '#app/core/labeling/shapes/rectangle.ts';

const signature = [137, 80, 78, 71, 13, 10, 26, 10];

export function maskPng(runs: Runs, { width, height }: Size): Uint8Array {
  const line = 1 + Math.ceil(width / 8);
  const raw = new Uint8Array(line * height);
  eachRun(runs, (value, start, end) => {
    if (value === 0) return;
    for (let at = start; at < end;) {
      const row = Math.floor(at / width);
      const stop = Math.min(end, (row + 1) * width);
      setBits(raw, row * line + 1, at - row * width, stop - row * width);
      at = stop;
    }
  });
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header[8] = 1;
  const parts = [Uint8Array.from(signature), chunk('IHDR', header), chunk('tRNS', new Uint8Array(2)), chunk('IDAT', zlibSync(raw)), chunk('IEND')];
  return joined(parts);
}

function setBits(raw: Uint8Array, line: number, from: number, to: number): void {
  for (let at = from; at < to;) {
    const whole = at % 8 === 0 && to - at >= 8;
    if (whole) {
      const bytes = Math.floor((to - at) / 8);
      raw.fill(255, line + at / 8, line + at / 8 + bytes);
      at += bytes * 8;
    } else {
      const index = line + (at >> 3);
      raw[index] = (raw[index] ?? 0) | (128 >> (at & 7));
      at += 1;
    }
  }
}

function chunk(name: string, data = new Uint8Array()): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let index = 0; index < 4; index += 1) bytes[4 + index] = name.charCodeAt(index);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, checksum(bytes.subarray(4, data.length + 8)));
  return bytes;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xed_b8_83_20 ^ (sum >>> 1) : sum >>> 1;
  return sum >>> 0;
});

/** CRC-32, as PNG asks for. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xff_ff_ff_ff;
  for (const byte of bytes) sum = (table[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xff_ff_ff_ff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function dataUrlOf(png: Uint8Array): string {
  let text = '';
  for (let at = 0; at < png.length; at += 8192) text += String.fromCharCode(...png.subarray(at, at + 8192));
  return `data:image/png;base64,${btoa(text)}`;
}

/** The mask in decoded RGBA bytes: what is seen through where anything is, else what is not black. Exact to the pixel, 255 or 0. */
export function runsOfPixels(data: Uint8ClampedArray): Runs {
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
  const hasHoles = words.some((word) => word >>> 24 < 255);
  const belongs = hasHoles ? (word: number) => word >>> 24 > 0 : (word: number) => (word & 0xff_ff_ff) > 0;
  const built = new RunsBuilder();
  for (let at = 0; at < words.length;) {
    const value = belongs(words[at] ?? 0);
    const start = at;
    while (at < words.length && belongs(words[at] ?? 0) === value) at += 1;
    built.add(value ? 255 : 0, at - start);
  }
  return built.build();
}

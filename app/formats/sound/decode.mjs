// Turns a sound into a WAV of 16 bits in a process of its own: the bytes are a stranger's. They come on stdin; stderr says why it cannot be read.
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { argv, exit, memoryUsage, stderr, stdin, stdout } from 'node:process';
import { decoders, TooMuch } from './decoders.mjs';

const [type, given] = argv.slice(2);
const { mostChannels, mostSamples, mostMemory } = JSON.parse(given);

const giveUp = (why) => stderr.write(why, () => exit(1));

/** Written as a stream, its length stays open. */
function headOf(channels, rate) {
  const head = Buffer.alloc(44);
  head.write('RIFF\xFF\xFF\xFF\xFFWAVEfmt ', 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * channels * 2, 28);
  head.writeUInt16LE(channels * 2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data\xFF\xFF\xFF\xFF', 36, 'latin1');
  return head;
}

/** Samples of each channel, -1 to 1, as one row of whole numbers. What a decoder says of channels may change on the way; what came first counts. */
function rowOf(channelData, length, channels) {
  const row = new Int16Array(length * channels);
  for (const [channel, samples] of channelData.slice(0, channels).entries())
    for (let at = 0; at < length; at += 1) row[at * channels + channel] = Math.max(-1, Math.min(1, samples[at])) * 32_767;
  return new Uint8Array(row.buffer);
}

async function write(bytes) {
  if (!stdout.write(bytes)) await once(stdout, 'drain');
}

async function decode() {
  let channels = 0;
  let count = 0;
  for await (const { channelData, samplesDecoded, sampleRate } of decoders[type](stdin, mostChannels)) {
    // Before its head is read whole, a decoder may say anything of a sound.
    if (!(samplesDecoded > 0 && sampleRate > 0)) continue;
    if (channels === 0) {
      channels = channelData.length;
      await write(headOf(channels, sampleRate));
    }
    count += samplesDecoded * channelData.length;
    if (count > mostSamples) throw new TooMuch('it is too long to read');
    await write(rowOf(channelData, samplesDecoded, channels));
  }
}

setPriority(constants.priority.PRIORITY_LOW);
// Decoders tell of each bad piece there, and of those there may be millions.
Object.assign(console, { error: () => undefined });
setInterval(() => {
  if (memoryUsage.rss() > mostMemory) giveUp('it takes too much memory to read');
}, 20).unref();

try {
  await decode();
} catch (error) {
  giveUp(error instanceof TooMuch ? error.message : `it cannot be read: ${error.message.slice(0, 200)}`);
}

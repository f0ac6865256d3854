// Lists or unpacks a RAR in a process of its own: the bytes are a stranger's. The archive is open as file 3; what is unpacked goes one
// file after the other into file 4. Lines of JSON on stdout tell what lies there and where it went.
import { fstatSync, readSync, writeSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { argv, stdout } from 'node:process';
import { createExtractorFromFile, UnrarError } from 'node-unrar-js';

const [what, given] = argv.slice(2);
const { entries: mostEntries, totalBytes, mostMemory } = JSON.parse(given);
const [input, output] = [3, 4];
setPriority(constants.priority.PRIORITY_LOW);

// The dictionary alone may ask for gigabytes, by a number in a small archive.
const pageSize = 65_536;
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function growWithin(pages) {
  if (this.buffer.byteLength + pages * pageSize > mostMemory) throw new RangeError('too much memory');
  return grow.call(this, pages);
};

const say = (line) => stdout.write(`${JSON.stringify(line)}\n`);

class Larger extends Error {}

/** Where the library would open files by their names it gets these two. */
async function openArchive() {
  const extractor = await createExtractorFromFile({ filepath: 'archive.rar' });
  const { size } = fstatSync(input);
  let at = 0;
  let written = 0;
  let made = 0;
  let isOpen = false;
  Object.assign(extractor, {
    open() {
      // Anything but the archive itself would be another part of it, or a file on this machine.
      if (isOpen) return 0;
      isOpen = true;
      at = 0;
      return input;
    },
    create() {
      made += 1;
      return output;
    },
    closeFile(file) {
      if (file === input) isOpen = false;
    },
    read(file, place, length) {
      const bytes = Buffer.allocUnsafe(length);
      const count = readSync(file, bytes, 0, length, at);
      this.unrar.HEAPU8.set(bytes.subarray(0, count), place);
      at += count;
      return count;
    },
    write(_file, place, length) {
      if (written + length > totalBytes) throw new Larger('more than the archive says');
      const bytes = this.unrar.HEAPU8.subarray(place, place + length);
      for (let done = 0; done < length;) done += writeSync(output, bytes, done, length - done, written + done);
      written += length;
      return true;
    },
    tell: (file) => (file === input ? at : written),
    seek(_file, offset, from) {
      const place = offset + (from === 'SET' ? 0 : from === 'END' ? size : at);
      if (place < 0 || place > size) return false;
      at = place;
      return true;
    },
  });
  return { extractor, progress: () => ({ written, made }) };
}

function list(extractor) {
  const { arcHeader, fileHeaders } = extractor.getFileList();
  if (arcHeader.flags.volume) return say({ problem: 'parts' });
  let count = 0;
  for (const { name, unpSize, packSize, flags } of fileHeaders) {
    say({ name, size: unpSize, packed: packSize, encrypted: flags.encrypted, folder: flags.directory });
    count += 1;
    if (count > mostEntries * 2) return;
  }
}

/** Folders and links are made without a file. */
function unpack(extractor, progress) {
  let index = -1;
  let before = progress();
  for (const _unpacked of extractor.extract().files) {
    index += 1;
    const now = progress();
    if (now.made > before.made) say({ index, start: before.written, end: now.written });
    before = now;
  }
}

const { extractor, progress } = await openArchive();
try {
  if (what === 'list') list(extractor);
  else unpack(extractor, progress);
} catch (error) {
  if (error instanceof UnrarError) say({ problem: error.reason, name: error.file });
  else if (error instanceof Larger) say({ problem: 'larger' });
  else throw error;
}

// Makes a small picture of a large one, in a process of its own: the bytes are a stranger's. They come on stdin; a line of JSON
// (`width`, `height` of the picture as browsers show it; `none` says why there is no small one, nothing where none is needed) and a WebP go to stdout.
import { constants, setPriority } from 'node:os';
import { argv, exit, memoryUsage, stderr, stdin, stdout } from 'node:process';
import { buffer } from 'node:stream/consumers';

const [type, given] = argv.slice(2);
const { worthPixels, longest, mostPixels, mostMemory } = JSON.parse(given);
const loaders = { 'image/jpeg': 'VipsForeignLoadJpeg', 'image/png': 'VipsForeignLoadPng', 'image/webp': 'VipsForeignLoadWebp' };

const answer = (told, bytes) =>
  new Promise((done) => {
    stdout.write(`${JSON.stringify(told)}\n`);
    stdout.end(bytes, done);
  });

const giveUp = (why) => stderr.write(why, () => exit(1));

async function shrink(sharp) {
  // One thread, nothing kept, and of all the formats that the library reads only the one that the bytes were found to have.
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: [loaders[type]] });
  const bytes = await buffer(stdin);
  const options = { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true };
  const { width, height, orientation = 1, pages = 1, autoOrient } = await sharp(bytes, options).metadata();
  const { width: wide, height: high } = autoOrient;
  if (width * height <= worthPixels || Math.max(width, height) <= longest) return answer({ none: '' });
  if (width * height > mostPixels) return answer({ none: `${width} x ${height} pixels are too many` });
  if (pages > 1) return answer({ none: 'it moves' });
  // Browsers turn JPEGs as these say; of other formats they differ.
  if (orientation !== 1 && type !== 'image/jpeg') return answer({ none: 'browsers differ in how they turn it' });
  const image = sharp(bytes, options).autoOrient().resize({ width: longest, height: longest, fit: 'inside' });
  return answer({ width: wide, height: high }, await image.webp({ quality: 80, effort: 3 }).toBuffer());
}

setPriority(constants.priority.PRIORITY_LOW);
setInterval(() => {
  if (memoryUsage.rss() > mostMemory) giveUp('it takes too much memory to read');
}, 20).unref();

try {
  const { default: sharp } = await import('sharp');
  await shrink(sharp);
} catch (error) {
  giveUp(error.code === 'ERR_MODULE_NOT_FOUND' ? 'the package sharp is not installed' : error.message);
}

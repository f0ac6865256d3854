// Makes small pictures of a larger one, in a process of its own: the bytes are a stranger's. They come on stdin; a line of JSON and WebPs go to
// stdout. The line: `width`, `height` of the picture as browsers show it; `thumbnail` and `preview`, the bytes of each behind it, 0 where it has none;
// `none`, why it has none at all or no preview, nothing where none is needed.
import { constants, setPriority } from 'node:os';
import { argv, exit, memoryUsage, stderr, stdin, stdout } from 'node:process';
import { buffer } from 'node:stream/consumers';

const [type, given] = argv.slice(2);
const { worthPixels, longest, thumbnail, mostPixels, mostMemory } = JSON.parse(given);
const loaders = { 'image/jpeg': 'VipsForeignLoadJpeg', 'image/png': 'VipsForeignLoadPng', 'image/webp': 'VipsForeignLoadWebp' };

const nothing = Buffer.alloc(0);

const answer = (told, small = nothing, preview = nothing) =>
  new Promise((done) => {
    stdout.write(`${JSON.stringify({ ...told, thumbnail: small.length, preview: preview.length })}\n`);
    stdout.write(small);
    stdout.end(preview, done);
  });

const giveUp = (why) => stderr.write(why, () => exit(1));

const within = (image, side) => image.resize({ width: side, height: side, fit: 'inside' });

async function shrink(sharp) {
  // One thread, nothing kept, and of all the formats that the library reads only the one that the bytes were found to have.
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: [loaders[type]] });
  const bytes = await buffer(stdin);
  const options = { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true };
  const { width, height, orientation = 1, pages = 1, autoOrient } = await sharp(bytes, options).metadata();
  const size = { width: autoOrient.width, height: autoOrient.height };
  if (Math.max(width, height) <= thumbnail) return answer({ ...size, none: '' });
  if (width * height > mostPixels) return answer({ ...size, none: `${width} x ${height} pixels are too many` });
  // Browsers turn JPEGs as these say; of other formats they differ.
  if (orientation !== 1 && type !== 'image/jpeg') return answer({ ...size, none: 'browsers differ in how they turn it' });
  const upright = () => sharp(bytes, options).autoOrient();
  const isLarge = width * height > worthPixels && Math.max(width, height) > longest;
  if (!isLarge || pages > 1) {
    const none = isLarge ? 'it moves' : '';
    return answer({ ...size, none }, await within(upright(), thumbnail).webp({ quality: 70, effort: 3 }).toBuffer());
  }
  // Read once: decoding takes nearly all of the time.
  const { data, info: raw } = await within(upright(), longest).raw().toBuffer({ resolveWithObject: true });
  const preview = await sharp(data, { raw }).webp({ quality: 80, effort: 3 }).toBuffer();
  return answer(size, await within(sharp(data, { raw }), thumbnail).webp({ quality: 70, effort: 3 }).toBuffer(), preview);
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

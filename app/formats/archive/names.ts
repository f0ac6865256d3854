/** Names in archives: a plain path, or a sentence that says why it is none (T20, T22). They never become paths on this machine. */
import { ArchiveProblem, quoted } from './limits.ts';

/** Bytes of a name, and of one part of it; parts. */
const [longest, longestPart, deepest] = [1000, 255, 40];

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;
/** What systems leave behind beside people's files. */
const leftBehind = /(^|\/)(__MACOSX|\.[^/]*|Thumbs\.db|desktop\.ini|ehthumbs\.db)(\/|$)/i;
const archive = /\.(zip|rar|7z|tar|gz|tgz|bz2|xz|zst|lz4|cab|jar)$/i;

function fault(name: string, parts: string[]): string | undefined {
  if (/\p{Cc}/u.test(name)) return 'holds a character that names may not have (NUL or the like). Rename it.';
  if (/^([/\\]|[a-z]:)/i.test(name)) return 'is a path from the root of a disk. Pack the folder itself, not its full path.';
  if (parts.includes('..')) return 'leads out of the archive with "..". Make the archive anew.';
  if (Buffer.byteLength(name) > longest) return `has a name of more than ${longest} bytes. Shorten it.`;
  if (parts.some((part) => Buffer.byteLength(part) > longestPart)) return `has a part in its name of more than ${longestPart} bytes. Shorten it.`;
  if (parts.length > deepest) return `lies more than ${deepest} folders deep. Move it up.`;
  const kept = parts.find((part) => reserved.test(part));
  if (kept !== undefined) return `has a name that Windows keeps for itself (${kept}). Rename it.`;
  return archive.test(name) ? 'is an archive inside the archive. Unpack it first, or send it by itself.' : undefined;
}

/** Takes the names of one archive, one after the other. Two that differ only by case or by how accents are written are one name on many systems. */
export class Names {
  readonly #taken = new Map<string, string>();
  leftOut = 0;

  /** The name as a path with `/`; undefined for what is left out. @throws ArchiveProblem */
  take(written: string): string | undefined {
    const parts = written.split(/[/\\]/);
    const why = fault(written, parts);
    const name = parts.filter((part) => part !== '' && part !== '.').join('/');
    if (!why && leftBehind.test(name)) {
      this.leftOut += 1;
      return undefined;
    }
    if (why || name === '') throw new ArchiveProblem(`${quoted(written)} in this archive ${why ?? 'has no name. Make the archive anew.'}`);
    const key = name.normalize('NFC').toLowerCase();
    const other = this.#taken.get(key);
    if (other !== undefined)
      throw new ArchiveProblem(
        other === name
          ? `Two files in this archive are called ${quoted(name)}. Rename one.`
          : `${quoted(other)} and ${quoted(name)} in this archive are one name on many systems. Rename one.`,
      );
    this.#taken.set(key, name);
    return name;
  }
}

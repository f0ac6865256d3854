import type { FileStore } from '#app/outside/files.ts';

/** A store that knows what was put into it and is still there; while it is `broken`, reading that breaks. */
export function watchedFiles(files: FileStore) {
  const seen = { put: 0, kept: new Set<string>(), broken: false };
  const store: FileStore = {
    ...files,
    async put(bytes) {
      const made = await files.put(bytes);
      seen.put += 1;
      seen.kept.add(made.key);
      return made;
    },
    async get(key, range) {
      if (seen.broken && seen.kept.has(key)) throw new Error('The server is gone.');
      return files.get(key, range);
    },
    async delete(key) {
      seen.kept.delete(key);
      await files.delete(key);
    },
  };
  return { seen, files: store };
}

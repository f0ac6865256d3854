/**
 * A part that others import as well becomes two files: one with the code, and one of a line that passes on what was asked for. Whoever asks
 * may as well ask for the first: a file and a way to the server less, for each such part of a page.
 */

/** What esbuild writes for such a file; of what it imports besides, the file with the code has need itself. */
const facade = /^import\{([\w$, ]+)\}from"(\.\/[\w-]+\.js)";(?:import"\.\/[\w-]+\.js";)*export\{([\w$, ]+)\};\s*$/;

const pairs = (list) => list.split(',').map((one) => one.trim().split(' as '));

/** How to get what a facade exports from where it is; undefined for a file that holds code. */
function behind(code) {
  const [, imported, file, exported] = facade.exec(code) ?? [];
  if (!file) return undefined;
  const there = new Map(pairs(imported).map(([name, local = name]) => [local, name]));
  const names = pairs(exported).map(([local, name = local]) => `${name}:m.${there.get(local)}`);
  return `import(${JSON.stringify(file)}).then(m=>({${names.join()}}))`;
}

/** `files` are pairs of names and contents, as built; answers the same without facades, each asked for directly. */
export function withoutFacades(files) {
  const texts = new Map(files.filter(([name]) => name.endsWith('.js')).map(([name, contents]) => [name, Buffer.from(contents).toString()]));
  const direct = new Map([...texts].map(([name, code]) => [name, name.startsWith('part-') ? behind(code) : undefined]).filter(([, way]) => way));
  const isImported = (name) => [...texts.values()].some((code) => code.includes(`from"./${name}"`) || code.includes(`import"./${name}"`));
  for (const name of direct.keys()) if (isImported(name)) direct.delete(name);
  return files
    .filter(([name]) => !direct.has(name))
    .map(([name, contents]) => {
      const code = texts.get(name);
      return [
        name,
        code === undefined ? contents : Buffer.from(code.replace(/import\("\.\/([\w-]+\.js)"\)/g, (way, file) => direct.get(file) ?? way)),
      ];
    });
}

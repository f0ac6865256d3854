/** XPaths as answers write them (formats 2.5): `/p[1]/u[2]/text()[1]` from the content's root, counted among siblings of the same name. */

export type Paths = {
  /** The path of a text node below the root. */
  of(node: Node): string;
  /** The node a path leads to; undefined where there is none. */
  find(path: string): Node | undefined;
};

/** Remembers the children of each node by name: a long document is asked thousands of times. */
export function createPaths(root: Node): Paths {
  const known = new WeakMap<Node, Map<string, Node[]>>();

  function childrenOf(node: Node): Map<string, Node[]> {
    const found = known.get(node);
    if (found) return found;
    const byName = new Map<string, Node[]>();
    for (const child of node.childNodes) {
      const name = nameOf(child);
      if (name === undefined) continue;
      const list = byName.get(name);
      if (list) list.push(child);
      else byName.set(name, [child]);
    }
    known.set(node, byName);
    return byName;
  }

  function pathOf(node: Node): string {
    const parent = node.parentNode;
    const name = nameOf(node);
    if (node === root || !parent || name === undefined) return '';
    return `${pathOf(parent)}/${name}[${(childrenOf(parent).get(name)?.indexOf(node) ?? 0) + 1}]`;
  }

  return {
    of: pathOf,
    find(path) {
      const steps = path
        .replace(/^\/html(?:\[1\])?\/body(?:\[1\])?(?=\/|$)/i, '')
        .split('/')
        .slice(1);
      let node: Node | undefined = root;
      for (const step of steps) {
        const [, name = '', index = '1'] = /^([^[\]]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
        node = node && childrenOf(node).get(name.toLowerCase())?.[Number(index) - 1];
      }
      return node === root ? undefined : node;
    },
  };
}

function nameOf(node: Node): string | undefined {
  if (node.nodeType === Node.TEXT_NODE) return 'text()';
  return node.nodeType === Node.ELEMENT_NODE ? node.nodeName.toLowerCase() : undefined;
}

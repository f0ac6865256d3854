// oxlint-disable unicorn/prefer-add-event-listener -- a request lives for one answer; listeners belong to scope.ts
/** Where work lies on this machine until the server has it: IndexedDB, or memory where the browser keeps nothing (private mode). */
import type { Row } from '#app/core/labeling/result.ts';

/** Unfinished work: the newest state of one task (or of one change of an annotation) of one person. */
export type Entry = {
  key: string;
  user: number;
  result: Row[];
  /** Seconds. */
  leadTime: number;
  /** The tab that wrote it and its running number there. */
  writer: string;
  sequence: number;
  /** Version of the server's draft it builds on. */
  base: number;
  /** Milliseconds since 1970, by this machine's clock; for people only. */
  at: number;
  /** The server has it, as this version of its draft, since then: a page that was made just before may not know of it. */
  saved?: { version: number; at: number };
};

/** A finished act that waits to be sent: what the form would have sent, and where to. */
export type Parcel = {
  id: number;
  key: string;
  user: number;
  name: string;
  url: string;
  page: string;
  fields: Record<string, string>;
  leadTime: number;
  at: number;
};

type UpTo = Pick<Entry, 'writer' | 'sequence'>;
export type Shelf = {
  /** Whether what lies here survives the tab. */
  lasting: boolean;
  put(entry: Entry): Promise<void>;
  find(key: string): Promise<Entry | undefined>;
  /** Writes down that the server has the entry, as this version of its draft, unless something newer lies there by now, or another tab's. */
  mark(key: string, upTo: UpTo, version: number): Promise<void>;
  /** Takes the entry away, unless something newer lies there by now, or another tab's. */
  drop(key: string, upTo: UpTo): Promise<void>;
  /** Takes away whatever lies there: the task is submitted. */
  clear(key: string): Promise<void>;
  post(parcel: Omit<Parcel, 'id'>): Promise<Parcel>;
  /** One person's parcels, oldest first. */
  parcels(user: number): Promise<Parcel[]>;
  unpost(id: number): Promise<void>;
};

/** The key carries the person, so that another one in the same browser never meets it. */
export const keyOf = (user: number, task: number, annotation: number | null): string => `${user}/${task}/${annotation ?? 'new'}`;

/** What another tab wrote is its own: the server has heard nothing of it. */
const isUpTo = (entry: Entry, upTo: UpTo): boolean => entry.writer === upTo.writer && entry.sequence <= upTo.sequence;
const marked = (entry: Entry, version: number): Entry => ({ ...entry, saved: { version, at: Date.now() } });

const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser refused to store.'));
  });

const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser refused to store.'));
  });

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('gloss-journal', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('entries', { keyPath: 'key' });
    request.result.createObjectStore('parcels', { keyPath: 'id', autoIncrement: true }).createIndex('user', 'user');
  };
  return settled(request);
}

/** Strict: a change counts as kept when it is on the disk, not when the browser has heard of it. */
const writing = (db: IDBDatabase, store: string): IDBTransaction => db.transaction(store, 'readwrite', { durability: 'strict' });

function lastingShelf(db: IDBDatabase): Shelf {
  const write = async (store: string, act: (objects: IDBObjectStore) => void): Promise<void> => {
    const transaction = writing(db, store);
    act(transaction.objectStore(store));
    await committed(transaction);
  };
  const withEntry = (key: string, upTo: UpTo, act: (objects: IDBObjectStore, entry: Entry) => void): Promise<void> =>
    write('entries', (objects) => {
      const request = objects.get(key) as IDBRequest<Entry | undefined>;
      request.onsuccess = () => request.result && isUpTo(request.result, upTo) && act(objects, request.result);
    });
  return {
    lasting: true,
    put: (entry) => write('entries', (objects) => void objects.put(entry)),
    find: (key) => settled(db.transaction('entries').objectStore('entries').get(key) as IDBRequest<Entry | undefined>),
    mark: (key, upTo, version) => withEntry(key, upTo, (objects, entry) => objects.put(marked(entry, version))),
    drop: (key, upTo) => withEntry(key, upTo, (objects) => objects.delete(key)),
    clear: (key) => write('entries', (objects) => void objects.delete(key)),
    async post(parcel) {
      const transaction = writing(db, 'parcels');
      const id = settled(transaction.objectStore('parcels').add(parcel));
      await committed(transaction);
      return { ...parcel, id: Number(await id) };
    },
    parcels: (user) => settled(db.transaction('parcels').objectStore('parcels').index('user').getAll(user) as IDBRequest<Parcel[]>),
    unpost: (id) => write('parcels', (objects) => void objects.delete(id)),
  };
}

/** Holds work for as long as the tab lives. */
export function passingShelf(): Shelf {
  const entries = new Map<string, Entry>();
  return {
    lasting: false,
    put: async (entry) => void entries.set(entry.key, entry),
    find: async (key) => entries.get(key),
    async mark(key, upTo, version) {
      const entry = entries.get(key);
      if (entry && isUpTo(entry, upTo)) entries.set(key, marked(entry, version));
    },
    async drop(key, upTo) {
      const entry = entries.get(key);
      if (entry && isUpTo(entry, upTo)) entries.delete(key);
    },
    clear: async (key) => void entries.delete(key),
    post: () => Promise.reject(new Error('Nothing lasting can be kept here.')),
    parcels: async () => [],
    unpost: async () => undefined,
  };
}

/** A browser without storage (private mode, blocked, full) still lets people label; the server then is the only keeper. */
export async function openShelf(): Promise<Shelf> {
  try {
    return lastingShelf(await openDatabase());
  } catch {
    return passingShelf();
  }
}

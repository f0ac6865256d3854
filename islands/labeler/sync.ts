/** Players that keep together (`sync`, formats 1.2): what one does, the others of its group do. */

/** Seconds. */
export type SyncMove = { kind: 'play' | 'pause' | 'seek'; time: number } | { kind: 'speed'; speed: number };

export type SyncMember = {
  /** Tells the others. Moves that came from them are not told again. */
  tell(move: SyncMove): void;
  leave(): void;
};

export type Sync = {
  /** `name` is the tag's own, `group` its `sync` attribute; a group may be named by the tag that another one follows. */
  join(name: string, group: string | undefined, follow: (move: SyncMove) => void): SyncMember;
};

type Seat = { names: readonly string[]; follow: (move: SyncMove) => void };

export function createSync(): Sync {
  const seats = new Set<Seat>();
  /** While others follow, what they do is no news. */
  let isTelling = false;

  return {
    join(name, group, follow) {
      const seat: Seat = { names: group ? [name, group] : [name], follow };
      seats.add(seat);
      return {
        tell(move) {
          if (isTelling) return;
          isTelling = true;
          try {
            for (const other of seats) if (other !== seat && isTogether(seat, other)) other.follow(move);
          } finally {
            isTelling = false;
          }
        },
        leave: () => void seats.delete(seat),
      };
    },
  };
}

/** Two tags keep together when one names the other, or both name the same group. */
function isTogether(a: Seat, b: Seat): boolean {
  return a.names.some((name) => b.names.includes(name));
}

/**
 * What the server hands the journal, as JSON in `data-props`. The journal stands beside the labeler's form (`#answer`) on the
 * same page, hears its `labeler:changed` and restores by `labeler:load` (see ../labeler/props.ts).
 */
export type JournalProps = {
  /** Work is kept under its person: another one in the same browser never sees it. */
  user: number;
  task: number;
  /** For people: "Task 12". */
  name: string;
  /** The annotation being changed; null: a new one. */
  annotation: number | null;
  /** The server's draft that this page was made with; version 0: none. `writer`: the journal that saved it. `savedAt` in ISO 8601. */
  draft: { version: number; writer: string | null; savedAt: string | null };
  /** The page shows work that came back with problems: nothing older may replace it. */
  keep: boolean;
  urls: { draft: string; release: string; stream: string; /** Null: no task is fetched ahead from here. */ ahead: string | null };
};

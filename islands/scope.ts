/**
 * One owner for every lifetime in an island: listeners, timers, frames, observers, children.
 * Nothing in islands/ may reach for them but here, so that ending a scope ends everything it began.
 */
export type Scope = {
  /** Listens until the scope ends. The event's type follows from its name where the DOM knows it. */
  on<K extends keyof HTMLElementEventMap>(
    target: EventTarget,
    name: K,
    handler: (event: HTMLElementEventMap[K]) => void,
    options?: AddEventListenerOptions,
  ): void;
  on(target: EventTarget, name: string, handler: (event: Event) => void, options?: AddEventListenerOptions): void;
  /** Runs once after `ms` milliseconds; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
  /** Runs before the next picture is shown; the answer cancels it. */
  frame(run: (time: number) => void): () => void;
  /** Calls for each change of the element's content box, in CSS pixels. */
  size(element: Element, changed: (width: number, height: number) => void): void;
  /** Ends with the scope; at once when the scope has ended already. */
  own(end: () => void): void;
  /** A scope that ends with this one, or earlier. */
  child(): Scope;
  /** Aborted when the scope ends; for fetches and image decoding. */
  readonly signal: AbortSignal;
  readonly ended: boolean;
  /** Ends what was begun, last first. Twice is harmless. */
  end(): void;
};

/** Makes `run` happen at most once per frame, however often it is asked for. */
export function oncePerFrame(scope: Scope, run: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    scope.frame(() => {
      waiting = false;
      run();
    });
  };
}

export function createScope(): Scope {
  const abort = new AbortController();
  const ends = new Set<() => void>();

  function own(end: () => void): void {
    if (abort.signal.aborted) end();
    else ends.add(end);
  }

  /** Registers how to stop something that may also stop by itself, so that long sessions hold no dead entries. */
  function once(stop: () => void): { forget: () => void; cancel: () => void } {
    own(stop);
    const forget = () => void ends.delete(stop);
    return { forget, cancel: () => (forget(), stop()) };
  }

  return {
    on(target: EventTarget, name: string, handler: (event: never) => void, options: AddEventListenerOptions = {}) {
      if (abort.signal.aborted) return;
      target.addEventListener(name, handler as EventListener, { ...options, signal: abort.signal });
    },
    after(ms, run) {
      if (abort.signal.aborted) return () => undefined;
      const timer = setTimeout(() => (held.forget(), run()), ms);
      const held = once(() => clearTimeout(timer));
      return held.cancel;
    },
    frame(run) {
      if (abort.signal.aborted) return () => undefined;
      const frame = requestAnimationFrame((time) => (held.forget(), run(time)));
      const held = once(() => cancelAnimationFrame(frame));
      return held.cancel;
    },
    size(element, changed) {
      const observer = new ResizeObserver(([entry]) => entry && changed(entry.contentRect.width, entry.contentRect.height));
      observer.observe(element);
      own(() => observer.disconnect());
    },
    own,
    child() {
      const child = createScope();
      const held = once(() => child.end());
      child.own(held.forget);
      return child;
    },
    signal: abort.signal,
    get ended() {
      return abort.signal.aborted;
    },
    end() {
      if (abort.signal.aborted) return;
      abort.abort();
      for (const end of [...ends].toReversed()) end();
      ends.clear();
    },
  };
}
